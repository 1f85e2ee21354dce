"""Where claims spring from: how many origins, which, and who had it first. Only claims that several reports assert."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from headwater.score.mapping import Mapping
from headwater.score.measure import Scores, measure_f1, measure_share, same_name
from headwater.score.truth import Truth, stems


@dataclass
class _Sums:
    total: int = 0
    inside: int = 0
    exact: int = 0
    error: int = 0
    naive: int = 0
    first: int = 0
    names_found: int = 0
    names_given: int = 0
    names_wanted: int = 0


def score_origins(trace: dict[str, Any], truth: Truth, mapping: Mapping) -> Scores:
    """Score the number of origins (also that of counting the reports), their names and the first report."""
    sums, stem = _Sums(), stems(trace)
    claims = {claim["id"]: claim for claim in trace["claims"]}
    for gold in truth.gold["claims"]:
        asserting = {row["report"] for row in gold["statements"] if row["stance"] == "asserts"}
        if len(asserting) < 2:
            continue
        sums.total += 1
        sums.naive += gold["origins_min"] <= len(asserting) <= gold["origins_max"]
        sums.names_wanted += len(gold["origins"])
        votes = Counter(mapping.claim(i) for i, (claim, _) in enumerate(mapping.wanted) if claim == gold["id"])
        del votes[None]
        if votes:
            best = votes.most_common(1)[0][0]
            _add(sums, gold, claims[best or ""], whole=_covers(best, gold, asserting, mapping), truth=truth)
            sums.first += stem.get(claims[best or ""].get("first_report")) == gold["first_report"]
        else:
            sums.error += len(gold["origins"])
    return _finish(sums)


def _covers(best: str | None, gold: dict[str, Any], asserting: set[str], mapping: Mapping) -> bool:
    """Whether the claim holds at least half of the asserting reports: a splinter of it cannot be right about it."""
    reports = {
        row["report"] for i, (claim, row) in enumerate(mapping.wanted) if claim == gold["id"] and mapping.claim(i) == best
    }
    return 2 * len(reports & asserting) >= len(asserting)


def _add(sums: _Sums, gold: dict[str, Any], claim: dict[str, Any], *, whole: bool, truth: Truth) -> None:
    low, high = gold["origins_min"], gold["origins_max"]
    sums.inside += whole and low <= len(claim["origins"]) <= high
    sums.exact += whole and (claim["origins_min"], claim["origins_max"]) == (low, high)
    sums.error += abs(len(claim["origins"]) - len(gold["origins"]))
    sums.names_given += len(claim["origins"])
    found: set[str] = set()
    for origin in claim["origins"]:
        names = (want for want in gold["origins"] if want not in found and same_name(origin["name"], truth.sources[want]))
        found.update(list(names)[:1])
    sums.names_found += len(found)


def _finish(sums: _Sums) -> Scores:
    return {
        "origin_count": {
            "acc": measure_share(sums.inside, sums.total),
            "exact_range": measure_share(sums.exact, sums.total),
            "mean_abs_error": round(sums.error / max(1, sums.total), 2),
            "counting_reports_acc": measure_share(sums.naive, sums.total),
            "n": sums.total,
        },
        "origin_names": measure_f1(sums.names_found, sums.names_given, sums.names_wanted),
        "first_report": {"acc": measure_share(sums.first, sums.total), "n": sums.total},
    }
