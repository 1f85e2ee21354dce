"""How far a trace is right, against the truth of a case that was written with it.

Every figure is in percent unless its name says otherwise. Spans are compared by characters, names by their words.
"""

from __future__ import annotations

from typing import Any

from headwater.score.mapping import map_statements
from headwater.score.measure import Scores
from headwater.score.origins import score_origins
from headwater.score.reports import score_alterations, score_dates, score_names, score_relies, score_unsupported
from headwater.score.sources import score_attributions, score_chains, score_stances
from headwater.score.statements import score_claims
from headwater.score.truth import Truth, check_texts, read_truth

HEADLINE = (
    ("attribution_content", "f1"),
    ("attribution_with_source", "f1"),
    ("innermost_source", "acc"),
    ("whole_chain", "acc"),
    ("same_claim_pairs", "f1"),
    ("claims_b3", "f1"),
    ("denials", "f1"),
    ("origin_count", "acc"),
    ("origin_names", "f1"),
    ("first_report", "acc"),
    ("relies_on", "f1"),
    ("altered_quotes", "f1"),
    ("unsupported", "f1"),
    ("dates", "acc"),
    ("names_joined", "acc"),
)
"""The figures to show, and which part of each, in the order of the pipeline."""


def score_trace(trace: dict[str, Any], truth: Truth) -> Scores:
    """Return every figure by name; raise StopRun where the trace's texts are not those of the case."""
    check_texts(trace, truth)
    mapping = map_statements(trace, truth)
    known = {truth.stem(report["file"]) for report in trace["reports"]}
    return {
        "reports_missing": sorted(set(truth.texts) - known),
        **score_attributions(trace, truth),
        "statement_recall": mapping.recall,
        **score_claims(mapping),
        **score_stances(mapping),
        **score_chains(mapping, truth),
        **score_origins(trace, truth, mapping),
        **score_relies(trace, truth),
        **score_alterations(trace, truth),
        **score_unsupported(trace, truth),
        **score_dates(trace, truth),
        **score_names(trace, truth),
    }


__all__ = ["HEADLINE", "Scores", "Truth", "read_truth", "score_trace"]
