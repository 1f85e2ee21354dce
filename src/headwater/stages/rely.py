"""Decide which reports a report took material from."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Copy, Kin, Record, Relies, Report
from headwater.stage import Group, Hop, Read, Stage, each


def rely(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


RELY = Stage(
    "rely",
    version=1,
    by="report",
    reads=(
        Read(Kin, "report"),
        Read(Report, "id"),
        Read(Report, "id", via=(Hop(Kin, "other", "report"),)),
        Read(Copy, "a"),
        Read(Copy, "b"),
    ),
    writes=(Relies,),
    run=each(rely),
)
