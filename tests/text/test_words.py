from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.words import content_words, find_words, fold_word, stem_word, stop_words


def words(text):
    return [text[start:end] for start, end in find_words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. Qa'ani said: no.", ["Gen", "Qa'ani", "said", "no"]),
        ("8.2 billion, 1,840 jobs at 16:40", ["8.2", "billion", "1,840", "jobs", "at", "16:40"]),
        ("a second-hand M&A deal", ["a", "second-hand", "M&A", "deal"]),
        ("“Don’t,” she said", ["Don’t", "she", "said"]),
        ("the workers' rights", ["the", "workers", "rights"]),
        ("Cafe\u0301 au lait", ["Cafe\u0301", "au", "lait"]),
        ("قال الوزير", ["قال", "الوزير"]),
        ("👍🏽 – …", []),
    ],
)
def test_words_hold_no_punctuation_but_their_own(text, expected):
    assert words(text) == expected


@given(st.text(max_size=80))
def test_words_are_in_order_apart_and_begin_with_a_letter_or_digit(text):
    spans = find_words(text)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert all(text[start].isalnum() and start < end for start, end in spans)


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs", "Po"]), max_size=80))
def test_every_letter_is_in_a_word(text):
    inside = {i for start, end in find_words(text) for i in range(start, end)}
    assert all(i in inside for i, char in enumerate(text) if char.isalnum())


def test_folded_words_ignore_case_accents_and_the_kind_of_apostrophe():
    assert fold_word("QA’ANI") == fold_word("Qa'ani")
    assert fold_word("Matjaž") == fold_word("Matjaz")
    assert fold_word("Cafe\u0301") == fold_word("café")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("killed", "kills"),
        ("inspections", "inspection"),
        ("parties", "party"),
        ("stopped", "stopping"),
        ("minister's", "minister"),
    ],
)
def test_inflected_words_have_one_stem(a, b):
    assert stem_word(a) == stem_word(b)


@pytest.mark.parametrize(("a", "b"), [("bus", "but"), ("gas", "gap"), ("crisis", "cries")])
def test_different_words_keep_different_stems(a, b):
    assert stem_word(a) != stem_word(b)


def test_content_words_are_stems_without_stop_words():
    assert content_words("The gates had not been inspected") == [stem_word("gate"), stem_word("inspect")]


def test_stop_words_are_folded():
    assert all(fold_word(word) == word for word in stop_words())


def test_who_changes_a_list_of_content_words_changes_nobody_else_s():
    content_words("the spillway gates").clear()
    assert content_words("the spillway gates") == ["spillway", "gat"]
