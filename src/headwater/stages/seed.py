"""Find the word 5-grams that two reports of different outlets share."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Fingerprint, Record, Seed
from headwater.stage import Group, Read, Stage, each


def seed(group: Group) -> Iterator[Record]:
    """STUB."""
    yield from ()


SEED = Stage(
    "seed",
    version=1,
    by="bucket",
    reads=(Read(Fingerprint, "bucket"),),
    writes=(Seed,),
    run=each(seed),
)
