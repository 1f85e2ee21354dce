"""Propose for each report the reports that it may have to do with."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Copy, Kin, Record, Report
from headwater.stage import Group, Read, Stage, each


def relate(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


RELATE = Stage(
    "relate",
    version=1,
    by=None,
    reads=(
        Read(Report, None),
        Read(Copy, None),
    ),
    writes=(Kin,),
    run=each(relate),
)
