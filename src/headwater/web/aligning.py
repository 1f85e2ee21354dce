"""Two reports side by side: the passages that they share, numbered alike, and the words in which these differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.records import Copy
from headwater.view import CopyView, OpenPair, RelianceView, ReportView, Span, list_open
from headwater.web.marking import Mark, Piece, cut_lines, mark_differences
from headwater.web.reading import mark_passages

ALIGNED, DIFFERS = "aligned", "differs"
HUES = 6
"""How many colours tell aligned passages apart; numbers do so beyond that."""


@dataclass(frozen=True, slots=True)
class Passages:
    """Two passages that share their words, `number` from 1 in the order of the report on the left."""

    number: int
    copy: CopyView
    left: Span
    right: Span

    @property
    def hue(self) -> int:
        """Which colour it is shown in."""
        return (self.number - 1) % HUES + 1


@dataclass(frozen=True, slots=True)
class Side:
    """One report of two, line by line; `name` is left or right."""

    name: str
    report: ReportView
    lines: tuple[tuple[Piece, ...], ...]
    passages: tuple[Passages, ...]

    def span(self, passages: Passages) -> Span:
        """Return the passage that stands in this report."""
        return passages.left if self.name == "left" else passages.right

    def begin(self, piece: Piece) -> list[Passages]:
        """Return the passages that begin with a piece."""
        return [one for one in self.passages if self.span(one).start == piece.start]

    def hue(self, piece: Piece) -> str:
        """Return the class of the colour of the shortest passage that a piece belongs to, "" where it belongs to none."""
        numbers = {int(key) for key in piece.keys(ALIGNED)}
        lying = [one for one in self.passages if one.number in numbers]
        best = min(lying, key=lambda one: self.span(one).end - self.span(one).start, default=None)
        return f"hue-{best.hue}" if best else ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports side by side, which of them relies on which, or what is known where that is open."""

    left: Side
    right: Side
    relies: tuple[RelianceView, ...]
    open: OpenPair | None


def compare(a: ReportView, b: ReportView) -> Comparison:
    """Return two reports side by side; the same report twice shares nothing with itself."""
    passages = pair_passages(a, b)
    marks = [mark_differences(one.left, one.right, DIFFERS) for one in passages]
    left = _make_side("left", a, passages, [mark for mine, _ in marks for mark in mine])
    right = _make_side("right", b, passages, [mark for _, theirs in marks for mark in theirs])
    relies = tuple(step for one, other in ((a, b), (b, a)) for step in one.relies if step.on == other and one != other)
    unsettled = None if relies or not passages else next((pair for pair in list_open(a) if pair.other == b), None)
    return Comparison(left, right, relies, unsettled)


def pair_passages(a: ReportView, b: ReportView) -> tuple[Passages, ...]:
    """Return the passages that two reports share, in the order of the first."""
    first, second = sorted((a.id, b.id))
    rows = [row for row in a.index.where(Copy, "a", first) if row.b == second]
    found = [(CopyView(row, a.index), row.a == a.id) for row in rows]
    spans = [(copy, *((copy.a, copy.b) if forth else (copy.b, copy.a))) for copy, forth in found]
    spans.sort(key=lambda one: (one[1].start, one[1].end, one[2].start))
    return tuple(Passages(number, *one) for number, one in enumerate(spans, 1))


def _make_side(name: str, report: ReportView, passages: Sequence[Passages], changed: Sequence[Mark]) -> Side:
    side = Side(name, report, (), tuple(passages))
    spans = [(one, side.span(one)) for one in passages]
    marks = [*mark_passages(report), *changed]
    marks += [Mark(span.start, span.end, ALIGNED, str(one.number)) for one, span in spans]
    return Side(name, report, tuple(tuple(pieces) for pieces in cut_lines(report.text, marks)), side.passages)
