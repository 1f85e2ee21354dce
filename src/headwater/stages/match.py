"""Score the proposed pairs by how likely they assert or deny the same."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from headwater.claims.features import compare, explain, weigh_words
from headwater.claims.scoring import LEAST, load_weights
from headwater.records import Candidate, Gist, Match, Record
from headwater.stage import Group, Hop, Read, Stage, each


def match(group: Group) -> Iterator[Record]:
    """Yield the score of each pair that the statement is the first of, where it is not too low."""
    pairs = group[Candidate]
    if not pairs:
        return
    gists = {gist.statement: gist for gist in group[Gist]}
    weights = weigh_words(group[Gist])
    features = [compare(pair.cosine, gists[pair.a], gists[pair.b], weights) for pair in pairs]
    for pair, score in zip(pairs, load_weights().score(np.array(features)).tolist(), strict=True):
        if score >= LEAST:
            why = explain(pair.cosine, gists[pair.a], gists[pair.b], weights)
            yield Match(pair.a, pair.b, round(score, 4), why)


MATCH = Stage(
    "match",
    version=1,
    by="statement",
    reads=(
        Read(Candidate, "a"),
        Read(Gist, "statement", via=(Hop(Candidate, "a", "a"),)),
        Read(Gist, "statement", via=(Hop(Candidate, "b", "a"),)),
    ),
    writes=(Match,),
    run=each(match),
)
