"""Each figure over a story of three reports, small enough to count by hand."""

from __future__ import annotations

import copy

import pytest

from headwater.score import score_trace
from headwater.score.truth import Truth

TEXTS = {
    "01": "Title one\nThe gates broke, Okafor said. Nine people died on Sunday.",
    "02": "Title two\nThe gates gave way, Mara Okafor told the Wire. Eleven died.",
    "03": "Title three\nThe owner denied that the gates broke. “We are sorry,” she said.",
}
GOLD = {
    "sources": [
        {"id": "okafor", "name": "Mara Okafor", "aliases": ["Okafor"]},
        {"id": "wire", "name": "The Wire", "aliases": []},
        {"id": "owner", "name": "the owner", "aliases": []},
    ],
    "reports": [
        {"id": "01", "relies_on": [], "attributions_complete": True},
        {"id": "02", "relies_on": ["01"]},
        {"id": "03", "relies_on": []},
    ],
    "attributions": [{"report": "01", "source_text": "Okafor", "content": "The gates broke"}],
    "claims": [
        {
            "id": "gates",
            "statements": [
                {"report": "01", "text": "The gates broke", "stance": "asserts", "chain": ["okafor"]},
                {"report": "02", "text": "The gates gave way", "stance": "asserts", "chain": ["wire", "okafor"]},
                {"report": "03", "text": "the gates broke", "stance": "denies", "chain": ["owner"]},
            ],
            "origins": ["okafor"],
            "origins_min": 1,
            "origins_max": 1,
            "first_report": "01",
        },
        {
            "id": "toll",
            "statements": [
                {"report": "01", "text": "Nine people died", "stance": "asserts", "chain": []},
                {"report": "02", "text": "Eleven died", "stance": "asserts", "chain": []},
            ],
            "origins": ["wire"],
            "origins_min": 1,
            "origins_max": 2,
            "first_report": "01",
        },
    ],
    "altered_quotes": [{"a": {"report": "01", "text": "The gates broke"}, "b": {"report": "02", "text": "The gates gave way"}}],
    "unsupported": [{"report": "02", "text": "Eleven died"}],
    "dates": [{"report": "01", "text": "Sunday", "value": "2031-03"}],
    "names": [["Mara Okafor", "Okafor", "M. Okafor"]],
}
TRUTH = Truth(GOLD, TEXTS)


def place(report, words):
    start = TEXTS[report].index(words)
    return {"report": report, "start": start, "end": start + len(words)}


def statement(key, report, words, claim, *chain, stance="asserts"):
    links = [{"name": name} for name in chain]
    return {"id": key, **place(report, words), "claim": claim, "chain": links, "stance": stance}


@pytest.fixture
def trace():
    """The trace that is right in everything."""
    at = place("01", "The gates broke")
    source = place("01", "Okafor")
    return {
        "reports": [{"id": key, "file": f"pile/{key}.txt", "text": text} for key, text in TEXTS.items()],
        "attributions": [
            {"report": "01", "content": [[at["start"], at["end"]]], "source": [source["start"], source["end"]]},
        ],
        "statements": [
            statement("s1", "01", "The gates broke", "A", "Okafor"),
            statement("s2", "02", "The gates gave way", "A", "Wire", "Mara Okafor"),
            statement("s3", "03", "the gates broke", "A", "owner", stance="denies"),
            statement("s4", "01", "Nine people died", "B"),
            statement("s5", "02", "Eleven died", "B"),
        ],
        "claims": [
            {"id": "A", "origins": [{"name": "Okafor"}], "origins_min": 1, "origins_max": 1, "first_report": "01"},
            {"id": "B", "origins": [{"name": "Wire"}], "origins_min": 1, "origins_max": 2, "first_report": "01"},
        ],
        "relies": [{"report": "02", "on": "01"}],
        "altered_quotes": [{"a": place("02", "The gates gave way"), "b": place("01", "The gates broke")}],
        "unsupported": [place("02", "Eleven died")],
        "dates": [{**place("01", "on Sunday"), "value": "2031-03-02"}],
        "entities": [{"names": ["Mara Okafor", "Okafor", "M. Okafor"]}],
    }


def figures(trace):
    return score_trace(trace, TRUTH)


def test_the_right_trace_is_right_in_everything(trace):
    found = figures(trace)
    assert {name: row.get("f1", row.get("acc")) for name, row in found.items() if isinstance(row, dict)} == dict.fromkeys(
        [name for name, row in found.items() if isinstance(row, dict)], 100.0
    )


def test_a_content_half_of_which_is_found_still_counts(trace):
    start, end = trace["attributions"][0]["content"][0]
    trace["attributions"][0]["content"] = [[start, end - 6]]
    assert figures(trace)["attribution_content"]["f1"] == 100
    trace["attributions"][0]["content"] = [[start, end - 10]]
    assert figures(trace)["attribution_content"]["f1"] == 0


