"""Group statements into claims by average linkage over the sparse graph of scored pairs.

Two groups are joined while the mean score of all pairs between them is high enough. A pair that nobody scored counts
nothing, so that one wrong pair cannot glue two claims together; but it is held against two groups only as far as their
members had room for it among the few that each is scored against. Else a claim of a hundred copies would fall apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from headwater.decisions.bonds import Bonds

REACH = 30  # a statement is scored against about so many others
BOND = 0.2  # two groups are joined only where one pair at least has this score: a topic they share is no claim

Pair = tuple[int, int, float]


def join_groups(count: int, pairs: Iterable[Pair], enough: float, bonds: Bonds[int] | None = None) -> list[int]:
    """Return for each of `count` items the lowest number in its group.

    `pairs` are (a, b, score), each at most once; groups are joined down to a mean score of `enough`. What `bonds` hold
    together or apart is so in the end: groups that share a bundle are weighed each by itself, and are one at last.
    """
    bonds = bonds or Bonds()
    groups = _Groups(count, pairs)
    while best := groups.pop():
        mean, a, b = best
        if mean >= enough and groups.ties[a][b].best >= BOND and bonds.join(a, b):
            groups.join(a, b)
    lowest: dict[int, int] = {}
    for item in range(count):
        lowest.setdefault(bonds.root(item), item)
    return [lowest[bonds.root(item)] for item in range(count)]


class _Tie(NamedTuple):
    """The scores of the pairs between two groups: their sum, how many there are, and the highest."""

    total: float
    scored: int
    best: float

    def plus(self, other: _Tie) -> _Tie:
        return _Tie(self.total + other.total, self.scored + other.scored, max(self.best, other.best))


class _Groups:
    """The groups so far, the tie between each two that touch, and a heap of their means, highest first."""

    def __init__(self, count: int, pairs: Iterable[Pair]) -> None:
        self.parent = list(range(count))
        self.size = [1] * count
        self.inside = [0] * count  # pairs scored within each group
        self.ties: list[dict[int, _Tie]] = [{} for _ in range(count)]
        for a, b, score in sorted(pairs):
            self.ties[a][b] = self.ties[b][a] = _Tie(score, 1, score)
        self.heap = [(-self.mean(a, b), a, b) for a in range(count) for b in self.ties[a] if a < b]
        heapify(self.heap)

    def mean(self, a: int, b: int) -> float:
        """Return the mean score between two groups."""
        tie = self.ties[a][b]
        missing = self.size[a] * self.size[b] - tie.scored
        return tie.total / (tie.scored + missing * (1 - self.fullness(a) * self.fullness(b)))

    def fullness(self, a: int) -> float:
        """Return how much of its members' reach a group takes up itself, 0..1."""
        return min(1.0, 2 * self.inside[a] / (self.size[a] * REACH))

    def pop(self) -> tuple[float, int, int] | None:
        """Return the two groups with the highest mean, and take them off the heap; None where no two touch."""
        while self.heap:
            negative, a, b = heappop(self.heap)
            if self.parent[a] != a or self.parent[b] != b or b not in self.ties[a]:
                continue
            mean = self.mean(a, b)
            if mean >= -negative:
                return mean, a, b
            heappush(self.heap, (-mean, a, b))  # one of them grew since it was pushed
        return None

    def join(self, a: int, b: int) -> None:
        """Make one group of two; the one with fewer neighbours goes into the other."""
        kept, gone = (a, b) if (len(self.ties[a]), -a) >= (len(self.ties[b]), -b) else (b, a)
        self.parent[gone] = kept
        self.size[kept] += self.size[gone]
        self.inside[kept] += self.inside[gone] + self.ties[kept][gone].scored
        del self.ties[kept][gone], self.ties[gone][kept]
        for other, tie in self.ties[gone].items():
            del self.ties[other][gone]
            before = self.ties[kept].get(other)
            self.ties[kept][other] = self.ties[other][kept] = tie.plus(before) if before else tie
            low, high = min(kept, other), max(kept, other)
            heappush(self.heap, (-self.mean(low, high), low, high))
        self.ties[gone] = {}
