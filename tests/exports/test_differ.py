from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.exports.differ import mark_changes

QUOTES = st.text(alphabet="abA. ,“”\n水", max_size=60)


def changed(pieces):
    return [words for words, is_changed in pieces if is_changed]


def test_a_word_that_was_left_out_is_marked_where_it_stood():
    mine, theirs = mark_changes("We lost the whole lower town", "We lost the lower town")
    assert changed(mine) == ["whole"]
    assert changed(theirs) == []


def test_a_word_that_was_replaced_is_marked_on_both_sides():
    mine, theirs = mark_changes("It was a mistake", "It was a crime")
    assert (changed(mine), changed(theirs)) == (["mistake"], ["crime"])


def test_quotation_marks_case_and_commas_are_no_change():
    mine, theirs = mark_changes("“We lost it,”", '"we lost it"')
    assert changed(mine) + changed(theirs) == []


def test_sentences_that_were_glued_together_are_no_change():
    mine, theirs = mark_changes("he said.\n\nSix were found. “Go.”", "he said.Six were found.“Go.”")
    assert changed(mine) + changed(theirs) == []


@given(QUOTES, QUOTES)
def test_the_pieces_make_up_both_texts_exactly(a, b):
    mine, theirs = mark_changes(a, b)
    assert "".join(words for words, _ in mine) == (a if a.strip() else "")
    assert "".join(words for words, _ in theirs) == (b if b.strip() else "")


@given(QUOTES)
def test_a_text_does_not_differ_from_itself(text):
    assert not any(is_changed for pieces in mark_changes(text, text) for _, is_changed in pieces)


@given(st.lists(st.sampled_from(["dam", "gate", "the", "water"]), min_size=1), st.lists(st.sampled_from(["dam", "the", "it"])))
def test_long_texts_are_told_apart_as_exactly_as_short_ones(a, b):
    same = " ".join(["the water rose"] * 200)
    a, b = f"{same} {' '.join(a)}", f"{same} {' '.join(b)}".strip()
    mine, theirs = mark_changes(a, b)
    assert "".join(words for words, _ in mine) == a
    assert "".join(words for words, _ in theirs) == b
    left = [word for words, is_changed in mine if not is_changed for word in words.split()]
    assert left == [word for words, is_changed in theirs if not is_changed for word in words.split()]