def test_a_wrong_source_spoils_the_attribution_but_not_its_content(trace):
    trace["attributions"][0]["source"] = [0, 4]
    assert (figures(trace)["attribution_content"]["f1"], figures(trace)["attribution_with_source"]["f1"]) == (100, 0)
    trace["attributions"][0]["source"] = None
    assert figures(trace)["attribution_with_source"]["f1"] == 0


def test_attributions_of_reports_without_a_complete_truth_do_not_count(trace):
    trace["attributions"].append({"report": "02", "content": [[0, 5]], "source": None})
    assert figures(trace)["attribution_content"]["p"] == 100


def test_a_missing_outer_source_spoils_the_chain_but_not_the_innermost_source(trace):
    trace["statements"][1]["chain"] = [{"name": "Okafor"}]
    assert figures(trace)["innermost_source"]["acc"] == 100
    assert figures(trace)["whole_chain"] == {"acc": 66.7, "n": 3}


def test_statements_that_were_not_found_lower_the_recall(trace):
    trace["statements"] = trace["statements"][:3]
    assert figures(trace)["statement_recall"] == 60


def test_one_statement_does_not_stand_for_two_where_another_fits(trace):
    trace["statements"].append(statement("s6", "01", "The gates broke, Okafor said.", None, "Okafor"))
    assert figures(trace)["same_claim_pairs"]["f1"] == 100


def test_one_claim_for_all_has_every_pair_and_too_many(trace):
    for row in trace["statements"]:
        row["claim"] = "A"
    assert figures(trace)["same_claim_pairs"] == {"p": 50.0, "r": 100.0, "f1": 66.7, "n": 4}
    assert figures(trace)["claims_b3"]["r"] == 100


def test_statements_without_a_claim_stand_alone(trace):
    for row in trace["statements"]:
        row["claim"] = None
    found = figures(trace)
    assert found["same_claim_pairs"]["r"] == 0
    assert found["claims_b3"]["p"] == 100
    assert found["origin_count"]["acc"] == 0


def test_a_denial_that_was_taken_for_an_assertion_is_missed(trace):
    trace["statements"][2]["stance"] = "asserts"
    assert figures(trace)["denials"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "n": 1}


def test_a_splinter_of_a_claim_cannot_be_right_about_its_origins(trace):
    truth = copy.deepcopy(GOLD)
    third = {"report": "03", "text": "We are sorry", "stance": "asserts", "chain": []}
    truth["claims"][1]["statements"].append(third)
    trace["statements"] += [statement("s6", "03", "We are sorry", None)]
    for row in trace["statements"][3:5]:
        row["claim"] = None
    trace["statements"][3]["claim"] = "B"
    assert score_trace(trace, Truth(truth, TEXTS))["origin_count"]["acc"] == 50


def test_a_count_inside_the_range_is_right_and_the_exact_range_is_another_figure(trace):
    trace["claims"][1]["origins"].append({"name": "the owner"})
    assert figures(trace)["origin_count"]["acc"] == 100
    assert figures(trace)["origin_count"]["mean_abs_error"] == 0.5
    trace["claims"][1]["origins_max"] = 1
    assert figures(trace)["origin_count"]["exact_range"] == 50
    assert figures(trace)["origin_names"]["p"] == 66.7


def test_counting_reports_is_measured_for_comparison(trace):
    assert figures(trace)["origin_count"]["counting_reports_acc"] == 50


def test_reliance_the_wrong_way_round_is_right_only_without_direction(trace):
    trace["relies"] = [{"report": "01", "on": "02"}]
    assert (figures(trace)["relies_on"]["f1"], figures(trace)["relies_on_undirected"]["f1"]) == (0, 100)


def test_a_quotation_found_twice_costs_precision(trace):
    trace["altered_quotes"] *= 2
    assert figures(trace)["altered_quotes"] == {"p": 50.0, "r": 100.0, "f1": 66.7, "n": 1}


def test_an_addition_elsewhere_is_none(trace):
    trace["unsupported"] = [place("01", "Nine people died")]
    assert figures(trace)["unsupported"]["f1"] == 0


@pytest.mark.parametrize(("value", "right"), [("2031-03-02", 100), ("2031-03", 100), ("2031-04", 0), ("2031", 0)])
def test_a_date_is_right_as_far_as_the_truth_is_exact(trace, value, right):
    trace["dates"][0]["value"] = value
    assert figures(trace)["dates"]["acc"] == right


def test_spellings_are_joined_pair_by_pair(trace):
    trace["entities"] = [{"names": ["Mara Okafor", "Okafor"]}, {"names": ["M. Okafor"]}]
    assert figures(trace)["names_joined"] == {"acc": 33.3, "n": 3}
