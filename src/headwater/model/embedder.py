"""Give spans of a text a vector of their meaning in its context.

The text is encoded once, in windows of whole paragraphs that the title leads; a span's vector is the mean of its pieces.
Each window is run alone and unpadded: int8 inference scales numbers by all that runs beside them, and a vector must not
depend on what else is read in the same batch.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.model.session import open_session, open_tokenizer

WIDTH = 384
LONGEST = 192  # pieces in a window, marks included
TITLE = 32  # pieces of the first line that lead every window after the first
BEGIN, STOP = 101, 102  # the ids of [CLS] and [SEP]
LONE_SURROGATE = re.compile("[\ud800-\udfff]")

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Span = tuple[int, int]


@dataclass(frozen=True)
class Window:
    """Pieces `first`..`last` (excluded) of a text, and how many of its first pieces are put before them as its title."""

    first: int
    last: int
    title: int


@dataclass(frozen=True)
class Pieces:
    """A text as word pieces, and the windows that cover each of them once."""

    ids: Ints
    offsets: Sequence[Span]
    windows: list[Window]

    def within(self, spans: Sequence[Span]) -> list[Span]:
        """Return for each (start, end) of the text the pieces that it touches, as (first, last), last excluded."""
        starts, ends = [start for start, _ in self.offsets], [end for _, end in self.offsets]
        return [(bisect_right(ends, start), bisect_left(starts, end)) for start, end in spans]

    def rows(self) -> Iterator[tuple[Window, Ints, int]]:
        """Yield each window, the ids that the model reads for it, and the place of its first own piece among them."""
        for window in self.windows:
            lead = [BEGIN, *self.ids[: window.title], STOP] if window.title else [BEGIN]
            yield window, np.array([*lead, *self.ids[window.first : window.last], STOP], np.int64), len(lead)


def embed_spans(text: str, spans: Sequence[Span], encode: Callable[[Ints], Floats] | None = None) -> Floats:
    """Return a vector of length 1 for each (start, end) of `text`, as rows of 384; zeros where a span has no word.

    `encode` turns the piece ids of one window into their vectors; without one, the bundled model does.
    """
    pieces = split_pieces(text)
    places = pieces.within(spans)
    hidden = _encode(pieces, places, encode or _run_bundled)
    vectors = np.zeros((len(spans), WIDTH), np.float32)
    for row, (first, last) in enumerate(places):
        if first < last:
            mean = hidden[first:last].mean(axis=0, dtype=np.float64)
            vectors[row] = mean / np.linalg.norm(mean)
    return vectors


def split_pieces(text: str) -> Pieces:
    """Return the word pieces of a text and its windows; these break at lines, inside one only where it is too long."""
    encoding = open_tokenizer().encode(LONE_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    return Pieces(np.array(encoding.ids, np.int64), encoding.offsets, _plan_windows(text, encoding.offsets))


def _plan_windows(text: str, offsets: Sequence[Span]) -> list[Window]:
    room = LONGEST - TITLE - 3
    lines = [part for line in _find_lines(text, offsets) for part in _cut(line, room)]
    if not lines:
        return []
    title = min(TITLE, lines[0][1])
    windows, first, last = [], *lines[0]
    for start, end in lines[1:]:
        if end - first > (room if first else LONGEST - 2):
            windows.append(Window(first, last, title if first else 0))
            first = start
        last = end
    return [*windows, Window(first, last, title if first else 0)]


def _find_lines(text: str, offsets: Sequence[Span]) -> list[Span]:
    """Return the pieces of each line as (first, last), last excluded."""
    breaks = [n for n in range(1, len(offsets)) if "\n" in text[offsets[n - 1][1] : offsets[n][0]]]
    return [(first, last) for first, last in pairwise([0, *breaks, len(offsets)]) if first < last]


def _cut(line: Span, room: int) -> list[Span]:
    first, last = line
    return [(start, min(start + room, last)) for start in range(first, last, room)]


def _encode(pieces: Pieces, wanted: Sequence[Span], encode: Callable[[Ints], Floats]) -> Floats:
    """Return the vector of each piece; those of windows that no wanted piece lies in stay zero."""
    hidden = np.zeros((len(pieces.ids), WIDTH), np.float32)
    needed = np.zeros(len(pieces.ids), bool)
    for first, last in wanted:
        needed[first:last] = True
    for window, ids, lead in pieces.rows():
        if needed[window.first : window.last].any():
            hidden[window.first : window.last] = encode(ids)[lead:-1]
    return hidden


def _run_bundled(ids: Ints) -> Floats:
    tokens: Floats = open_session("embedder.onnx").run(None, {"ids": ids[None]})[0][0]
    return tokens
