"""Score the proposed pairs by how likely they assert or deny the same."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Candidate, Match, Record, Statement, Vector
from headwater.stage import Group, Hop, Read, Stage, each


def match(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


MATCH = Stage(
    "match",
    version=1,
    by="statement",
    reads=(
        Read(Candidate, "a"),
        Read(Statement, "id", via=(Hop(Candidate, "a", "a"),)),
        Read(Statement, "id", via=(Hop(Candidate, "b", "a"),)),
        Read(Vector, "statement", via=(Hop(Candidate, "a", "a"),)),
        Read(Vector, "statement", via=(Hop(Candidate, "b", "a"),)),
    ),
    writes=(Match,),
    run=each(match),
)
