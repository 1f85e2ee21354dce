"""Follow each claim to its independent origins and count them as a range, with reasons."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Membership, Origin, Record, Statement, Tally
from headwater.stage import Group, Hop, Read, Stage, each


def origin(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


ORIGIN = Stage(
    "origin",
    version=1,
    by="claim",
    reads=(
        Read(Membership, "claim"),
        Read(Statement, "id", via=(Hop(Membership, "statement", "claim"),)),
    ),
    writes=(Origin, Tally),
    run=each(origin),
)
