"""A report as it is read closely: its text line by line with what was found in it, and beside each line what is said in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.records import Attribution, Claim, Passage, Tally
from headwater.view import ClaimView, CopyView, ReportView, Span, StatementView
from headwater.view.index import Index
from headwater.web.marking import Mark, Piece, cut_lines

FURNITURE, HEADING, SOURCE, CUE, CONTENT, COPY, SAID = "furniture", "heading", "source", "cue", "content", "copy", "said"
LEGEND = (SOURCE, CUE, CONTENT, COPY, FURNITURE)
"""What can be told apart in the text, in the order of the legend."""


@dataclass(frozen=True, slots=True)
class Note:
    """A statement, numbered from 1 in its report, with the claim that it belongs to, None where it belongs to none."""

    number: int
    statement: StatementView
    claim: ClaimView | None


@dataclass(frozen=True, slots=True)
class Shared:
    """Words that begin in a line and stand in another report too, at `there`."""

    copy: CopyView
    other: ReportView
    there: Span


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a report in pieces, with the statements and the shared words that begin in it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    shared: tuple[Shared, ...]

    @property
    def start(self) -> int:
        """Where in the report it begins."""
        return self.pieces[0].start

    @property
    def kinds(self) -> str:
        """What the whole line is, "" where it is plain text: heading, furniture."""
        said = [{mark.kind for mark in piece.marks} for piece in self.pieces if piece.text.strip()]
        return " ".join(kind for kind in (FURNITURE, HEADING) if said and all(kind in kinds for kinds in said))

    def begin(self, piece: Piece) -> list[Note]:
        """Return the statements that begin with a piece."""
        return [note for note in self.notes if note.statement.row.start == piece.start]


def read_closely(report: ReportView) -> list[Line]:
    """Return the lines of a report; together their pieces are its text, whatever overlaps in it."""
    notes = [Note(number, said, claim_of(report.index, said.claim)) for number, said in enumerate(report.statements, 1)]
    shared = sorted(_list_shared(report), key=lambda one: (_here(one, report).start, one.other.published or "~", one.other.id))
    marks = [*mark_passages(report), *_mark_attributions(report)]
    marks += [Mark(note.statement.row.start, note.statement.row.end, SAID, str(note.number)) for note in notes]
    marks += [Mark(here.start, here.end, COPY, one.other.name) for one in shared for here in (_here(one, report),)]
    return [_make_line(pieces, notes, shared, report) for pieces in cut_lines(report.text, marks)]


def claim_of(index: Index, claim: str) -> ClaimView | None:
    """Return a claim by its whole id, without its place in the case's list, None where there is none."""
    row = index.table(Claim).get(claim) if claim else None
    return ClaimView(row, index, index.first(Tally, "claim", claim)) if row else None


def _make_line(pieces: Sequence[Piece], notes: Sequence[Note], shared: Sequence[Shared], report: ReportView) -> Line:
    within = range(pieces[0].start, pieces[-1].end)
    return Line(
        tuple(pieces),
        tuple(note for note in notes if note.statement.row.start in within),
        tuple(one for one in shared if _here(one, report).start in within),
    )


def _list_shared(report: ReportView) -> Iterator[Shared]:
    for copy in report.copies:
        yield Shared(copy, *report.other(copy))


def _here(shared: Shared, report: ReportView) -> Span:
    """Return where the shared words stand in the report at hand."""
    return shared.copy.a if shared.copy.row.a == report.id else shared.copy.b


def mark_passages(report: ReportView) -> Iterator[Mark]:
    """Yield marks on the headings and the furniture of a report."""
    for row in report.index.where(Passage, "report", report.id):
        if row.kind in (FURNITURE, HEADING):
            yield Mark(row.start, row.end, row.kind, row.note)


def _mark_attributions(report: ReportView) -> Iterator[Mark]:
    for row in report.index.where(Attribution, "report", report.id):
        for start, end, kind in ((row.source_start, row.source_end, SOURCE), (row.cue_start, row.cue_end, CUE)):
            if start is not None and end is not None:
                yield Mark(start, end, kind, row.id)
        yield from (Mark(start, end, CONTENT, row.id) for start, end in row.content)
