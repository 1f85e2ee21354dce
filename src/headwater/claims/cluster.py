"""Group statements into claims by average linkage over the sparse graph of scored pairs.

Two groups are joined while the mean score of all pairs between them is high enough. A pair that nobody scored counts
nothing, so that one wrong pair cannot glue two claims together; but it is held against two groups only as far as their
members had room for it among the few that each is scored against. Else a claim of a hundred copies would fall apart.
Of reports that are no kin no pair is scored: that is held against two groups in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.claims.linkage import Kinship, link_groups
from headwater.decisions.bonds import Bonds
from headwater.records import Kin

REACH = 30  # a statement is scored against about so many others
BOND = 0.2  # two groups are joined only where one pair at least has this score: a topic they share is no claim

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def join_groups(kinship: Kinship, pairs: tuple[Ints, Floats], enough: float, bonds: Bonds[int] | None = None) -> list[int]:
    """Return for each item the lowest number in its group; `kinship`, as `tell_kinship` returns it, says how many there are.

    `pairs` hold the two items of a pair a row, each pair at most once, and its score; groups are joined down to a mean
    score of `enough`. What `bonds` hold together or apart is so in the end: groups that share a bundle are weighed each by
    itself, and are one at last.
    """
    ends, scores = np.sort(pairs[0].reshape(-1, 2), axis=1), pairs[1]
    order = np.lexsort(ends.T[::-1])
    bundles, foes = _lay_out(len(kinship[0]), bonds)
    link_groups((ends[order], scores[order]), np.array([enough, BOND, REACH]), bundles, foes, kinship)
    _, first, groups = np.unique(bundles, return_index=True, return_inverse=True)
    return [int(lowest) for lowest in first[groups]]


def tell_kinship(reports: Sequence[str], kin: Iterable[Kin]) -> Kinship:
    """Return which of the reports of some items, given item by item, are kin of which."""
    known, numbers = np.unique(np.array(reports, np.str_), return_inverse=True)
    place = {report: number for number, report in enumerate(known.tolist())}
    ends = [(place[row.report], place[row.other]) for row in kin if row.report in place and row.other in place]
    sides = np.array(sorted(ends), np.int64).reshape(-1, 2)
    begins = np.searchsorted(sides[:, 0], np.arange(len(known) + 1)).astype(np.int64)
    return numbers.astype(np.int64).reshape(-1), begins, np.ascontiguousarray(sides[:, 1])


def _lay_out(count: int, bonds: Bonds[int] | None) -> tuple[Ints, Ints]:
    """Return for each item the lowest one of its bundle, and the pairs of such items whose bundles must stay apart."""
    if bonds is None:
        return np.arange(count), np.zeros((0, 2), np.int64)
    lowest: dict[int, int] = {}
    bundles = [lowest.setdefault(bonds.root(item), item) for item in range(count)]
    foes = [(lowest[one], lowest[other]) for one, other in bonds.foes() if one in lowest and other in lowest]
    return np.array(bundles, np.int64), np.array(foes, np.int64).reshape(-1, 2)
