"""Find the pairs of statements whose vectors lie close: all against all, in blocks of matrix products."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

OTHERS = 30  # how many of the nearest statements of other reports are proposed for each statement
OWN = 5  # how many of its own report
FLOOR = 0.3  # no pair below this cosine is proposed
BLOCK = 256  # rows of one matrix product: 50,000 statements then take about 200 MB at a time

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


def find_nearest(vectors: Floats, reports: Ints) -> tuple[Ints, Ints, Floats]:
    """Return the pairs (a, b, cosine) of row numbers, a < b, each once and in order.

    A pair is there where one of the two is among the other's nearest: the `OTHERS` nearest of other reports, the `OWN`
    nearest of its own. `vectors` are rows of length 1; `reports` says which report each row belongs to.
    """
    found = [*_search(vectors, reports)]
    if not found:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32)
    rows, columns, cosines = (np.concatenate(part) for part in zip(*found, strict=True))
    keys = np.minimum(rows, columns) * len(vectors) + np.maximum(rows, columns)
    unique, places = np.unique(keys, return_index=True)
    return unique // len(vectors), unique % len(vectors), cosines[places]


def _search(vectors: Floats, reports: Ints) -> Iterator[tuple[Ints, Ints, Floats]]:
    """Yield each row's nearest rows, block by block: of other reports, then of its own."""
    for first in range(0, len(vectors), BLOCK):
        rows = np.arange(first, min(first + BLOCK, len(vectors)))
        cosines = vectors[rows] @ vectors.T
        own = reports[rows][:, None] == reports[None, :]
        yield _choose(rows, np.where(own, -1, cosines), OTHERS)
        cosines[np.arange(len(rows)), rows] = -1
        yield _choose(rows, np.where(own, cosines, -1), OWN)


def _choose(rows: Ints, cosines: Floats, count: int) -> tuple[Ints, Ints, Floats]:
    """Return the `count` highest of each row that reach the floor."""
    count = min(count, cosines.shape[1] - 1)
    columns = np.argpartition(-cosines, count, axis=1)[:, :count] if count else np.zeros((len(rows), 0), np.int64)
    values = np.take_along_axis(cosines, columns, axis=1)
    kept = values >= FLOOR
    return np.repeat(rows, kept.sum(axis=1)), columns[kept], values[kept]
