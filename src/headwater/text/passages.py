"""Divide a report's text into headings, sentences, quotations and furniture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.text.furniture import TOP, name_end, name_furniture, name_piece
from headwater.text.quotations import find_quotations
from headwater.text.sentences import find_sentences
from headwater.text.spans import Span, find_lines, find_touched

LONGEST_TITLE, LONGEST_HEADING = 200, 80
ENDS = ".!?…”\"’'»:;,)"


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage before it belongs to a report: heading, sentence, quotation or furniture, and its line's number."""

    start: int
    end: int
    kind: str
    paragraph: int
    note: str = ""


def divide_text(text: str) -> Iterator[Piece]:
    """Yield the passages of a text, line by line; then its quotations outside furniture."""
    lines, sentences = list(find_lines(text)), find_sentences(text)
    furniture: list[Span] = []
    for number in range(len(lines)):
        inside = [sentences[i] for i in find_touched(sentences, *lines[number])]
        for piece in _divide_line(text, lines, number, inside):
            if piece.kind == "furniture":
                furniture.append((piece.start, piece.end))
            yield piece
    for start, end in find_quotations(text):
        if not find_touched(furniture, start, end):
            yield Piece(start, end, "quotation", find_touched(lines, start, end)[0])


def _divide_line(text: str, lines: list[Span], number: int, sentences: list[Span]) -> Iterator[Piece]:
    start, end = lines[number]
    line = text[start:end]
    repeated = 0 < number < TOP and line == text[slice(*lines[0])]
    if not repeated and (note := name_furniture(line, number, len(lines))):
        yield Piece(start, end, "furniture", number, note)
    elif repeated or _is_heading(text, lines, number):
        yield Piece(start, end, "heading", number)
    else:
        titles = _count_titles(text, sentences) if not number else 0
        tags = _find_tags(text, sentences) if number == len(lines) - 1 else len(sentences)
        for position, (first, last) in enumerate(sentences[:tags]):
            note = name_piece(text[first:last]) if len(sentences) > 1 and position >= titles else ""
            yield Piece(first, last, "furniture" if note else "heading" if position < titles else "sentence", number, note)
        if tags < len(sentences):
            yield Piece(sentences[tags][0], end, "furniture", number, "tags")


def _count_titles(text: str, sentences: list[Span]) -> int:
    """Return how many sentences a scraper put before the text on its only line: a title, perhaps twice."""
    shown = [text[start:end] for start, end in sentences]
    for size in range(min(4, len(shown) // 2), 0, -1):
        if shown[:size] == shown[size : 2 * size]:
            return 2 * size
    return int(len(shown) > 2 and shown[0][-1] not in ENDS)


def _find_tags(text: str, sentences: list[Span]) -> int:
    """Return the index of the first sentence of a list of tags at the end of a line, their count where there is none."""
    first = len(sentences)
    while first > 1 and text[sentences[first - 1][1] - 1] not in ENDS:
        first -= 1
    glued = first < len(sentences) and name_end(text[sentences[first][0] : sentences[-1][1]]) == "tags"
    return first if glued else len(sentences)


def _is_heading(text: str, lines: list[Span], number: int) -> bool:
    """Whether a line is the title or a short line without an end between longer ones."""
    start, end = lines[number]
    line = text[start:end]
    if not number:
        return len(lines) > 1 and len(line) <= LONGEST_TITLE and not (line.endswith(".") and len(line) > LONGEST_HEADING)
    bare = line[-1] not in ENDS and line[0] not in "*-•–—·●"
    return bare and len(line) <= LONGEST_HEADING and number + 1 < len(lines) and _outgrown(lines, number, len(line))


def _outgrown(lines: list[Span], number: int, length: int) -> bool:
    """Whether a longer line follows."""
    return any(end - start > length for start, end in lines[number + 1 : number + 3])
