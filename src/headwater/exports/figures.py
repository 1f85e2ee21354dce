"""Figures as rows for coding events: one row a figure and who gave it.

Columns that mean what they mean in the UCDP Georeferenced Event Dataset bear its names (codebook 24.1: best, low, high,
date_start, date_end, date_prec, where_description, source_article, source_office, source_date, source_headline,
source_original). Nothing is added up and nothing is chosen: the same toll from two givers is two rows.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from headwater.exports.walk import Source, claim_of, publisher_of, source_of, walk_reports
from headwater.records import Date, Entity, Figure, Mention, Passage
from headwater.view import CaseView, ClaimView, ReportView, Span, StatementView
from headwater.view.names import entity_of

P = TypeVar("P", Date, Mention)

WEEK = timedelta(days=6)
PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4))
VAGUEST = 5


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure in a statement: what it counts, who gave it, and which day and place stand in its sentence."""

    row: Figure
    statement: StatementView
    claim: ClaimView | None
    sentence: Span
    when: Date | None
    place: str

    @property
    def words(self) -> str:
        """The figure as the report has it."""
        return self.sentence.whole[self.row.start : self.row.end]

    @property
    def giver(self) -> Source:
        """Who gave it: the innermost source of its statement, else the outlet."""
        chain = self.statement.chain
        return source_of(chain[-1]) if chain else publisher_of(self.statement.report)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of the time that stands with it, None where none is known."""
        return bound_days(self.when) if self.when else None

    @property
    def precision(self) -> int | None:
        """How exact that time is, as UCDP grades it: 1 a day, 2 up to six days, 3 a week, 4 a month, 5 more."""
        if not self.days:
            return None
        length = (self.days[1] - self.days[0]).days + 1
        return next((grade for most, grade in PRECISION if length <= most), VAGUEST)


def walk_figures(case: CaseView) -> Iterator[FigureView]:
    """Yield the figures that stand in a statement, report by report, each with the shortest statement that holds it."""
    for report in walk_reports(case):
        statements = sorted(report.statements, key=lambda said: said.row.end - said.row.start)
        for row in case.index.where(Figure, "report", report.id):
            said = next((one for one in statements if one.row.start <= row.start and row.end <= one.row.end), None)
            if said:
                sentence = _find_sentence(report, row, said)
                when = _nearest(case.index.where(Date, "report", report.id), sentence, row)
                yield FigureView(row, said, claim_of(case, said), sentence, when, _find_place(report, sentence, row))


def bound_days(when: Date) -> tuple[date, date] | None:
    """Return the first and the last day of a time, None where it has no year or is no date of the calendar."""
    first, last = _parse(when.value), _parse(when.end_value or when.value)
    if first is None or last is None:
        return None
    if when.grain == "week" and not when.end_value:
        return first[0], first[0] + WEEK
    return first[0], max(first[0], last[1])


def _parse(value: str) -> tuple[date, date] | None:
    """Return the first and the last day of an ISO 8601 date that may be partial: 2031, 2031-03."""
    try:
        year, month, day = (*map(int, value[:10].split("-")), 0, 0)[:3]
        first = date(year, month or 1, day or 1)
        month = month or 12
        return first, date(year, month, day or monthrange(year, month)[1])
    except ValueError:
        return None


def _find_sentence(report: ReportView, row: Figure, said: StatementView) -> Span:
    """Return the sentence or heading that a figure stands in, else its statement."""
    for passage in report.index.where(Passage, "report", report.id):
        if passage.kind in {"sentence", "heading"} and passage.start <= row.start and row.end <= passage.end:
            return report.span(passage.start, passage.end)
    return said.span


def _find_place(report: ReportView, sentence: Span, row: Figure) -> str:
    """Return the place named nearest to a figure in its sentence, by its best name, "" where none is."""
    mentions = [one for one in report.index.where(Mention, "report", report.id) if (one.kind, one.form) == ("place", "name")]
    found = _nearest(mentions, sentence, row)
    if not found:
        return ""
    entity = report.index.table(Entity).get(entity_of(report.index, found.referent))
    return entity.name if entity else report.text[found.start : found.end]


def _nearest(rows: Iterable[P], sentence: Span, row: Figure) -> P | None:
    """Return the row of a sentence that stands nearest to a figure, the earlier of two; never the figure itself."""
    inside = [one for one in rows if sentence.start <= one.start and one.end <= sentence.end and one.start != row.start]
    return min(inside, key=lambda one: (max(one.start - row.end, row.start - one.end), one.start), default=None)
