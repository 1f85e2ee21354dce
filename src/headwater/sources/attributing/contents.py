"""Shape what the model found: one relation for each unbroken content, trimmed to what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from headwater.lore import load_lines
from headwater.model.reader import Reading
from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.relation import Relation
from headwater.text.spans import Span, find_touched, trim_span
from headwater.text.words import find_words, fold_word, stop_words

BRIDGE = 40  # the model leaves holes of at most that many characters in what is one content
SHORTEST = 3  # words; a shorter part of a content that has a longer one is a slip
LEADING = re.compile(r"(?:[;:,–—-]\s*)?(?:(?:and|but|or|yet)\s+)?(?:that\s+|how\s+(?=the|a|an|his|her)\b)?", re.IGNORECASE)
# "TARN, June 3 (Wire) - The dam broke": what stands before the dash is the page's, not the source's.
DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’./-]+\s?){1,4}(?:,[^–—\n(-]{0,30})?(?:\([^)\n]{2,20}\))?[.:]?\s?[–—-]{1,2}\s+(?=[^\s])"
)
ADDRESSEE = re.compile(
    r"(?:(?P<preposition>(?:for|on|in|at|during|to|by|after|before|with|from)\s)|(?:the|a|an|his|her|its|their|[A-Z])[^\s,]*\s)"
    r"[^,;:“”.]{1,90}?\sthat\s(?=\S)"
)
PLAIN_EDGE = ".,;:–—- "


def shape_readings(prose: Prose, readings: list[Reading]) -> Iterator[Relation]:
    """Yield the relations of the model's readings: the part next to the cue first, the others continuing it."""
    for reading in readings:
        parts = [part for part in _part_contents(prose, reading) if not _says_nothing(prose, part)]
        if not parts:
            continue
        home = prose.sentence_at(reading.cue[0])
        near = [part for part in parts if prose.sentence_at(part[0]) == home]
        first = near[0] if near else parts[0]
        main = Relation(reading.source, reading.cue, first, reading.score)
        yield main
        for part in parts:
            if part == first or not _belongs(prose, [reading.cue, *(other for other in parts if other != part)], part):
                continue
            beside = part in near and first[0] > reading.cue[0]
            yield replace(main, content=part, after=main) if beside else Relation(None, None, part, reading.score, after=main)


def _belongs(prose: Prose, known: list[Span], part: Span) -> bool:
    """Whether a further part of a content is quoted, or no question and in or next to a sentence of what is `known`."""
    if prose.count_quoted(part) > 0:
        return True
    own = find_touched(prose.sentences, *part)
    near = range(own.start - 1, own.stop + 1)
    beside = any(at in near for span in known for at in find_touched(prose.sentences, *span))
    return beside and prose.line_at(known[0][0]) == prose.line_at(part[0]) and not prose.text[slice(*part)].endswith("?")


def _part_contents(prose: Prose, reading: Reading) -> list[Span]:
    """Return the parts of a content: holes closed, cut where the cue or a new line stands between, slips left out."""
    parts: list[Span] = []
    for start, end in sorted(reading.content):
        if parts and _is_hole(prose, reading, parts[-1][1], start):
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    cut = [piece for part in parts for piece in _cut_sentences(prose, part)]
    trimmed = [trim_content(prose, drop_addressee(prose.shown, reading.cue, span)) for span in cut]
    long = [span for span in trimmed if _is_long(prose, span)]
    return long or [span for span in trimmed if span[0] < span[1]]


def _is_hole(prose: Prose, reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but a slip of the model lies between two parts."""
    own = [reading.cue, *([reading.source] if reading.source else [])]
    return end - start <= BRIDGE and "\n" not in prose.text[start:end] and not any(a < end and b > start for a, b in own)


def _cut_sentences(prose: Prose, part: Span) -> Iterator[Span]:
    """Yield the parts of a content that stand in different sentences; a quotation of several sentences is one."""
    start = part[0]
    for at in find_touched(prose.sentences, *part):
        begin = prose.sentences[at][0]
        if begin > start and not any(first < begin < last for first, last in prose.quotations):
            yield start, begin
            start = begin
    yield start, part[1]


def trim_content(prose: Prose, span: Span) -> Span:
    """Return a content as it is shown: without joining words before it and stops after it; marks go in pairs."""
    start, end = trim_span(prose.text, *span)
    for leading in (DATELINE, LEADING):
        found = leading.match(prose.text, start, end)
        start = found.end() if found else start
    for first, last in prose.quotations:
        if abs(first - start) <= 1 and abs(last - end) <= 2:
            return first, last
        if abs(last - end) <= 1:
            end = last
        if abs(first - start) <= 1:
            start = first
    inside = prose.count_quoted((max(start, end - 1), end))
    return trim_span(prose.text, start, end, "" if inside else PLAIN_EDGE)


def drop_addressee(text: str, cue: Span, content: Span) -> Span:
    """Return a content without whom or when it was said to: `told [a closed session on Sunday that] it fell`."""
    if content[0] < cue[1] or content[0] - cue[1] > 2:
        return content
    found = ADDRESSEE.match(text, *content)
    told = text[slice(*cue)].casefold().split()[-1] in load_lines("cue_addressing.txt")
    if not found or not (told or found["preposition"]):
        return content
    return (found.end(), content[1])


def _is_long(prose: Prose, span: Span) -> bool:
    return len(find_words(prose.text[slice(*span)])) >= SHORTEST or prose.count_quoted(span) > 2


def _says_nothing(prose: Prose, span: Span) -> bool:
    """Whether a content is only stop words, as `it` or `that he`, or one word that is not quoted, as in `declared war`."""
    words = [fold_word(prose.text[span[0] + start : span[0] + end]) for start, end in find_words(prose.text[slice(*span)])]
    telling = [word for word in words if word not in stop_words()]
    return not telling or (len(words) == 1 and not prose.count_quoted(span))
