"""Give every statement a vector of its meaning in its context."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Record, Report, Statement, Vector
from headwater.stage import Group, Read, Stage, each


def embed(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


EMBED = Stage(
    "embed",
    version=1,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Statement, "report"),
    ),
    writes=(Vector,),
    run=each(embed),
)
