from __future__ import annotations

import pytest

from headwater.copying.unsettled import ENOUGH, UNKNOWN, UNSEEN, answer_pair
from headwater.records import Copy
from tests.copying.newsroom import report

A, B = report("The gates jammed.", "Radio Meridian", None), report("The gates jammed!", "The Post", None)


def copies(*kinds, words=ENOUGH):
    return [Copy("a:b", "a", "b", 100 * n, 100 * n + 99, 0, 99, words, 1.0, kind) for n, kind in enumerate(kinds)]


def dated(one, other):
    return report(A.text, A.outlet, one), report(B.text, B.outlet, other)


def test_shared_prose_that_nothing_explains_leaves_the_direction_unknown():
    answer = answer_pair(A, B, copies("prose"), [])
    assert answer.says == UNKNOWN
    assert answer.evidence == (
        "shares 20 words word for word, all outside quotations",
        "nothing in the dates tells which came first",
    )


def test_two_reports_that_name_one_outlet_without_a_report_here_are_both_from_it():
    answer = answer_pair(A, B, copies("prose"), ["Corrin Wire"])
    assert answer.says == UNSEEN
    assert answer.evidence[0] == "both name Corrin Wire, of which no report is here"


@pytest.mark.parametrize("kinds", [(), ("quotation",), ("stock", "quotation")])
def test_shared_quotations_and_stock_phrases_leave_nothing_open(kinds):
    assert answer_pair(A, B, copies(*kinds, words=90), ["Corrin Wire"]) is None


def test_a_few_shared_words_are_no_question():
    assert answer_pair(A, B, copies("prose", words=ENOUGH - 1), []) is None
    assert answer_pair(A, B, copies("prose", "mixed", words=ENOUGH // 2), []) is not None


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("2031-03-01", "2031-03-02", "Radio Meridian came out first, yet nothing else shows that The Post took from it"),
        (
            "2031-03-02T09:00",
            "2031-03-02T08:00",
            "The Post came out first, yet nothing else shows that Radio Meridian took from it",
        ),
        ("2031-03-02", "2031-03-02T08:00", "the dates do not tell which came first"),
        (None, "2031-03-02", "nothing in the dates tells which came first"),
    ],
)
def test_what_the_dates_tell_is_part_of_the_evidence(one, other, said):
    assert answer_pair(*dated(one, other), copies("prose"), []).evidence[-1] == said
