from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.sentences import find_junctions, find_sentences


def sentences(text):
    return [text[start:end] for start, end in find_sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Mr. Smith met Gen. Ferro and Dr. J. K. Amadi on Oct. 18.",
        "The U.S. Navy paid No. 5 some $4.2 million at 9.40 a.m. on Friday.",
        "Acme Inc. shares fell 1.5 percent to 36.85 crowns.",
        "See https://example.org/a.b?c=d. and mail desk@example.org, or visit example.com today.",
        "@WireDesk writes that the photo dam_2031.jpg is old.",
        "He waited… and waited... and left.",
        "“Was it safe?” he asked.",
        "“Was it safe?” Mayor Ana Pohl asked.",
        "“Never!” said the mayor.",
        "No. 4 was empty.",
        "* Offer would value it at 41 crowns a share",
        "14.09 Is it the bug?",
    ],
)
def test_one_sentence_stays_whole(whole):
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell. Nobody saw it! Why? He knew.", ["It fell.", "Nobody saw it!", "Why?", "He knew."]),
        ("He lives in the U.S. The court sat.", ["He lives in the U.S.", "The court sat."]),
        ("It began at 9 p.m. He left.", ["It began at 9 p.m.", "He left."]),
        ("“It says 75. It means 75,” he said.", ["“It says 75.", "It means 75,” he said."]),
        ("“It is over.” He left.", ["“It is over.”", "He left."]),
        ("It ended. “We won,” she said.", ["It ended.", "“We won,” she said."]),
        ("so it's called Decanter. three friends say so", ["so it's called Decanter.", "three friends say so"]),
        ("他说没有。我们不信。", ["他说没有。", "我们不信。"]),
        ("هل كان آمنا؟ نعم.", ["هل كان آمنا؟", "نعم."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('after the meeting."A draft is', ["after the meeting.", '"A draft is']),
        ("three “letters”He said no", ["three “letters”", "He said no"]),
        ("reached the end.The Finance Courier", ["reached the end.", "The Finance Courier"]),
        ("in 2023.The bank", ["in 2023.", "The bank"]),
        ("a joint roomOn May 20 they met", ["a joint room", "On May 20 they met"]),
        ("met in March 2014On Friday they", ["met in March 2014", "On Friday they"]),
        ("blockades that failedOfficers of the navy", ["blockades that failed", "Officers of the navy"]),
        ("a lie.”“Nobody knew,” he said", ["a lie.”", "“Nobody knew,” he said"]),
        ("Who knew?Nobody did", ["Who knew?", "Nobody did"]),
    ],
)
def test_sentences_that_a_scraper_glued_come_apart(text, expected):
    assert sentences(text) == expected


def test_junctions_are_where_a_sentence_begins_right_behind_another():
    text = "The gates jammed.Nine died. The minister resignedOn Friday it rained\nThe end"
    assert [text[at:][:6] for at in find_junctions(text)] == ["Nine d", "On Fri"]


@pytest.mark.parametrize("word", ["YouTube", "McDonald", "eBay", "Booking.com", "e.g.", "i.e.", "MacLeod"])
def test_a_word_with_a_capital_or_point_inside_is_not_torn(word):
    assert sentences(f"We saw {word} there.") == [f"We saw {word} there."]


def test_a_line_never_joins_the_next():
    assert sentences("Dam was safe\n\nBy Ana Pohl\nIt was not") == ["Dam was safe", "By Ana Pohl", "It was not"]


@given(st.text(alphabet="aB. ?!\n“”\"'’,;:3\u0301é…。", max_size=80))
def test_sentences_cover_everything_but_white_space_in_order(text):
    spans = find_sentences(text)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    inside = {i for start, end in spans for i in range(start, end)}
    assert all(i in inside for i, char in enumerate(text) if not char.isspace())


@given(st.text(max_size=60))
def test_no_sentence_crosses_a_line_or_begins_with_white_space(text):
    for start, end in find_sentences(text):
        assert "\n" not in text[start:end]
        assert text[start:end] == text[start:end].strip()


def test_a_line_of_a_hundred_thousand_characters_is_read_in_a_moment():
    text = "word and “quoted” it's " * 4500
    began = time.process_time()
    assert find_sentences(text)
    assert time.process_time() - began < 5
