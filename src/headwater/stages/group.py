"""Group statements into claims, over ids and scores only."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Claim, Match, Membership, Record, Report, Statement
from headwater.stage import Group, Read, Stage, each


def group(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


GROUP = Stage(
    "group",
    version=1,
    by=None,
    reads=(
        Read(Match, None),
        Read(Statement, None),
        Read(Report, None),
    ),
    writes=(Claim, Membership),
    run=each(group),
)
