"""Score the proposed pairs by how likely they assert or deny the same."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from headwater.records import Candidate, Match, Record
from headwater.stage import Group, Read, Stage, each


def match(group: Group) -> Iterator[Record]:
    """Yield the score of each pair that the statement is the first of."""
    for pair in group[Candidate]:
        yield Match(pair.a, pair.b, round(1 / (1 + exp(-12 * (pair.cosine - 0.58))), 4), "close in meaning")


MATCH = Stage(
    "match",
    version=1,
    by="statement",
    reads=(Read(Candidate, "a"),),
    writes=(Match,),
    run=each(match),
)
