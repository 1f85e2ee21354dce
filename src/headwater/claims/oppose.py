"""What speaks for and against two statements' contradicting each other, if they are about the same, as numbers."""

from __future__ import annotations

from math import tanh

from headwater.claims.features import take_side
from headwater.records import Gist

OPPOSING = (
    "cosine", "words_contained", "both_close", "leans_apart", "leans_alike", "denied_one", "denied_both", "negated_one",
    "negated_both", "quoted_one", "source_same", "source_differs", "beside", "negated_one_close", "denied_one_close",
)  # fmt: skip
BESIDE = 200  # characters between two statements of one report that may be put against each other there
WIDEST = 3.0  # no lean is taken to be wider


def contrast(cosine: float, a: Gist, b: Gist) -> list[float]:
    """Return the features of a pair, in the order of `OPPOSING`; the same whichever comes first."""
    one, two = take_side(a.words, a.around), take_side(b.words, b.around)
    contained = len(one.words & two.words) / max(1, min(len(one.words), len(two.words)))
    leans = [max(-WIDEST, min(WIDEST, gist.lean)) for gist in (a, b)]
    same, differs = bool(a.source) and a.source == b.source, bool(a.source and b.source) and a.source != b.source
    gap = max(a.start, b.start) - min(a.end, b.end)
    return [
        cosine,
        contained,
        cosine * contained,
        abs(leans[0] - leans[1]),
        tanh(leans[0] / 2) * tanh(leans[1] / 2),
        _has_one("denied", a, b),
        _has_both("denied", a, b),
        _has_one("negated", a, b),
        _has_both("negated", a, b),
        _has_one("quoted", a, b),
        same,
        differs,
        a.report == b.report and gap < BESIDE and not same,
        _has_one("negated", a, b) * contained,
        _has_one("denied", a, b) * cosine,
    ]


def _has_one(mark: str, a: Gist, b: Gist) -> bool:
    return (mark in a.marks) != (mark in b.marks)


def _has_both(mark: str, a: Gist, b: Gist) -> bool:
    return mark in a.marks and mark in b.marks
