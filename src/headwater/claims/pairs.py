"""Find the pairs of statements whose vectors lie close, report by report among its kin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.compiled import kernel

OTHERS = 30  # how many of the nearest statements of kin reports are proposed for each statement
OWN = 5  # how many of its own report
FLOOR = 0.3  # no pair below this cosine is proposed

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Found = tuple[Ints, Ints, Floats]


def find_nearest(vectors: Floats, reports: Ints, kin: Ints) -> Found:
    """Return the pairs (a, b, cosine) of row numbers, a < b, each once and in order.

    A pair is there where one of the two is among the other's nearest: the `OTHERS` nearest of kin reports, the `OWN`
    nearest of its own. `vectors` are rows of length 1; `reports` says which report each row belongs to; `kin` holds two
    report numbers a row, in both directions: what reports of different events say in like words is not the same. The time
    it takes grows with the reports' kin, not with the square of what there is.
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


def _search(vectors: Floats, reports: Ints, kin: Ints) -> Iterator[Found]:
    """Yield each row's nearest rows, report by report."""
    rows_of = _divide(np.arange(len(reports)), reports)
    kin_of = _divide(kin[:, 1], kin[:, 0])
    for report, rows in rows_of.items():
        own = vectors[rows] @ vectors[rows].T
        np.fill_diagonal(own, -1)
        yield _take_nearest(own, rows, rows, OWN)
        others = [rows_of[other] for other in kin_of.get(report, np.zeros(0, np.int64)).tolist() if other in rows_of]
        if others:
            columns = np.sort(np.concatenate(others))
            yield _take_nearest(vectors[rows] @ vectors[columns].T, rows, columns, OTHERS)


def _divide(values: Ints, keys: Ints) -> dict[int, Ints]:
    """Return key → its values, in their order."""
    order = np.argsort(keys, kind="stable")
    known, begins = np.unique(keys[order], return_index=True)
    return dict(zip(known.tolist(), np.split(values[order], begins[1:]), strict=True)) if len(known) else {}


def _take_nearest(cosines: Floats, rows: Ints, columns: Ints, most: int) -> Found:
    """Return the `most` nearest columns of each row, the nearest first, as pairs of what `rows` and `columns` call them."""
    places = np.full((len(rows), most), -1, np.int64)
    values = np.full((len(rows), most), FLOOR, np.float32)
    _keep_nearest(cosines, places, values)
    kept = places >= 0
    return np.repeat(rows, kept.sum(axis=1)), columns[places[kept]], values[kept]


@kernel
def _keep_nearest(cosines: Floats, places: Ints, values: Floats) -> None:
    """Write the nearest columns of each row, the nearest first.

    `values` begins as the floor in every place. Of two equally near columns the lower one is kept.
    """
    last = places.shape[1] - 1
    for row in range(len(cosines)):
        for column in range(cosines.shape[1]):
            value, place = cosines[row, column], last
            if not value >= values[row, place] or (places[row, place] >= 0 and value == values[row, place]):
                continue
            while place > 0 and (places[row, place - 1] < 0 or values[row, place - 1] < value):
                places[row, place] = places[row, place - 1]
                values[row, place] = values[row, place - 1]
                place -= 1
            places[row, place] = column
            values[row, place] = value
