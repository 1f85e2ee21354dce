"""What people noted on claims, statements, sources and reports."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from headwater.records import Decision, Meaning, NoteRuling, Referent, Statement
from headwater.view.claims import ClaimView
from headwater.view.index import Index
from headwater.view.phrases import say_date
from headwater.view.reports import ReportView, StatementView

CLAIM, STATEMENT, SOURCE, REPORT = "claim", "statement", "source", "report"


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note: its words, who wrote it and when (ISO 8601).

    `id` is the decision's; `on` says whether it is on a claim, a statement, a source or a report, `words` are those at which
    it was made, "" for a whole report.
    """

    id: str
    text: str
    by: str
    at: str
    on: str
    words: str

    @property
    def said(self) -> str:
        """The note with who wrote it and when: `not the final report (Ada Moor, 10 March 2031)`."""
        return f"{self.text} ({self.by}, {say_date(self.at)})"


def notes_on(thing: ClaimView | StatementView | ReportView) -> list[NoteView]:
    """Return the notes on a claim and its statements, on a statement, or on a report itself, the earliest first."""
    if isinstance(thing, ClaimView):
        return _gather(thing.index, {CLAIM, STATEMENT}, {statement.id: statement.text for statement in thing.statements})
    if isinstance(thing, StatementView):
        return _gather(thing.index, {STATEMENT}, {thing.id: thing.text})
    return _gather(thing.index, {REPORT}, {thing.id: ""})


def notes_within(report: ReportView) -> list[NoteView]:
    """Return the notes on a report and on the statements and sources in it, the earliest first."""
    statements = {row.id: report.text[row.start : row.end] for row in report.index.where(Statement, "report", report.id)}
    sources = {row.id: row.name for row in report.index.where(Referent, "report", report.id)}
    return _gather(report.index, {STATEMENT, SOURCE, REPORT}, {report.id: "", **statements, **sources})


def notes_on_source(index: Index, entity: str) -> list[NoteView]:
    """Return the notes on a source, given the id of its entity, the earliest first."""
    if not _list_rulings(index):
        return []
    known = index.table(Referent)
    meant = {row.referent for row in index.where(Meaning, "entity", entity)}
    return _gather(index, {SOURCE}, {key: known[key].name for key in meant if key in known})


def _gather(index: Index, sorts: Collection[str], rows: dict[str, str]) -> list[NoteView]:
    """Return the notes of some sorts on rows, given with their words."""
    known = index.table(Decision) if _list_rulings(index) else {}
    found = [
        (known[ruling.decision], ruling)
        for ruling in _list_rulings(index)
        if ruling.a in rows and (ruling.value or REPORT) in sorts and ruling.decision in known
    ]
    found.sort(key=lambda pair: (pair[0].at, pair[0].id))
    return [NoteView(made.id, made.why, made.by, made.at, ruling.value or REPORT, rows[ruling.a]) for made, ruling in found]


def _list_rulings(index: Index) -> list[NoteRuling]:
    """Return what all notes are on; people write few, so that all are looked through."""
    return index.once("notes", lambda: list(index.table(NoteRuling).values()))
