from __future__ import annotations

import pytest

from headwater.copying.features import gather_evidence
from headwater.copying.reasons import give_reasons
from headwater.records import Copy
from tests.copying.test_reading import reading

FLOOD = "The spillway gates jammed on the fourth floor. Engineer Okafor blamed a red cover sheet. It was 9:40 p.m. in Valmere."
RETOLD = "On the fourth floor the gates jammed, the Post has learned. A red cover sheet was found in Valmere at 9:40 p.m."


def reasons(report, other, *more, copies=()):
    evidence = gather_evidence(report, [other, *more])
    return give_reasons(evidence, 0, copies)


def copied(words, kind, score=1.0):
    return Copy("a:b", "a", "b", 0, 9, words, 9 + words, words, score, kind)


def test_a_credit_is_said():
    report = reading(RETOLD, outlet="The Post", byline="Corrin Wire")
    assert (
        reasons(report, reading(FLOOD, outlet="Corrin Wire"))[0]
        == "its byline or a line at its head or foot credits Corrin Wire"
    )


def test_a_naming_is_shown_in_the_reports_words():
    report = reading("Okafor, 58, told Radio Meridian so.", outlet="The Post")
    found = reasons(report, reading(FLOOD, outlet="Radio Meridian"))
    assert "names Radio Meridian as its source (“told Radio Meridian”)" in found


def test_a_naming_without_a_cue_is_not_called_a_source():
    report = reading("A van of\nRadio Meridian stood there.", outlet="The Post")
    assert "names Radio Meridian (“Radio Meridian”)" in reasons(report, reading(FLOOD, outlet="Radio Meridian"))


@pytest.mark.parametrize(
    ("copies", "sentence"),
    [
        ([copied(300, "prose"), copied(12, "prose")], "shares 312 words word for word, all outside quotations"),
        ([copied(20, "quotation", 0.9)], "shares 20 words almost word for word, all in quotations"),
        ([copied(30, "prose"), copied(12, "quotation")], "shares 42 words word for word, 12 of them in quotations"),
        ([copied(30, "mixed")], "shares 30 words word for word, some of them in quotations"),
    ],
)
def test_copies_are_counted_in_words(copies, sentence):
    assert sentence in reasons(reading(RETOLD), reading(FLOOD), copies=copies)


def test_stock_phrases_are_no_reason():
    assert not [row for row in reasons(reading(RETOLD), reading(FLOOD), copies=[copied(30, "stock")]) if "words word" in row]


def test_details_that_only_both_have_are_shown_as_the_report_has_them():
    found = reasons(reading(RETOLD), reading(FLOOD), reading("The gates of Valmere jammed on Friday."))
    (details,) = [row for row in found if row.startswith("shares details")]
    assert "fourth floor" in details
    assert "red cover sheet" in details
    assert "gates" not in details


def test_with_a_single_candidate_no_detail_is_called_rare():
    assert not [row for row in reasons(reading(RETOLD), reading(FLOOD)) if row.startswith("shares details")]


@pytest.mark.parametrize(
    ("report", "other", "sentence"),
    [
        ("2031-03-02T10:50", "2031-03-02T10:00", "published 50 minutes later"),
        ("2031-03-02T10:50", "2031-03-02T09:30", "published 1 hour later"),
        ("2031-03-04T10:50", "2031-03-02T09:30", "published 2 days later"),
        ("2031-03-03", "2031-03-02T23:30", "published 1 day later"),
        ("2031-03-02", "2031-03-02T23:30", "published on the same day"),
        ("2031-03-02T10:00", "2031-03-02T10:00", "published at the same time"),
        (None, "2031-03-02", "nothing in the dates tells which came first"),
    ],
)
def test_the_time_between_them_is_said(report, other, sentence):
    assert reasons(reading(RETOLD, published=report), reading(FLOOD, published=other))[-1] == sentence


def test_there_is_always_a_reason_beside_the_time():
    found = reasons(reading("Gates.", published="2031-03-02"), reading("The gates.", published="2031-03-01"))
    assert found == ("100 % of its telling words, by weight, stand there", "published 1 day later")
