"""Find the names and noun phrases that sources are called by, and what each means inside its report."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Attribution, Description, Mention, Passage, Record, Referent, Report
from headwater.sources.mentions import read_names
from headwater.stage import Group, Read, Stage, each


def name(group: Group) -> Iterator[Record]:
    """Yield the mentions of a report, the referents that they mean, and what it says that these are."""
    for report in group[Report]:
        yield from read_names(report, group[Passage], group[Attribution])


NAME = Stage(
    "name",
    version=5,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
        Read(Attribution, "report"),
    ),
    writes=(Mention, Referent, Description),
    run=each(name),
)
