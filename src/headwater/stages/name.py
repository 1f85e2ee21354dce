"""Find the names and noun phrases that sources are called by, and what each means inside its report."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Attribution, Description, Mention, Naming, Passage, Record, Referent, Report
from headwater.sources.mentions import read_names
from headwater.sources.naming import Tag
from headwater.stage import Group, Read, Stage, each

LEAST = 0.5  # how likely a name that the tagger found must be to count


def name(group: Group) -> Iterator[Record]:
    """Yield the mentions of a report, the referents that they mean, and what it says that these are."""
    for report in group[Report]:
        tags = [Tag(row.start, row.end, row.kind) for row in group[Naming] if row.score >= LEAST]
        yield from read_names(report, group[Passage], group[Attribution], tags)


NAME = Stage(
    "name",
    version=7,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
        Read(Attribution, "report"),
        Read(Naming, "report"),
    ),
    writes=(Mention, Referent, Description),
    run=each(name),
)
