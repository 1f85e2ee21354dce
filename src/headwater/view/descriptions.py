"""What the reports say that somebody is, and on whose word: shown as they give it."""

from __future__ import annotations

from headwater.records import Description, Link, Meaning
from headwater.view.index import Index
from headwater.view.reports import PieceView


class DescriptionView(PieceView[Description]):
    """One description, in the words of one report."""

    __slots__ = ()

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
