"""Who is said to say it: attributions, stances and chains."""

from __future__ import annotations

from typing import Any

from headwater.score.mapping import Mapping
from headwater.score.measure import Scores, characters, find_all, measure_f1, measure_share, overlap, pair_off, same_name
from headwater.score.truth import Truth, stems

HALF = 0.5


def score_attributions(trace: dict[str, Any], truth: Truth) -> Scores:
    """Score contents, alone and with their sources, in the reports whose truth lists every attribution."""
    complete = {row["id"] for row in truth.gold["reports"] if row.get("attributions_complete")}
    wanted = [row for row in truth.gold["attributions"] if row["report"] in complete]
    stem = stems(trace)
    predicted = [
        (stem[row["report"]], characters(row["content"]), characters([row["source"]] if row.get("source") else []))
        for row in trace["attributions"]
        if stem.get(row["report"]) in complete
    ]
    contents, whole = [], []
    for g, row in enumerate(wanted):
        for p, (report, content, source) in enumerate(predicted):
            best = _best(row, truth, content) if report == row["report"] else 0.0
            if best >= HALF:
                contents.append((best, g, p))
                if _source_fits(row, truth, source):
                    whole.append((best, g, p))
    return {
        "attribution_content": measure_f1(len(pair_off(contents)), len(predicted), len(wanted)),
        "attribution_with_source": measure_f1(len(pair_off(whole)), len(predicted), len(wanted)),
    }


def _best(row: dict[str, Any], truth: Truth, content: set[int]) -> float:
    places = find_all(truth.texts[row["report"]], row["content"])
    return max((overlap(characters([place]), content) for place in places), default=0.0)


def _source_fits(row: dict[str, Any], truth: Truth, source: set[int]) -> bool:
    if not row.get("source_text"):
        return not source
    places = find_all(truth.texts[row["report"]], row["source_text"])
    return any(characters([place]) & source for place in places) if places else not source


def score_stances(mapping: Mapping) -> Scores:
    """Score which statements deny."""
    hits = predicted = wanted = 0
    for (_, row), found in zip(mapping.wanted, mapping.found, strict=True):
        want = row["stance"] == "denies"
        have = found is not None and found.get("stance") == "denies"
        hits, predicted, wanted = hits + (want and have), predicted + have, wanted + want
    return {"denials": measure_f1(hits, predicted, wanted)}


def score_chains(mapping: Mapping, truth: Truth) -> Scores:
    """Score the innermost source and the whole chain of the statements that have one."""
    inner = whole = count = 0
    for (_, row), found in zip(mapping.wanted, mapping.found, strict=True):
        if not row["chain"]:
            continue
        count += 1
        chain = [link["name"] for link in found.get("chain", [])] if found else []
        wanted = [truth.sources[source] for source in row["chain"]]
        inner += bool(chain) and same_name(chain[-1], wanted[-1])
        whole += len(chain) == len(wanted) and all(map(same_name, chain, wanted))
    return {
        "innermost_source": {"acc": measure_share(inner, count), "n": count},
        "whole_chain": {"acc": measure_share(whole, count), "n": count},
    }
