"""Find quotations of one speaker whose words differ between two reports."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Alteration, Kin, Record
from headwater.stage import Group, Read, Stage, each


def requote(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


REQUOTE = Stage(
    "requote",
    version=1,
    by="report",
    reads=(Read(Kin, "report"),),
    writes=(Alteration,),
    run=each(requote),
)
