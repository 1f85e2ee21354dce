"""Find the pairs of statements whose vectors lie close: all against all, in blocks of matrix products."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numba import njit
from numpy.typing import NDArray

OTHERS = 30  # how many of the nearest statements of other reports are proposed for each statement
OWN = 5  # how many of its own report
FLOOR = 0.3  # no pair below this cosine is proposed
BLOCK = 256  # rows of one matrix product: 90,000 statements then take about 90 MB at a time

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
    """Yield each row's nearest rows, block by block."""
    for first in range(0, len(vectors), BLOCK):
        cosines = vectors[first : first + BLOCK] @ vectors.T
        columns = np.full((len(cosines), OTHERS + OWN), -1, np.int64)
        values = np.full((len(cosines), OTHERS + OWN), FLOOR, np.float32)
        _keep_nearest(cosines, first, reports, columns, values)
        kept = columns >= 0
        yield np.repeat(np.arange(first, first + len(cosines)), kept.sum(axis=1)), columns[kept], values[kept]


def _keep_nearest(cosines: Floats, first: int, reports: Ints, columns: Ints, values: Floats) -> None:
    """Write the nearest columns of each row, the nearest first: of other reports, then of its own.

    `values` begins as the floor in every place. Of two equally near columns the lower one is kept.
    """
    for row in range(len(cosines)):
        me = first + row
        for column in range(cosines.shape[1]):
            value = cosines[row, column]
            if column == me or not value >= values[row, -1 if reports[column] == reports[me] else OTHERS - 1]:
                continue
            low, place = (OTHERS, columns.shape[1] - 1) if reports[column] == reports[me] else (0, OTHERS - 1)
            if columns[row, place] >= 0 and value == values[row, place]:
                continue
            while place > low and (columns[row, place - 1] < 0 or values[row, place - 1] < value):
                columns[row, place] = columns[row, place - 1]
                values[row, place] = values[row, place - 1]
                place -= 1
            columns[row, place] = column
            values[row, place] = value


_keep_nearest = njit(cache=True)(_keep_nearest)
