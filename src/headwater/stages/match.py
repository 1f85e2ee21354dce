"""Score the proposed pairs by how likely they assert or deny the same, and how likely they contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from headwater.claims.features import compare, explain, weigh_words
from headwater.claims.oppose import contrast
from headwater.claims.scoring import LEAST, load_weights
from headwater.records import Candidate, Gist, Match, Record
from headwater.stage import Group, Hop, Read, Stage, each


def match(group: Group) -> Iterator[Record]:
    """Yield the score of each pair that the statement is the first of, where it is not too low."""
    pairs = group[Candidate]
    if not pairs:
        return
    gists = {gist.statement: gist for gist in group[Gist]}
    telling = weigh_words(group[Gist])
    weights = load_weights()
    likely = weights.same.score(np.array([compare(row.cosine, gists[row.a], gists[row.b], telling) for row in pairs]))
    kept = [(row, score) for row, score in zip(pairs, likely.tolist(), strict=True) if score >= LEAST]
    if not kept:
        return
    opposed = weights.opposes.score(np.array([contrast(row.cosine, gists[row.a], gists[row.b]) for row, _ in kept]))
    for (row, score), opposes in zip(kept, opposed.tolist(), strict=True):
        why = explain(row.cosine, gists[row.a], gists[row.b], telling)
        yield Match(row.a, row.b, round(score, 4), why, round(opposes, 4))


MATCH = Stage(
    "match",
    version=2,
    by="statement",
    reads=(
        Read(Candidate, "a"),
        Read(Gist, "statement", via=(Hop(Candidate, "a", "a"),)),
        Read(Gist, "statement", via=(Hop(Candidate, "b", "a"),)),
    ),
    writes=(Match,),
    run=each(match),
)
