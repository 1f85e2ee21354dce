"""Make statements: what is said, with its stance and its chain of sources."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Attribution, Link, Mention, Passage, Record, Referent, Report, Statement
from headwater.stage import Group, Read, Stage, each


def state(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


STATE = Stage(
    "state",
    version=1,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
        Read(Attribution, "report"),
        Read(Mention, "report"),
        Read(Referent, "report"),
    ),
    writes=(Statement, Link),
    run=each(state),
)
