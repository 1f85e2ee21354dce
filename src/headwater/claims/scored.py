"""The scored pairs of a whole case in columns: taken from rows, cut down, asked for the best of each statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from headwater.records import Matches, Statement

T = TypeVar("T", bound=np.generic)
Ids = NDArray[np.uint64]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs of statements, called by their places in a list; the first of a pair has the lower id.

    `ends` holds the two places a row; `scores`, `opposes` and `reasons` are those of `Matches`.
    """

    ends: Ints
    scores: Floats
    opposes: Floats
    reasons: NDArray[np.uint32]

    @classmethod
    def of(cls, rows: Sequence[Matches], ids: Ids) -> Scored:
        """Return the pairs of rows of which both statements are among those with these ids, which give them their places."""
        ends = np.stack([_stack((row.a for row in rows), np.uint64), _stack((row.b for row in rows), np.uint64)], axis=1)
        scores, opposes = (
            _stack(blobs, np.float32).astype(np.float64).round(4)
            for blobs in ((row.scores for row in rows), (row.opposes for row in rows))
        )
        by_id = np.argsort(ids)
        found = np.minimum(np.searchsorted(ids, ends, sorter=by_id), len(ids) - 1)
        places = by_id[found] if len(ids) else np.zeros_like(found)
        known = (ids[places] == ends).all(axis=1) if len(ids) else np.zeros(len(ends), np.bool_)
        pairs = cls(places, scores, opposes, _stack((row.reasons for row in rows), np.uint32))
        return pairs.keep(known)

    def keep(self, kept: Marks) -> Scored:
        """Return the pairs that are marked."""
        return Scored(self.ends[kept], self.scores[kept], self.opposes[kept], self.reasons[kept])

    def within(self, owners: Ints) -> Scored:
        """Return the pairs of which both statements have one owner."""
        return self.keep(owners[self.ends[:, 0]] == owners[self.ends[:, 1]])


def _stack(blobs: Iterable[bytes], kind: type[T]) -> NDArray[T]:
    return np.frombuffer(b"".join(blobs), kind)


def find_overlaps(statements: Sequence[Statement], ends: Ints) -> tuple[Marks, Marks]:
    """Return which pairs of statements are of two reports, and which overlap in one."""
    reports = np.unique([statement.report for statement in statements], return_inverse=True)[1]
    spans = np.array([(statement.start, statement.end) for statement in statements], np.int64).reshape(-1, 2)
    one, other = ends.T
    apart = reports[one] != reports[other]
    overlap = ~apart & (spans[one, 0] < spans[other, 1]) & (spans[other, 0] < spans[one, 1])
    return apart, overlap


def choose_best(ends: Ints, ranks: Sequence[NDArray[np.generic]]) -> dict[int, int]:
    """Return place → the number of its best pair: by the first of `ranks`, then the next; of equals the first pair."""
    places, pairs = ends.T.ravel(), np.tile(np.arange(len(ends)), 2)
    order = np.lexsort((-pairs, *(rank[pairs] for rank in reversed(ranks)), places))
    # Written in this order, the last pair of a place stays.
    return dict(zip(places[order].tolist(), pairs[order].tolist(), strict=True))
