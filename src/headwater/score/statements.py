"""What is the same claim: pairs of statements, and B³."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from headwater.score.mapping import Mapping
from headwater.score.measure import Scores, measure_f1


def score_claims(mapping: Mapping) -> Scores:
    """Score the grouping of statements into claims."""
    return {"same_claim_pairs": _pairs(mapping), "claims_b3": _b3(mapping)}


def _pairs(mapping: Mapping) -> Scores:
    """Score the pairs of statements, from different reports, that are in one claim."""
    hits = predicted = wanted = 0
    for i, j in combinations(range(len(mapping.wanted)), 2):
        (claim, row), (other_claim, other) = mapping.wanted[i], mapping.wanted[j]
        if row["report"] == other["report"]:
            continue
        want = claim == other_claim
        have = mapping.claim(i) is not None and mapping.claim(i) == mapping.claim(j)
        hits, predicted, wanted = hits + (want and have), predicted + have, wanted + want
    return measure_f1(hits, predicted, wanted)


def _b3(mapping: Mapping) -> Scores:
    """Average over the statements how much of their claim is right (p) and of the true claim is found (r)."""
    mine, true = defaultdict(set), defaultdict(set)
    key = [mapping.claim(i) or f"alone {i}" for i in range(len(mapping.wanted))]
    for i, (claim, _) in enumerate(mapping.wanted):
        true[claim].add(i)
        mine[key[i]].add(i)
    p = r = 0.0
    for i, (claim, _) in enumerate(mapping.wanted):
        both = len(mine[key[i]] & true[claim])
        p += both / len(mine[key[i]])
        r += both / len(true[claim])
    count = max(1, len(mapping.wanted))
    p, r = p / count, r / count
    f1 = 200 * p * r / (p + r) if p + r else 0.0
    return {"p": round(100 * p, 1), "r": round(100 * r, 1), "f1": round(f1, 1), "n": len(mapping.wanted)}
