"""Join the referents of all reports that mean the same person, organisation, outlet or document."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Entity, EntityRuling, Meaning, Record, Referent, Report
from headwater.sources.joining import join_referents
from headwater.stage import Group, Read, Stage, each


def resolve(group: Group) -> Iterator[Record]:
    """Yield the entities of a case and what each referent means."""
    yield from join_referents(group[Report], group[Referent], group[EntityRuling])


RESOLVE = Stage(
    "resolve",
    version=3,
    by=None,
    reads=(
        Read(Report, None),
        Read(Referent, None),
        Read(EntityRuling, None),
    ),
    writes=(Entity, Meaning),
    run=each(resolve),
)
