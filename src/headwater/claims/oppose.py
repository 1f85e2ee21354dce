"""What speaks for and against two statements' contradicting each other, if they are about the same, as numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from headwater.claims import kernels
from headwater.claims.columns import DENIED, NEGATED, OWN, QUOTED
from headwater.claims.features import WIDEST, Pairs

OPPOSING = (
    "cosine", "words_contained", "both_close", "leans_apart", "leans_alike", "denied_one", "denied_both", "negated_one",
    "negated_both", "quoted_one", "source_same", "source_differs", "beside", "negated_one_close", "denied_one_close",
)  # fmt: skip
BESIDE = 200  # characters between two statements of one report that may be put against each other there


def contrast(pairs: Pairs) -> NDArray[np.float64]:
    """Return the features of each pair, in the order of `OPPOSING`; the same whichever comes first."""
    columns, a, b = pairs.columns, pairs.a, pairs.b
    own = columns.count(OWN)
    contained = pairs.shared[:, kernels.COUNT] / np.maximum(1, np.minimum(own[a], own[b]))
    leans = np.clip(columns.leans, -WIDEST, WIDEST)
    named, same = (columns.sources[a] > 0) & (columns.sources[b] > 0), columns.sources[a] == columns.sources[b]
    gap = np.maximum(columns.starts[a], columns.starts[b]) - np.minimum(columns.ends[a], columns.ends[b])
    near = (columns.reports[a] == columns.reports[b]) & (gap < BESIDE)
    denied, negated = pairs.one_has(DENIED), pairs.one_has(NEGATED)
    return np.column_stack([
        pairs.cosines,
        contained,
        pairs.cosines * contained,
        np.abs(leans[a] - leans[b]),
        np.tanh(leans[a] / 2) * np.tanh(leans[b] / 2),
        denied,
        pairs.both_have(DENIED),
        negated,
        pairs.both_have(NEGATED),
        pairs.one_has(QUOTED),
        named & same,
        named & ~same,
        near & ~(named & same),
        negated * contained,
        denied * pairs.cosines,
    ])  # fmt: skip
