"""Split each report into passages: headings, sentences, quotations, furniture."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Passage, Record, Report
from headwater.stage import Group, Read, Stage, each


def segment(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


SEGMENT = Stage(
    "segment",
    version=1,
    by="report",
    reads=(Read(Report, "id"),),
    writes=(Passage,),
    run=each(segment),
)
