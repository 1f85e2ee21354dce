"""Find time expressions and resolve them against the report's date."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Date, Passage, Record, Report
from headwater.stage import Group, Read, Stage, each


def date(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


DATE = Stage(
    "date",
    version=1,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
    ),
    writes=(Date,),
    run=each(date),
)
