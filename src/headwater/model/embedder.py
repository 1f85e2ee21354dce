"""Give spans of a text a vector of their meaning in its context.

The text is encoded once, in windows of whole paragraphs that the title leads; a span's vector is the mean of its pieces.
Each window is run alone and unpadded: int8 inference scales numbers by all that runs beside them, and a vector must not
depend on what else is read in the same batch.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
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

Offsets = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Window:
    """Pieces first..last (excluded) of a text, and the title's pieces before them."""

    first: int
    last: int
    title: int


def embed_spans(text: str, spans: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
    """Return a vector of length 1 for each (start, end) of `text`, as rows of 384; zeros where a span has no word."""
    encoding = open_tokenizer().encode(LONE_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    offsets, ids = encoding.offsets, np.array(encoding.ids, np.int64)
    starts, ends = [start for start, _ in offsets], [end for _, end in offsets]
    pieces = [(bisect_right(ends, start), bisect_left(starts, end)) for start, end in spans]
    hidden = _encode(ids, plan_windows(text, offsets), pieces)
    vectors = np.zeros((len(spans), WIDTH), np.float32)
    for row, (first, last) in enumerate(pieces):
        if first < last:
            mean = hidden[first:last].mean(axis=0, dtype=np.float64)
            vectors[row] = mean / np.linalg.norm(mean)
    return vectors


def plan_windows(text: str, offsets: Offsets) -> list[Window]:
    """Return windows that cover all pieces once, in order; they break at lines, and inside one only where it is too long."""
    room = LONGEST - TITLE - 3
    lines = [part for line in _lines(text, offsets) for part in _cut(line, room)]
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


def _lines(text: str, offsets: Offsets) -> list[tuple[int, int]]:
    """Return the pieces of each line as (first, last), last excluded."""
    breaks = [n for n in range(1, len(offsets)) if "\n" in text[offsets[n - 1][1] : offsets[n][0]]]
    edges = [0, *breaks, len(offsets)]
    return [(first, last) for first, last in pairwise(edges) if first < last]


def _cut(line: tuple[int, int], room: int) -> list[tuple[int, int]]:
    first, last = line
    return [(start, min(start + room, last)) for start in range(first, last, room)]


def _encode(ids: NDArray[np.int64], windows: list[Window], wanted: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
    """Return the hidden state of each piece; those of windows that no wanted piece lies in stay zero."""
    hidden = np.zeros((len(ids), WIDTH), np.float32)
    needed = np.zeros(len(ids), bool)
    for first, last in wanted:
        needed[first:last] = True
    for window in windows:
        if needed[window.first : window.last].any():
            lead = [BEGIN, *ids[: window.title], STOP] if window.title else [BEGIN]
            row = np.array([[*lead, *ids[window.first : window.last], STOP]], np.int64)
            hidden[window.first : window.last] = open_session("embedder.onnx").run(None, {"ids": row})[0][0, len(lead) : -1]
    return hidden
