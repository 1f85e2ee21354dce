"""The spans within a piece that may be statements by themselves, as numbers: a column a feature, a row a span."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headwater.records import Attribution
from headwater.sources.borders import EDGE, find_borders, is_verb
from headwater.sources.pieces import CONTENT, HEADING, Piece
from headwater.text.spans import Span, count_shared

FEATURES = (
    "opens", "before", "closes", "after", "length", "share", "skips", "leaves", "verbs", "verbs_before", "verbs_after",
    "verb_first", "quotation_open", "numbers", "capitals", "in_content", "in_heading", "has_cue", "content_share",
)  # fmt: skip
LEAST = 8  # characters of the shortest part
MOST = 30  # borders of one piece that are looked at: only lists have more
SAME = 0.7  # share of two spans' characters that they must have in common to be one statement
_WORD = re.compile(r"\w+")
_QUOTES = re.compile(r"[“”\"«»]")

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Parts:
    """Spans within a piece, none of which is a piece already, with their features, a row a span."""

    spans: list[Span]
    values: Floats


def measure_all(text: str, pieces: Sequence[Piece], attributions: Sequence[Attribution]) -> list[Parts]:
    """Return for each piece of a report the spans that it may be split into.

    The codes of `borders` are the first four features; for the others the words of the report are read once.
    """
    known = [(piece.start, piece.end) for piece in pieces]
    listed = [list(_list_parts(text, piece, known)) for piece in pieces]
    counts = [len(rows) for rows in listed]
    if not sum(counts):
        return [Parts([], np.zeros((0, len(FEATURES)), np.float32)) for _ in pieces]
    table = np.array([row for rows in listed for row in rows])
    wholes = np.repeat(
        [(piece.start, piece.end, piece.form == CONTENT, piece.form == HEADING) for piece in pieces], counts, axis=0
    )
    measured = _measure(text, attributions, table[:, :2], wholes)
    values = np.column_stack([table[:, 2:], *measured]).astype(np.float32)
    spans = ([(row[0], row[1]) for row in rows] for rows in listed)
    return [Parts(own, part) for own, part in zip(spans, np.split(values, np.cumsum(counts)[:-1]), strict=True)]


def _list_parts(text: str, piece: Piece, known: Sequence[Span]) -> Iterator[tuple[int, int, int, int, int, int]]:
    """Yield the spans from one border of a piece to another that are not `known`.

    Each is a row: start, end, the codes of the word and of the mark that it begins at, and of those that it ends at.
    """
    borders = list(islice(find_borders(text, piece.start, piece.end), MOST))
    near = [span for span in known if count_shared(span, (piece.start, piece.end))]
    begins = [(piece.start, EDGE, EDGE), *((border.start, border.word, border.mark) for border in borders)]
    stops = [*((border.end, border.word, border.mark) for border in borders), (piece.end, EDGE, EDGE)]
    for number, (start, opens, before) in enumerate(begins):
        for end, closes, after in stops[number:]:
            if end - start >= LEAST and not any(is_same((start, end), span) for span in near):
                yield start, end, opens, before, closes, after


def is_same(one: Span, other: Span) -> bool:
    """Whether two spans have so much in common that they are one statement."""
    shared = count_shared(one, other)
    return shared >= SAME * (one[1] - one[0] + other[1] - other[0] - shared)


def _measure(text: str, attributions: Sequence[Attribution], spans: Ints, wholes: Ints) -> Iterator[NDArray[Any]]:
    """Yield the features of spans that are no codes, in order, given the piece of each: start, end, content, heading."""
    (starts, ends), (begins, stops, contents, headings) = spans.T, wholes.T
    words = [(found.start(), found.group()) for found in _WORD.finditer(text)]
    verbs = [at for at, word in words if is_verb(word)]
    yield from (np.log(ends - starts), (ends - starts) / (stops - begins), np.log1p(starts - begins), np.log1p(stops - ends))
    yield np.minimum(_count(verbs, starts, ends), 3)
    yield _count(verbs, begins, starts) > 0
    yield _count(verbs, ends, stops) > 0
    yield _count(verbs, starts, starts + 1)
    yield _count([found.start() for found in _QUOTES.finditer(text)], starts, ends) % 2
    yield _count([at for at, word in words if word[0].isdigit()], starts, ends) > 0
    yield np.minimum(_count([at for at, word in words if word[0].isupper()], starts, ends), 4)
    yield from (contents, headings)
    yield _count(sorted(row.cue_start for row in attributions if row.cue_start is not None), starts, ends) > 0
    yield _share_said(attributions, spans, wholes)


def _count(places: Sequence[int], starts: Ints, ends: Ints) -> Ints:
    """Return how many of the places, which are in order, lie in each span."""
    return np.searchsorted(places, ends) - np.searchsorted(places, starts)


def _share_said(attributions: Sequence[Attribution], spans: Ints, wholes: Ints) -> NDArray[np.float64]:
    """Return how much of each span is content of attributions that do not hold its whole piece."""
    (starts, ends), (begins, stops) = spans.T, wholes.T[:2]
    shared = np.zeros(len(spans))
    for a, b in chain.from_iterable(row.content for row in attributions):
        within = (a > begins) | (b < stops)
        shared += np.where(within, np.maximum(0, np.minimum(ends, b) - np.maximum(starts, a)), 0)
    shares: NDArray[np.float64] = shared / (ends - starts)
    return shares
