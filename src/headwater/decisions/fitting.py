"""Which of several spans is meant by one that may not be quite the same any more."""

from __future__ import annotations

from collections.abc import Sequence

ENOUGH = 0.5  # share of two spans together that they have in common, from which one stands for the other
CLEAR = 0.1  # by how much the best must be better than the next: a sentence and what is quoted in it are two statements

Spanned = Sequence[tuple[int, int, str]]  # start, end, id of the row that stands there


def fit_span(start: int, end: int, spans: Spanned) -> str:
    """Return the id of what stands exactly there, else of what overlaps it by at least half and clearly best; else ""."""
    shares: dict[str, float] = {}
    for other_start, other_end, id_ in spans:
        both = min(end, other_end) - max(start, other_start)
        if both > 0:
            share = both / (max(end, other_end) - min(start, other_start))
            shares[id_] = max(share, shares.get(id_, 0.0))
    best, second, *_ = [*sorted(shares.values(), reverse=True), 0.0, 0.0]
    clear = best - second >= CLEAR or best == 1.0 > second
    return next(id_ for id_, share in shares.items() if share == best) if best >= ENOUGH and clear else ""
