"""Find what a report says beyond the report that it takes a passage from."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Addition, Record, Relies
from headwater.stage import Group, Read, Stage, each


def exceed(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


EXCEED = Stage(
    "exceed",
    version=1,
    by="report",
    reads=(Read(Relies, "report"),),
    writes=(Addition,),
    run=each(exceed),
)
