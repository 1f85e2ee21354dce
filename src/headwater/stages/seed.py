"""Find the word 5-grams that two reports share."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.copying.grams import join_fingerprints
from headwater.records import Fingerprint, Record, Seed
from headwater.stage import Group, Read, Stage, each


def seed(group: Group) -> Iterator[Record]:
    """Yield the seeds of one bucket."""
    yield from join_fingerprints(int(group.key), group[Fingerprint])


SEED = Stage(
    "seed",
    version=1,
    by="bucket",
    reads=(Read(Fingerprint, "bucket"),),
    writes=(Seed,),
    run=each(seed),
)
