"""Find time expressions and resolve them, against the report's date and by what it and its kin tell of days; tell its day."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Date, Day, Episode, Kin, Passage, Record, Report
from headwater.stage import Group, Hop, Read, Stage, each
from headwater.text.calendar import Pile, find_dates
from headwater.text.calendar.undated import choose_vantage, reckon_day


def date(group: Group) -> Iterator[Record]:
    """Yield the time expressions of one report, and its day; furniture and datelines have none."""
    pile = Pile(group[Episode])
    furniture = sorted((row.start, row.end) for row in group[Passage] if row.kind == "furniture")
    for report in group[Report]:
        published, note = choose_vantage(report.published, group[Kin])
        found = find_dates(report.text, published, furniture, pile)
        for one in found:
            moment = one.moment
            yield Date(report.id, one.start, one.end, moment.value, moment.end, moment.grain, one.why + note)
        yield from reckon_day(report, group[Kin], found)


_KIN = (Hop(Kin, "other", "report"),)

DATE = Stage(
    "date",
    version=7,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
        Read(Kin, "report"),
        Read(Episode, "report"),
        Read(Episode, "report", via=_KIN),
    ),
    writes=(Date, Day),
    run=each(date),
)
