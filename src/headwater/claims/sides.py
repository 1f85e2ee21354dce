"""Say for each statement of a claim on which side it stands: with those that assert the claim or with those that deny it.

A statement's own words give it a lean; its pairs pull it to the side of those it agrees with and away from those it
contradicts. Sides are settled together, by the mean field of the spins so coupled (Opper and Saad, Advanced Mean Field
Methods, 2001): each statement takes the mean of what it is by its lean and of what its neighbours, as sure of themselves
as they are, make of it. The claim is what most assert, so every statement leans a little that way; and what several reports
negate while nobody asserts it is itself the claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

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
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def take_sides(stances: Sequence[Stance], ends: Ints, opposes: Floats, scores: Floats) -> list[str]:
    """Return for each statement what it does to its claim, from its own stance and the pairs within claims.

    A stance comes with its lean, the log odds of a denial by the statement's own words. `ends` holds the two statements of a
    pair a row, each pair at most once; `opposes` is how likely they contradict each other if they are about the same,
    `scores` how likely they are. A doubt stays a doubt and pulls nobody; who has no pair keeps their own stance.
    """
    sides = [stance for stance, _ in stances]
    doubted = np.array([side == DOUBTS for side in sides], np.bool_)
    linked = ~doubted[ends].any(axis=1)
    if linked.any():
        leans = np.clip([lean for _, lean in stances], -WIDEST, WIDEST) - USUAL
        # Where they may not be about the same at all, it is less likely that they contradict each other.
        chances = 0.5 + (opposes[linked] - 0.5) * np.sqrt(scores[linked])
        settled = _settle(leans, np.sort(ends[linked], axis=1), chances)
        for place in np.unique(ends[linked]).tolist():
            sides[place] = DENIES if settled[place] > (-FIRM if sides[place] == DENIES else 0) else ASSERTS
    return sides


def own_negations(sides: Sequence[str], owners: Sequence[int], reports: Sequence[str], negated: Sequence[bool]) -> list[str]:
    """Return the sides, where what several reports only negate is what they assert: "no child was hurt".

    A row a statement: its side, the number of its claim, its report, and whether its own words hold a negation. Only claims
    that nobody asserts are changed, and of these not what one report alone denies nor what is denied without such a word
    ("he denied that he knew"): somebody will have said that elsewhere.
    """
    settled = list(sides)
    asserted = {owner for owner, side in zip(owners, sides, strict=True) if side == ASSERTS}
    denying: dict[int, list[int]] = defaultdict(list)
    for place, (owner, side) in enumerate(zip(owners, sides, strict=True)):
        if side == DENIES and owner not in asserted:
            denying[owner].append(place)
    for places in denying.values():
        if all(negated[place] for place in places) and len({reports[place] for place in places}) > 1:
            for place in places:
                settled[place] = ASSERTS
    return settled


def _settle(leans: Floats, ends: Ints, chances: Floats) -> Floats:
    """Return the side of each statement, -1 (surely asserts) to 1 (surely denies)."""
    order = np.lexsort((chances, *ends.T[::-1]))
    ends, chances = ends[order], np.clip(chances[order], 1 - SUREST, SUREST)
    to, of = np.concatenate([ends, ends[:, ::-1]]).T
    bonds = np.tile(np.log((1 - chances) / chances), 2)
    bonds /= np.bincount(to, minlength=len(leans))[to] ** CROWD
    sides = np.tanh(leans / 2)
    for _ in range(ROUNDS):
        pulls = np.bincount(to, bonds * sides[of], len(leans))
        sides = (sides + np.tanh((leans + pulls) / 2)) / 2
    return sides
