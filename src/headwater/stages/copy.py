"""Chain and extend shared word 5-grams into copies."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Copy, Record, Seed, Words
from headwater.stage import Group, Hop, Read, Stage, each


def copy(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


COPY = Stage(
    "copy",
    version=1,
    by="pair",
    reads=(
        Read(Seed, "pair"),
        Read(Words, "report", via=(Hop(Seed, "a", "pair"),)),
        Read(Words, "report", via=(Hop(Seed, "b", "pair"),)),
    ),
    writes=(Copy,),
    run=each(copy),
)
