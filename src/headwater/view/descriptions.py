"""What the reports say that somebody is, and on whose word: shown as they give it."""

from __future__ import annotations

from headwater.records import Description, Link, Meaning
from headwater.view.index import Index
from headwater.view.reports import ReportView, View, report_of
from headwater.view.spans import Span


class DescriptionView(View[Description]):
    """One description, in the words of one report."""

    __slots__ = ()

    @property
    def report(self) -> ReportView:
        """The report that gives it."""
        return report_of(self.index, self.row.report)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.row.report, self.row.start, self.row.end, self.report.text)

    @property
    def text(self) -> str:
        """Its words."""
        return self.span.text

    @property
    def by(self) -> str:
        """Who says so: the innermost source in whose words it stands, else the report's outlet or file."""
        chain = self.index.where(Link, "owner", self.row.attribution) if self.row.attribution else []
        return chain[-1].name if chain else self.report.name


def describe(index: Index, entity: str) -> list[DescriptionView]:
    """Return what the reports say that an entity is, report by report, in the order of the text."""
    referents = [row.referent for row in index.where(Meaning, "entity", entity)]
    rows = [row for referent in referents for row in index.where(Description, "referent", referent)]
    return [DescriptionView(row, index) for row in sorted(rows, key=lambda row: (row.report, row.start, row.end))]
