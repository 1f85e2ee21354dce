"""Split what says more than one thing into its statements, as learnt: "the bridge fell and the school closed" says two.

Every span between two borders of a piece is weighed by the trees that `training/train_split.py` made. Those that are likely
enough become pieces of their own; a piece that such parts mostly fill goes, for the whole would tie its parts into one claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from headwater.records import Attribution
from headwater.sources.parts import measure_all
from headwater.sources.pieces import CLAUSE, HEADING, Piece, covered
from headwater.text.spans import Span, count_shared

FILLED = 0.85  # share of a piece that its parts must fill to stand for it, so that hardly a word is lost


class Judge(Protocol):
    """What weighs spans: for each row of features how likely it is a statement; it is one from `cut` on."""

    @property
    def cut(self) -> float:
        """From which weight on a span is a statement."""

    def predict(self, values: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the weight of each row."""


def split_all(text: str, pieces: Sequence[Piece], attributions: Sequence[Attribution], judge: Judge) -> list[Piece]:
    """Return the pieces of a report with what they are split into, in order; what was split and is filled by it is left out."""
    parts = measure_all(text, pieces, attributions)
    if not any(one.spans for one in parts):
        return list(pieces)
    weights = judge.predict(np.concatenate([one.values for one in parts]))
    ends = np.cumsum([len(one.spans) for one in parts])[:-1]
    found = {(piece.start, piece.end): piece for piece in pieces}
    for piece, one, own in zip(pieces, parts, np.split(weights, ends), strict=True):
        form = HEADING if piece.form == HEADING else CLAUSE
        for start, end in choose_parts(one.spans, own, judge.cut):
            found.setdefault((start, end), Piece(start, end, form, piece.attribution))
    filled = {(piece.start, piece.end) for piece in pieces if _is_filled(piece, found)}
    return [found[span] for span in sorted(found) if span not in filled]


def choose_parts(spans: Sequence[Span], weights: NDArray[np.float64], cut: float) -> list[Span]:
    """Return the spans that are statements, the likeliest first, but those that share words with a likelier one."""
    chosen: list[Span] = []
    for place in np.argsort(-weights, kind="stable").tolist():
        if weights[place] < cut:
            break
        if not any(count_shared(spans[place], other) for other in chosen):
            chosen.append(spans[place])
    return chosen


def _is_filled(piece: Piece, spans: Iterable[Span]) -> bool:
    """Whether two other spans or more lie in a piece and fill most of it."""
    whole = (piece.start, piece.end)
    inside = [span for span in spans if span != whole and whole[0] <= span[0] and span[1] <= whole[1]]
    return len(inside) > 1 and covered(inside) >= FILLED * (piece.end - piece.start)
