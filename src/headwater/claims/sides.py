"""Say for each statement of a claim on which side it stands: with those that assert the claim or with those that deny it.

A statement's own words give it a lean; its pairs pull it to the side of those it agrees with and away from those it
contradicts. Sides are settled together, by the mean field of the spins so coupled (Opper and Saad, Advanced Mean Field
Methods, 2001): each statement takes the mean of what it is by its lean and of what its neighbours, as sure of themselves
as they are, make of it. The claim is what most assert, so every statement leans a little that way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

ASSERTS, DENIES, DOUBTS = "asserts", "denies", "doubts"
USUAL = 0.12  # how far it leans to asserting its claim whatever its words
WIDEST = 3.0  # no words are taken to be plainer than this
CROWD = 0.5  # the pull of n pairs grows as n to the power of 1 - CROWD: pairs of one statement repeat each other
SUREST = 0.98  # no pair is taken to be surer than this
FIRM = 0.6  # how surely it must assert the claim before what sounds like a denial is not taken for one
ROUNDS = 30

Stance = tuple[str, float]
Pair = tuple[int, int, float, float]
Floats = NDArray[np.float64]


def take_sides(stances: Sequence[Stance], pairs: Iterable[Pair]) -> list[str]:
    """Return for each statement what it does to its claim, from its own stance and the pairs within claims.

    A stance comes with its lean, the log odds of a denial by the statement's own words. `pairs` are (a, b, opposes, score),
    each at most once: how likely the two contradict each other if they are about the same, and how likely they are. A
    doubt stays a doubt and pulls nobody; who has no pair keeps their own stance.
    """
    sides = [stance for stance, _ in stances]
    linked = sorted((min(a, b), max(a, b), _soften(*how)) for a, b, *how in pairs if sides[a] != DOUBTS != sides[b])
    if linked:
        leans = np.clip([lean for _, lean in stances], -WIDEST, WIDEST) - USUAL
        settled = _settle(leans, linked)
        for place in {end for a, b, _ in linked for end in (a, b)}:
            sides[place] = DENIES if settled[place] > (-FIRM if sides[place] == DENIES else 0) else ASSERTS
    return sides


def _soften(opposes: float, score: float) -> float:
    """Return how likely two contradict each other where they may not be about the same at all."""
    return 0.5 + (opposes - 0.5) * sqrt(score)


def _settle(leans: Floats, pairs: Sequence[tuple[int, int, float]]) -> Floats:
    """Return the side of each statement, -1 (surely asserts) to 1 (surely denies)."""
    ends = np.array([(a, b) for a, b, _ in pairs])
    chances = np.clip([opposes for _, _, opposes in pairs], 1 - SUREST, SUREST)
    to, of = np.concatenate([ends, ends[:, ::-1]]).T
    bonds = np.tile(np.log((1 - chances) / chances), 2)
    bonds /= np.bincount(to, minlength=len(leans))[to] ** CROWD
    sides = np.tanh(leans / 2)
    for _ in range(ROUNDS):
        pulls = np.bincount(to, bonds * sides[of], len(leans))
        sides = (sides + np.tanh((leans + pulls) / 2)) / 2
    return sides
