"""Propose for each report the reports that it may have to do with."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.copying.kinship import find_kin
from headwater.records import Copy, Kin, Record, Report, Words
from headwater.stage import Group, Read, Stage, each


def relate(group: Group) -> Iterator[Record]:
    """Yield the kin of every report, once in each direction."""
    yield from find_kin(group[Report], group[Words], group[Copy])


RELATE = Stage(
    "relate",
    version=4,
    by=None,
    reads=(
        Read(Report, None),
        Read(Words, None),
        Read(Copy, None),
    ),
    writes=(Kin,),
    run=each(relate),
)
