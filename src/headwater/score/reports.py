"""What happens between reports and inside them: reliance, altered quotations, additions, dates, names."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from headwater.score.measure import Scores, characters, find_all, measure_f1, measure_share, overlap, pair_off
from headwater.score.truth import Truth, stems

TOUCH = 0.3


def score_relies(trace: dict[str, Any], truth: Truth) -> Scores:
    """Score which report took material from which, with and without the direction."""
    stem = stems(trace)
    wanted = {(row["id"], on) for row in truth.gold["reports"] for on in row["relies_on"]}
    found = {(stem.get(row["report"]), stem.get(row["on"])) for row in trace.get("relies", [])}
    loose_wanted, loose_found = {frozenset(pair) for pair in wanted}, {frozenset(pair) for pair in found}
    return {
        "relies_on": measure_f1(len(wanted & found), len(found), len(wanted)),
        "relies_on_undirected": measure_f1(len(loose_wanted & loose_found), len(loose_found), len(loose_wanted)),
    }


def score_alterations(trace: dict[str, Any], truth: Truth) -> Scores:
    """Score the pairs of quotations whose words differ."""
    stem, wanted, found = stems(trace), truth.gold.get("altered_quotes", []), trace.get("altered_quotes", [])
    pairs = [
        (1.0, g, p)
        for g, want in enumerate(wanted)
        for p, have in enumerate(found)
        if any(_hits(have[a], want["a"], stem, truth) and _hits(have[b], want["b"], stem, truth) for a, b in ("ab", "ba"))
    ]
    return {"altered_quotes": measure_f1(len(pair_off(pairs)), len(found), len(wanted))}


def score_unsupported(trace: dict[str, Any], truth: Truth) -> Scores:
    """Score what reports say that the reports they cite do not."""
    stem, wanted, found = stems(trace), truth.gold.get("unsupported", []), trace.get("unsupported", [])
    pairs = [(1.0, g, p) for g, want in enumerate(wanted) for p, have in enumerate(found) if _hits(have, want, stem, truth)]
    return {"unsupported": measure_f1(len(pair_off(pairs)), len(found), len(wanted))}


def _hits(place: dict[str, Any], want: dict[str, Any], stem: dict[str, str], truth: Truth) -> bool:
    if stem.get(place["report"]) != want["report"]:
        return False
    have = set(range(place["start"], place["end"]))
    places = [characters([span]) for span in find_all(truth.texts[want["report"]], want["text"])]
    return any(overlap(have, true) > TOUCH or have >= true or true >= have for true in places)


def score_dates(trace: dict[str, Any], truth: Truth) -> Scores:
    """Score the resolved time expressions by the beginning that they stand for."""
    stem, wanted, right = stems(trace), truth.gold.get("dates", []), 0
    for row in wanted:
        start, end = find_all(truth.texts[row["report"]], row["text"])[row.get("occurrence", 1) - 1]
        value = row["value"][:10]
        right += any(
            stem.get(date["report"]) == row["report"]
            and date["start"] < end
            and start < date["end"]
            and date["value"][: len(value)] == value
            for date in trace.get("dates", [])
        )
    return {"dates": {"acc": measure_share(right, len(wanted)), "n": len(wanted)}}


def score_names(trace: dict[str, Any], truth: Truth) -> Scores:
    """Score the spellings of one name that were joined in one entity."""
    pairs = [pair for group in truth.gold.get("names", []) for pair in combinations(group, 2)]
    known = [set(entity["names"]) for entity in trace.get("entities", [])]
    joined = sum(any(names.issuperset(pair) for names in known) for pair in pairs)
    return {"names_joined": {"acc": measure_share(joined, len(pairs)), "n": len(pairs)}}
