"""Chain and extend shared word 4-grams into copies."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.copying.passages import find_copies
from headwater.copying.words import unpack_words
from headwater.records import Copy, Record, Seed, Words
from headwater.stage import Group, Hop, Read, Stage, each


def copy(group: Group) -> Iterator[Record]:
    """Yield the copies between the two reports of a pair."""
    seeds = group[Seed]
    words = {row.report: unpack_words(row) for row in group[Words]}
    if seeds:
        a, b = seeds[0].a, seeds[0].b
        yield from find_copies((a, b), words[a], words[b], seeds)


COPY = Stage(
    "copy",
    version=2,
    by="pair",
    reads=(
        Read(Seed, "pair"),
        Read(Words, "report", via=(Hop(Seed, "a", "pair"),)),
        Read(Words, "report", via=(Hop(Seed, "b", "pair"),)),
    ),
    writes=(Copy,),
    run=each(copy),
)
