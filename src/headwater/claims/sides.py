"""Say for each statement of a claim on which side it stands: with those that assert the claim or with those that deny it.

A statement's own words give it a lean; its pairs pull it to the side of those it agrees with and away from those it
contradicts. Sides are settled together, by the mean field of the spins so coupled (Opper and Saad, Advanced Mean Field
Methods, 2001): each statement takes the mean of what it is by its lean and of what its neighbours, as sure of themselves
as they are, make of it. The claim is what most assert, so every statement leans a little that way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

ASSERTS, DENIES, DOUBTS = "asserts", "denies", "doubts"
LEANS = {ASSERTS: -1.1, DENIES: 0.5}  # the log odds of denying the claim, by the statement's own stance
PULL = 2.0  # what a pair's log odds weigh against a lean's
CROWD = 0.75  # the pull of n pairs grows as n to the power of 1 - CROWD: pairs of one statement repeat each other
SUREST = 0.98  # no pair is taken to be surer than this
ROUNDS = 30

Pair = tuple[int, int, float]
Floats = NDArray[np.float64]


def take_sides(stances: Sequence[str], pairs: Iterable[Pair]) -> list[str]:
    """Return for each statement what it does to its claim, from its own stance and the pairs within claims.

    `pairs` are (a, b, opposes), each at most once; `opposes` is how likely the two contradict each other. A doubt stays a
    doubt and pulls nobody. Without pairs, or with pairs that say nothing, everyone keeps their own stance.
    """
    leans = np.array([LEANS.get(stance, 0.0) for stance in stances])
    linked = sorted((min(a, b), max(a, b), opposes) for a, b, opposes in pairs if stances[a] != DOUBTS != stances[b])
    sides = _settle(leans, linked) if linked else leans
    found = [DENIES if side > 0 else ASSERTS for side in sides.tolist()]
    return [DOUBTS if own == DOUBTS else side for own, side in zip(stances, found, strict=True)]


def _settle(leans: Floats, pairs: Sequence[Pair]) -> Floats:
    """Return the side of each statement, -1 (surely asserts) to 1 (surely denies)."""
    ends = np.array([(a, b) for a, b, _ in pairs])
    chances = np.clip([opposes for _, _, opposes in pairs], 1 - SUREST, SUREST)
    to, of = np.concatenate([ends, ends[:, ::-1]]).T
    bonds = np.tile(np.log((1 - chances) / chances), 2) * PULL
    bonds /= np.bincount(to, minlength=len(leans))[to] ** CROWD
    sides = np.tanh(leans / 2)
    for _ in range(ROUNDS):
        pulls = np.bincount(to, bonds * sides[of], len(leans))
        sides = (sides + np.tanh((leans + pulls) / 2)) / 2
    return sides
