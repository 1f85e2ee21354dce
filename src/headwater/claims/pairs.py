"""Find the pairs of statements whose vectors lie close: all against all, in blocks of matrix products."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numba import njit
from numpy.typing import NDArray

OTHERS = 30  # how many of the nearest statements of kin reports are proposed for each statement
OWN = 5  # how many of its own report
FLOOR = 0.3  # no pair below this cosine is proposed
BLOCK = 256  # rows of one matrix product: 90,000 statements then take about 90 MB at a time
KIN, ITSELF = 1, 2

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


def find_nearest(vectors: Floats, reports: Ints, kin: Ints) -> tuple[Ints, Ints, Floats]:
    """Return the pairs (a, b, cosine) of row numbers, a < b, each once and in order.

    A pair is there where one of the two is among the other's nearest: the `OTHERS` nearest of kin reports, the `OWN`
    nearest of its own. `vectors` are rows of length 1; `reports` says which report each row belongs to; `kin` holds two
    report numbers a row, in both directions: what reports of different events say in like words is not the same.
    """
    found = [*_search(vectors, reports, kin)]
    if not found:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32)
    rows, columns, cosines = (np.concatenate(part) for part in zip(*found, strict=True))
    keys = np.minimum(rows, columns) * len(vectors) + np.maximum(rows, columns)
    unique, places = np.unique(keys, return_index=True)
    return unique // len(vectors), unique % len(vectors), cosines[places]


def tie_all(reports: Sequence[int]) -> Ints:
    """Return the kin of a pile in which every report is kin of every other: one story."""
    known = sorted(set(reports))
    return np.array([(a, b) for a in known for b in known if a != b], np.int64).reshape(-1, 2)


def _search(vectors: Floats, reports: Ints, kin: Ints) -> Iterator[tuple[Ints, Ints, Floats]]:
    """Yield each row's nearest rows, block by block."""
    kin = kin[np.argsort(kin[:, 0], kind="stable")]
    for first in range(0, len(vectors), BLOCK):
        cosines = vectors[first : first + BLOCK] @ vectors.T
        rows = np.arange(first, first + len(cosines))
        cosines[rows - first, rows] = -1
        sides = _tell_sides(reports[rows], kin, int(reports.max()) + 1)
        columns = np.full((len(cosines), OTHERS + OWN), -1, np.int64)
        values = np.full((len(cosines), OTHERS + OWN), FLOOR, np.float32)
        _keep_nearest(cosines, reports, sides, columns, values)
        kept = columns >= 0
        yield np.repeat(rows, kept.sum(axis=1)), columns[kept], values[kept]


def _tell_sides(mine: Ints, kin: Ints, count: int) -> NDArray[np.uint8]:
    """Return for each row and report what the report is to the row's: KIN, ITSELF, or 0."""
    sides = np.zeros((len(mine), count), np.uint8)
    begins, ends = (np.searchsorted(kin[:, 0], mine, side) for side in ("left", "right"))
    for row in range(len(mine)):
        sides[row, kin[begins[row] : ends[row], 1]] = KIN
        sides[row, mine[row]] = ITSELF
    return sides


def _keep_nearest(cosines: Floats, reports: Ints, sides: NDArray[np.uint8], columns: Ints, values: Floats) -> None:
    """Write the nearest columns of each row, the nearest first: of kin reports, then of its own.

    `values` begins as the floor in every place. Of two equally near columns the lower one is kept.
    """
    for row in range(len(cosines)):
        for column in range(cosines.shape[1]):
            side, value = sides[row, reports[column]], cosines[row, column]
            if side == 0:
                continue
            low, place = (0, OTHERS - 1) if side == KIN else (OTHERS, columns.shape[1] - 1)
            if not value >= values[row, place] or (columns[row, place] >= 0 and value == values[row, place]):
                continue
            while place > low and (columns[row, place - 1] < 0 or values[row, place - 1] < value):
                columns[row, place] = columns[row, place - 1]
                values[row, place] = values[row, place - 1]
                place -= 1
            columns[row, place] = column
            values[row, place] = value


_keep_nearest = njit(cache=True)(_keep_nearest)
