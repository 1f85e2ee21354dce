"""Find the details in which the statements of a claim differ."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Membership, Record, Statement, Version
from headwater.stage import Group, Hop, Read, Stage, each


def compare(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


COMPARE = Stage(
    "compare",
    version=1,
    by="claim",
    reads=(
        Read(Membership, "claim"),
        Read(Statement, "id", via=(Hop(Membership, "statement", "claim"),)),
    ),
    writes=(Version,),
    run=each(compare),
)
