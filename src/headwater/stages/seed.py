"""Find the word 4-grams that two reports share and around which a passage lies."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.copying.grams import join_fingerprints, lay_out
from headwater.records import Fingerprint, Record, Seed, Words
from headwater.stage import Group, Read, Stage


def seed(groups: Sequence[Group]) -> list[list[Record]]:
    """Return the seeds of each bucket; the words of all reports reach every group, so that they are laid out once."""
    texts = lay_out(groups[0][Words] if groups else [])
    return [list(join_fingerprints(int(group.key), group[Fingerprint], texts)) for group in groups]


SEED = Stage(
    "seed",
    version=2,
    by="bucket",
    reads=(
        Read(Fingerprint, "bucket"),
        Read(Words, None),
    ),
    writes=(Seed,),
    run=seed,
    grows=True,
)
