"""Propose the pairs of statements that may say the same."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Candidate, Record, Statement, Vector
from headwater.stage import Group, Read, Stage, each


def propose(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


PROPOSE = Stage(
    "propose",
    version=1,
    by=None,
    reads=(
        Read(Statement, None),
        Read(Vector, None),
    ),
    writes=(Candidate,),
    run=each(propose),
)
