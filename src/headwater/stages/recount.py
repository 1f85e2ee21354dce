"""Keep what each sentence that names a day tells of it, so that other reports of the story can be dated by it."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Episode, Passage, Record, Report
from headwater.stage import Group, Read, Stage, each
from headwater.text.calendar.recount import find_episodes


def recount(group: Group) -> Iterator[Record]:
    """Yield the episodes of one report; furniture has none."""
    furniture = sorted((row.start, row.end) for row in group[Passage] if row.kind == "furniture")
    for report in group[Report]:
        yield from find_episodes(report.id, report.text, report.published, furniture)


RECOUNT = Stage(
    "recount",
    version=1,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
    ),
    writes=(Episode,),
    run=each(recount),
)
