"""What speaks for and against two statements' being the same claim, as numbers: a column a feature, a row a pair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.claims import kernels
from headwater.claims.columns import DAY, DENIED, NAME, NEGATED, NUMBER, OWN, QUOTED, ROLE, TITLE, Columns

FEATURES = (
    "cosine", "words_shared", "words_jaccard", "words_contained", "around_shared", "around_jaccard", "around_contained",
    "numbers_shared", "numbers_clash", "numbers_around", "names_shared", "names_around", "names_clash", "same_order",
    "negated_one", "denied_one", "denied_any", "titles", "quoted", "shorter", "longer", "same_report", "apart",
    "months_apart", "year_apart", "names_apart", "numbers_apart", "days_shared", "days_clash", "roles_shared", "roles_clash",
    "source_same", "source_differs", "leans_apart",
)  # fmt: skip
MONTHS, YEAR = 60, 300  # days between two reports: what is said of today's event is seldom said of one so long ago
WIDEST = 3.0  # no lean is taken to be wider

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of rows of `columns`, those with one `a` together, and the cosines of their vectors.

    `shared` says what the words of the two share, a line a pair, with the columns that `kernels` names; `telling` which of
    the shared words tell most, as places among those of `a`, a byte each.
    """

    columns: Columns
    a: Ints
    b: Ints
    cosines: Floats
    shared: Floats
    telling: Ints

    @classmethod
    def of(cls, columns: Columns, a: Ints, b: Ints, cosines: Floats) -> Pairs:
        """Return these pairs with what their words share: a word counts by how few of those paired with `a` have it."""
        stems = (columns.around, columns.kinds, columns.around_at)
        order = (columns.order, columns.order_at)
        return cls(columns, a, b, cosines, *kernels.compare_rows(stems, order, columns.digits, a, b))

    def one_has(self, mark: int) -> NDArray[np.bool_]:
        """Return whether just one of the two has a mark."""
        return self._has(self.a, mark) ^ self._has(self.b, mark)

    def both_have(self, mark: int) -> NDArray[np.bool_]:
        """Return whether both have a mark."""
        return self._has(self.a, mark) & self._has(self.b, mark)

    def count_having(self, mark: int) -> Ints:
        """Return how many of the two have a mark."""
        return self._has(self.a, mark).astype(np.int64) + self._has(self.b, mark)

    def _has(self, rows: Ints, mark: int) -> NDArray[np.bool_]:
        return np.asarray(self.columns.marks[rows] & mark > 0)


def compare(pairs: Pairs) -> Floats:
    """Return the features of each pair, in the order of `FEATURES`; the same whichever comes first."""
    columns, a, b, shared = pairs.columns, pairs.a, pairs.b, pairs.shared
    lengths = np.sort(np.stack([columns.ends[rows] - columns.starts[rows] for rows in (a, b)]), axis=0)
    longest = np.maximum(*(np.diff(columns.order_at)[rows] for rows in (a, b)))
    named, same = (columns.sources[a] > 0) & (columns.sources[b] > 0), columns.sources[a] == columns.sources[b]
    leans = np.clip(columns.leans, -WIDEST, WIDEST)
    apart = np.where((columns.days[a] > 0) & (columns.days[b] > 0), np.abs(columns.days[a] - columns.days[b]), 0)
    return np.column_stack([
        pairs.cosines,
        *_overlap(*(shared[:, kernels.SHARED], shared[:, kernels.MINE], shared[:, kernels.THEIRS])),
        *_overlap(*(shared[:, kernels.SHARED_AROUND], shared[:, kernels.MINE_AROUND], shared[:, kernels.THEIRS_AROUND])),
        shared[:, kernels.NUMBERS],
        _clash(pairs, NUMBER, shared[:, kernels.NUMBERS]),
        shared[:, kernels.NUMBERS_AROUND],
        shared[:, kernels.NAMES],
        shared[:, kernels.NAMES_AROUND],
        _clash(pairs, NAME, shared[:, kernels.NAMES]),
        shared[:, kernels.SUBSEQUENCE] / np.maximum(longest, 1),
        pairs.one_has(NEGATED),
        pairs.one_has(DENIED),
        pairs.count_having(DENIED) > 0,
        pairs.count_having(TITLE),
        pairs.count_having(QUOTED),
        *np.log1p(lengths),
        columns.reports[a] == columns.reports[b],
        np.abs(columns.places[a] - columns.places[b]),
        apart > MONTHS,
        apart > YEAR,
        _lack(pairs, NAME, shared[:, kernels.NAMES]),
        _lack(pairs, NUMBER, shared[:, kernels.NUMBERS]),
        shared[:, kernels.DAYS],
        _clash(pairs, DAY, shared[:, kernels.DAYS]),
        shared[:, kernels.ROLES],
        _clash(pairs, ROLE, shared[:, kernels.ROLES]),
        named & same,
        named & ~same,
        np.abs(leans[a] - leans[b]),
    ])  # fmt: skip


def _overlap(shared: Floats, mine: Floats, theirs: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the weight of the shared words, its share of all words', and of the words of the lighter side."""
    whole, light = mine + theirs - shared, np.minimum(mine, theirs)
    return shared, _divide(shared, whole), _divide(shared, light)


def _divide(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def _lack(pairs: Pairs, kind: int, shared: Floats) -> Floats:
    """Return how many words of a kind each of the two has that the other has not, at least: 3 stand for more."""
    counts = pairs.columns.count(kind | OWN)
    return np.minimum(np.minimum(counts[pairs.a], counts[pairs.b]) - shared, 3)


def _clash(pairs: Pairs, kind: int, shared: Floats) -> NDArray[np.bool_]:
    """Return whether both have words, or facts, of a kind and share none of them."""
    counts = pairs.columns.count(kind if kind in (DAY, ROLE) else kind | OWN)
    return np.asarray((counts[pairs.a] > 0) & (counts[pairs.b] > 0) & (shared == 0))
