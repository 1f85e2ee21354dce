"""Turn each report into columns of word hashes and of chosen word 5-grams."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Fingerprint, Passage, Record, Report, Words
from headwater.stage import Group, Read, Stage, each


def fingerprint(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


FINGERPRINT = Stage(
    "fingerprint",
    version=1,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
    ),
    writes=(Words, Fingerprint),
    run=each(fingerprint),
)
