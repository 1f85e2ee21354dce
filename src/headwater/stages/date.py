"""Find time expressions and resolve them: against the report's date, and by what it and its kin tell of days."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Date, Episode, Kin, Passage, Record, Report
from headwater.stage import Group, Hop, Read, Stage, each
from headwater.text.calendar import Pile, find_dates


def date(group: Group) -> Iterator[Record]:
    """Yield the time expressions of one report; furniture and datelines have none."""
    pile = Pile(group[Episode])
    furniture = sorted((row.start, row.end) for row in group[Passage] if row.kind == "furniture")
    for report in group[Report]:
        for found in find_dates(report.text, report.published, furniture, pile):
            moment = found.moment
            yield Date(report.id, found.start, found.end, moment.value, moment.end, moment.grain, found.why)


_KIN = (Hop(Kin, "other", "report"),)

DATE = Stage(
    "date",
    version=6,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
        Read(Episode, "report"),
        Read(Episode, "report", via=_KIN),
    ),
    writes=(Date,),
    run=each(date),
)
