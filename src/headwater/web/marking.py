"""A text cut into pieces by whatever marks lie on it, however they overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from headwater.exports.differ import mark_changes
from headwater.view import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that lies on text[start:end]; `kind` is what it is, `key` tells apart those of one kind."""

    start: int
    end: int
    kind: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """The words text[start:end] and the marks that lie on all of them, the one that begins first and reaches farthest first."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def kinds(self) -> str:
        """The kinds of its marks, each once, in one string."""
        return " ".join(sorted({mark.kind for mark in self.marks}))

    def keys(self, kind: str) -> list[str]:
        """Return the keys of its marks of one kind."""
        return [mark.key for mark in self.marks if mark.kind == kind]


def cut_text(text: str, marks: Iterable[Mark], borders: Iterable[int] = ()) -> list[Piece]:
    """Return the pieces of a text, cut wherever a mark begins or ends and at further `borders`.

    Together they are the text; none is empty, and no mark begins or ends inside one. Marks that reach beyond the text are
    taken as far as it goes.
    """
    lying = sorted(
        {m for m in marks if max(0, m.start) < min(len(text), m.end)}, key=lambda m: (m.start, -m.end, m.kind, m.key)
    )
    ends = {0, len(text), *borders, *(m.start for m in lying), *(m.end for m in lying)}
    open_: list[Mark] = []
    pieces: list[Piece] = []
    waiting = iter([*lying, None])
    new = next(waiting)
    for start, end in pairwise(sorted(place for place in ends if 0 <= place <= len(text))):
        open_ = [mark for mark in open_ if mark.end > start]
        while new is not None and new.start <= start:
            open_.append(new)
            new = next(waiting)
        pieces.append(Piece(start, end, text[start:end], tuple(open_)))
    return pieces


def cut_lines(text: str, marks: Iterable[Mark]) -> list[list[Piece]]:
    """Return the pieces of a text line by line; an empty line belongs to the line before it."""
    starts = list(_find_lines(text))
    pieces = cut_text(text, marks, starts)
    firsts = set(starts)
    number = 0

    def line_of(piece: Piece) -> int:
        nonlocal number
        number += piece.start in firsts
        return number

    return [list(group) for _, group in groupby(pieces, line_of)]


def mark_differences(a: Span, b: Span, kind: str) -> tuple[list[Mark], list[Mark]]:
    """Return marks on the words of two passages that the other one lacks, in each of their reports."""
    mine, theirs = mark_changes(a.text, b.text)
    return list(_place(mine, a.start, kind)), list(_place(theirs, b.start, kind))


def _place(pieces: Sequence[tuple[str, bool]], start: int, kind: str) -> Iterator[Mark]:
    for words, changed in pieces:
        if changed:
            yield Mark(start, start + len(words), kind)
        start += len(words)


def _find_lines(text: str) -> Iterator[int]:
    """Yield where each line that is not empty begins."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start
        start += len(line)
