"""Find the names and noun phrases that sources are called by, and what each means inside its report."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Attribution, Mention, Passage, Record, Referent, Report
from headwater.sources.mentions import read_names
from headwater.stage import Group, Read, Stage, each


def name(group: Group) -> Iterator[Record]:
    """Yield the mentions of a report and the referents that they mean."""
    for report in group[Report]:
        yield from read_names(report, group[Passage], group[Attribution])


NAME = Stage(
    "name",
    version=3,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
        Read(Attribution, "report"),
    ),
    writes=(Mention, Referent),
    run=each(name),
)
