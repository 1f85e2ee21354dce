"""Find who says what: source, cue and content of every attribution."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Attribution, Passage, Record, Report
from headwater.stage import Group, Read, Stage, each


def attribute(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


ATTRIBUTE = Stage(
    "attribute",
    version=1,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
    ),
    writes=(Attribution,),
    run=each(attribute),
)
