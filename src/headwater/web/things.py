"""The thing that somebody decides on, as a form shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.errors import Absent
from headwater.records import Entity, Meaning, Mention, Referent, Statement
from headwater.view import CaseView, ClaimView, ReportView, StatementView
from headwater.web.offers import CLAIM, REPORT, SOURCE, STATEMENT


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several pieces to choose from: how a form calls it, its words, and where it stands."""

    id: str
    words: str
    place: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of a sort: its id, its words, where it is shown, and what there is to choose from in it.

    `report` is the report that it stands in or is, None for a claim and a source.
    """

    sort: str
    id: str
    words: str
    address: str
    choices: Sequence[Choice] = ()
    report: ReportView | None = None


def find_thing(case: CaseView, sort: str, id_: str) -> Thing:
    """Return a thing of a case; raise Absent where there is none."""
    if sort == CLAIM:
        return _show_claim(case.claim(id_))
    if sort == REPORT:
        report = case.report(id_)
        return Thing(sort, report.id, report.title, f"/reports/{report.id}", report=report)
    if sort == STATEMENT:
        return _show_statement(find_statement(case, id_))
    entity = case.index.table(Entity).get(id_) if sort == SOURCE else None
    if entity is None:
        raise Absent(f"no {sort} {id_!r} in this case: it may have changed meanwhile; look it up again")
    return Thing(sort, entity.id, entity.name, f"/sources/{entity.id}", _list_names(case, entity))


def find_statement(case: CaseView, id_: str) -> StatementView:
    """Return a statement by its id; raise Absent where there is none."""
    row = case.index.table(Statement).get(id_)
    if row is None:
        raise Absent(f"no statement {id_!r} in this case: it may have changed meanwhile; look it up again")
    return StatementView(row, case.index)


def _show_claim(claim: ClaimView) -> Thing:
    choices = [Choice(s.id, s.text, s.report.name) for s in claim.outer_statements]
    return Thing(CLAIM, claim.id, claim.text, f"/claims/{claim.id}", choices)


def _show_statement(statement: StatementView) -> Thing:
    report = statement.report
    address = f"/reports/{report.id}#s-{statement.id}"
    return Thing(STATEMENT, statement.id, statement.text, address, report=report)


def _list_names(case: CaseView, entity: Entity) -> list[Choice]:
    """Return each report's first naming of an entity."""
    choices = []
    known = case.index.table(Referent)
    for meaning in case.index.where(Meaning, "entity", entity.id):
        mention = case.index.first(Mention, "referent", meaning.referent)
        if mention and meaning.referent in known:
            report = case.report(mention.report)
            words = report.text[mention.start : mention.end]
            choices.append(Choice(f"{report.id}:{mention.start}-{mention.end}", words, report.name))
    return choices
