"""Find the numbers that count something."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Figure, Passage, Record, Report
from headwater.stage import Group, Read, Stage, each


def quantify(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


QUANTIFY = Stage(
    "quantify",
    version=1,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
    ),
    writes=(Figure,),
    run=each(quantify),
)
