"""Find the numbers that count something."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Date, Figure, Passage, Record, Report
from headwater.stage import Group, Read, Stage, each
from headwater.text.numbers import find_figures
from headwater.text.spans import merge_spans


def quantify(group: Group) -> Iterator[Record]:
    """Yield the figures of one report; furniture has none, and a date is none."""
    skip = merge_spans(
        [(row.start, row.end) for row in group[Passage] if row.kind == "furniture"]
        + [(row.start, row.end) for row in group[Date]]
    )
    for report in group[Report]:
        for found in find_figures(report.text, skip):
            yield Figure(
                report.id, found.start, found.end, found.value, found.low, found.high, found.bound, found.unit, found.role
            )


QUANTIFY = Stage(
    "quantify",
    version=5,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
        Read(Date, "report"),
    ),
    writes=(Figure,),
    run=each(quantify),
)
