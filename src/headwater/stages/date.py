"""Find time expressions and resolve them against the report's date."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Date, Passage, Record, Report
from headwater.stage import Group, Read, Stage, each
from headwater.text.calendar import find_dates


def date(group: Group) -> Iterator[Record]:
    """Yield the time expressions of one report; furniture and datelines have none."""
    for report in group[Report]:
        furniture = sorted((row.start, row.end) for row in group[Passage] if row.kind == "furniture")
        for found in find_dates(report.text, report.published, furniture):
            moment = found.moment
            yield Date(report.id, found.start, found.end, moment.value, moment.end, moment.grain, found.why)


DATE = Stage(
    "date",
    version=2,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
    ),
    writes=(Date,),
    run=each(date),
)
