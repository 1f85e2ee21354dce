"""The tables of a case: which columns they have, and what stands in them. CSV and Parquet write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from headwater.exports.figures import FigureView, walk_figures
from headwater.exports.walk import claim_of, walk_claims, walk_reports, walk_statements
from headwater.view import CaseView, ClaimView, ReportView, StatementView
from headwater.view.phrases import list_versions, name_deniers

T = TypeVar("T")
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: what stands in it, and whether that is a text, a whole number or any number; None where nothing does."""

    get: Callable[[T], Cell]
    kind: type[str | int | float] = str


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """A table of a case, a row for each thing that `walk` yields."""

    columns: dict[str, Column[T]]
    walk: Callable[[CaseView], Iterator[T]]

    def rows(self, case: CaseView) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows, a cell a column."""
        gets = [column.get for column in self.columns.values()]
        return (tuple(get(row) for get in gets) for row in self.walk(case))


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its claim, None where it belongs to none."""

    row: StatementView
    claim: ClaimView | None


def name_chain(statement: StatementView) -> str:
    """Return the sources of a statement, the one nearest to the reader first: `Radio Meridian > Tamsin Oyelaran`."""
    return " > ".join(link.name for link in statement.chain)


def _walk_said(case: CaseView) -> Iterator[Said]:
    return (Said(statement, claim_of(case, statement)) for statement in walk_statements(case))


def _of_first(claim: ClaimView, get: Callable[[ReportView], str]) -> str:
    return get(claim.first_report) if claim.first_report else ""


CLAIMS: Sheet[ClaimView] = Sheet(
    {
        "claim": Column(lambda claim: claim.id),
        "number": Column(lambda claim: claim.number, int),
        "text": Column(lambda claim: claim.text),
        "completed": Column(lambda claim: claim.completed),
        "reports": Column(lambda claim: claim.echo, int),
        "origins_min": Column(lambda claim: claim.origins_min, int),
        "origins_max": Column(lambda claim: claim.origins_max, int),
        "origins": Column(lambda claim: "; ".join(origin.name for origin in claim.origins)),
        "why": Column(lambda claim: claim.why),
        "beware": Column(lambda claim: "; ".join(dict.fromkeys(mark for origin in claim.origins for mark in origin.marks))),
        "first_hand": Column(lambda claim: sum(repeat.of is None for repeat in claim.spread), int),
        "denials": Column(lambda claim: len({statement.report.id for statement in claim.denials}), int),
        "denied_by": Column(lambda claim: "; ".join(name_deniers(claim))),
        "versions": Column(lambda claim: "; ".join(f"{slot}: {', '.join(values)}" for slot, values in list_versions(claim))),
        "first_outlet": Column(lambda claim: _of_first(claim, lambda report: report.outlet)),
        "first_date": Column(lambda claim: claim.first_date or ""),
        "first_file": Column(lambda claim: _of_first(claim, lambda report: report.file)),
    },
    walk_claims,
)
STATEMENTS: Sheet[Said] = Sheet(
    {
        "statement": Column(lambda said: said.row.id),
        "claim": Column(lambda said: said.row.claim),
        "report": Column(lambda said: said.row.report.id),
        "file": Column(lambda said: said.row.report.file),
        "outlet": Column(lambda said: said.row.report.outlet),
        "published": Column(lambda said: said.row.report.published or ""),
        "stance": Column(lambda said: said.row.stance),
        "chain": Column(lambda said: name_chain(said.row)),
        "start": Column(lambda said: said.row.row.start, int),
        "end": Column(lambda said: said.row.row.end, int),
        "text": Column(lambda said: said.row.text),
        "claim_number": Column(lambda said: said.claim.number if said.claim else None, int),
        "claim_text": Column(lambda said: said.claim.text if said.claim else ""),
    },
    _walk_said,
)
REPORTS: Sheet[ReportView] = Sheet(
    {
        "report": Column(lambda report: report.id),
        "file": Column(lambda report: report.file),
        "outlet": Column(lambda report: report.outlet),
        "published": Column(lambda report: report.published or ""),
        "byline": Column(lambda report: report.byline),
        "credit": Column(lambda report: report.credit),
        "url": Column(lambda report: report.url),
        "language": Column(lambda report: report.language),
        "title": Column(lambda report: report.title),
        "relies_on": Column(lambda report: "; ".join(f"{one.on.name} ({one.how})" for one in report.relies)),
        "statements": Column(lambda report: len(report.statements), int),
        "sha256": Column(lambda report: report.row.digest),
    },
    walk_reports,
)
FIGURES: Sheet[FigureView] = Sheet(
    {
        "figure": Column(lambda one: one.row.id),
        "claim": Column(lambda one: one.claim.id if one.claim else ""),
        "claim_number": Column(lambda one: one.claim.number if one.claim else None, int),
        "claim_text": Column(lambda one: one.claim.text if one.claim else ""),
        "stance": Column(lambda one: one.statement.stance),
        "date_start": Column(lambda one: one.days[0].isoformat() if one.days else ""),
        "date_end": Column(lambda one: one.days[1].isoformat() if one.days else ""),
        "date_prec": Column(lambda one: one.precision, int),
        "where_description": Column(lambda one: one.place),
        "role": Column(lambda one: one.row.role),
        "unit": Column(lambda one: one.row.unit),
        "bound": Column(lambda one: one.row.bound),
        "low": Column(lambda one: one.row.low, float),
        "best": Column(lambda one: one.row.value, float),
        "high": Column(lambda one: one.row.high, float),
        "words": Column(lambda one: one.words),
        "source_original": Column(lambda one: one.giver.name),
        "source_kind": Column(lambda one: one.giver.kind),
        "source_chain": Column(lambda one: name_chain(one.statement)),
        "source_office": Column(lambda one: one.statement.report.outlet),
        "source_date": Column(lambda one: one.statement.report.published or ""),
        "source_headline": Column(lambda one: one.statement.report.title),
        "source_article": Column(lambda one: one.statement.report.url or one.statement.report.file),
        "report": Column(lambda one: one.row.report),
        "start": Column(lambda one: one.row.start, int),
        "end": Column(lambda one: one.row.end, int),
        "statement": Column(lambda one: one.statement.id),
        "text": Column(lambda one: one.statement.text),
    },
    walk_figures,
)
SHEETS: dict[str, Sheet[ClaimView] | Sheet[Said] | Sheet[ReportView] | Sheet[FigureView]] = {
    "statements": STATEMENTS,
    "claims": CLAIMS,
    "reports": REPORTS,
    "figures": FIGURES,
}
