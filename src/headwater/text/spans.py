"""Spans are (start, end) pairs of code point offsets, end excluded; these helpers compare, join and trim them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]


def count_shared(a: Span, b: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def merge_spans(spans: Iterable[Span], gap: int = 0) -> list[Span]:
    """Return the spans in order, those joined that overlap or lie at most `gap` characters apart."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + gap:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def trim_span(text: str, start: int, end: int, also: str = "") -> Span:
    """Return the span without white space and characters of `also` at its ends; it is empty where nothing else is left."""
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return start, end


def find_holder(spans: Sequence[Span], offset: int) -> int:
    """Return the index of the span that holds `offset`, or -1; `spans` are in order and do not overlap."""
    index = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return index if index >= 0 and offset < spans[index][1] else -1


def find_touched(spans: Sequence[Span], start: int, end: int) -> range:
    """Return the indices of the spans that share a character with start..end; `spans` are in order, without overlap."""
    first = bisect_right(spans, start, key=lambda span: span[1])
    return range(first, max(first, bisect_left(spans, end, key=lambda span: span[0])))


LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def find_lines(text: str) -> Iterator[Span]:
    """Yield the span of each line that is not blank, without white space at its ends."""
    for found in LINE.finditer(text):
        span = trim_span(text, *found.span())
        if span[0] < span[1]:
            yield span
