"""The table of a claim's versions: who told what when, and what that is to what was told before."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.claims.versions_figures import load_measures
from headwater.claims.versions_told import Told, tell_versions
from headwater.records import Figure, Relies, Statement, Version
from headwater.view.index import Index
from headwater.view.names import entity_of
from headwater.view.reports import ReportView, StatementView, report_of


@dataclass(frozen=True, slots=True)
class ToldView:
    """One line of the table: `report` tells `value` for the detail `slot`, in the words `words`, on the word of `origin`.

    `how` is first, the same, update, rounding or contradiction, against the value `to`.
    """

    slot: str
    value: str
    words: str
    report: ReportView
    statement: StatementView
    origin: str
    how: str
    to: str


def tell_claim(index: Index, claim: str) -> dict[str, list[ToldView]]:
    """Return the table of each detail in which a claim's statements differ, each in time, one line a report and value."""
    slots: dict[str, dict[tuple[str, str], Version]] = {}
    for row in index.where(Version, "claim", claim):
        slots.setdefault(row.slot, {}).setdefault((row.report, row.value), row)
    return {slot: _tell_slot(index, rows) for slot, rows in sorted(slots.items())}


def _tell_slot(index: Index, rows: dict[tuple[str, str], Version]) -> list[ToldView]:
    told = {key: _make_told(index, row) for key, row in rows.items()}
    return [
        _show(index, rows[line.told.report, line.told.value], line.how, line.to) for line in tell_versions([*told.values()])
    ]


def _show(index: Index, row: Version, how: str, to: str) -> ToldView:
    said = StatementView(index.table(Statement)[row.statement], index)
    words = report_of(index, row.report).text[row.start : row.end]
    return ToldView(row.slot, row.value, words, said.report, said, _name_origin(said), how, to)


def _name_origin(said: StatementView) -> str:
    chain = said.chain
    return chain[-1].name if chain else said.report.name


def _make_told(index: Index, row: Version) -> Told:
    said = StatementView(index.table(Statement)[row.statement], index)
    link = next(iter(said.chain[-1:]), None)
    origin = (entity_of(index, link.row.referent) or link.name) if link else said.report.entity or said.report.id
    relied = frozenset(relies.on for relies in index.where(Relies, "report", row.report))
    low, high = _bound(index, row)
    return Told(row.slot, row.value, row.report, said.report.published or "", origin, relied, low, high)


def _bound(index: Index, row: Version) -> tuple[float | None, float | None]:
    """Return the bounds of the figure that a version is, in the unit in which its kind is reckoned."""
    for figure in index.where(Figure, "report", row.report):
        if (figure.start, figure.end) == (row.start, row.end):
            factor = load_measures().get(figure.unit, ("", 1.0))[1]
            return _scale(figure.low, factor), _scale(figure.high, factor)
    return None, None


def _scale(bound: float | None, factor: float) -> float | None:
    return None if bound is None else bound * factor
