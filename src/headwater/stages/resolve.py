"""Join the referents of all reports that mean the same person, organisation, outlet or document."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Entity, EntityRuling, Meaning, Publisher, Record, Referent, Report
from headwater.sources.joining import join_referents
from headwater.stage import Group, Read, Stage, each

OUTLET = -1  # the key of the referent that stands for a report's own outlet


def resolve(group: Group) -> Iterator[Record]:
    """Yield the entities of a case, what each referent means, and who published each report."""
    outlets = {referent.id: referent.report for referent in group[Referent] if referent.key == OUTLET}
    for row in join_referents(group[Report], group[Referent], group[EntityRuling]):
        yield row
        if isinstance(row, Meaning) and row.referent in outlets:
            yield Publisher(outlets[row.referent], row.entity)


RESOLVE = Stage(
    "resolve",
    version=4,
    by=None,
    reads=(
        Read(Report, None),
        Read(Referent, None),
        Read(EntityRuling, None),
    ),
    writes=(Entity, Meaning, Publisher),
    run=each(resolve),
)
