from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.claims.additions_clauses import join_neighbours, measure_clauses, split_clauses
from headwater.text.sentences import find_sentences
from headwater.text.words import content_words

SOURCE = "The nurse said that her vials were warm. Nobody came for the boxes. She rang the county on Monday."


def measure(text):
    places = [frozenset(content_words(SOURCE[start:end])) for start, end in find_sentences(SOURCE)]
    return measure_clauses(text, join_neighbours(places))


def test_a_clause_that_was_put_into_a_known_sentence_leaves_a_gap():
    added = measure("The nurse said that her vials were warm and that greedy bosses ordered silence.")
    known = measure("The nurse said that her vials were warm.")
    assert added["clause_gap"] > known["clause_gap"]
    assert added["clause_least"] < 0.5 < added["clause_most"]


def test_a_sentence_made_of_two_of_the_source_is_borne_out_by_both():
    assert measure("The nurse said her vials were warm, nobody came for the boxes")["clause_gap"] == 0.0


def test_a_sentence_of_which_nothing_is_known_has_no_gap_either():
    assert measure("Greedy bosses ordered silence")["clause_most"] == 0.0


def test_a_clause_of_one_word_goes_with_the_one_before():
    first, second = split_clauses("The nurse rang, weeping, the county office")
    assert first == {"nurs", "rang", "weep"}
    assert second == {"county", "offic"}


def test_of_neighbours_the_last_has_none_behind_it():
    assert join_neighbours([frozenset("a"), frozenset("b")]) == [frozenset("ab"), frozenset("b")]
    assert join_neighbours([]) == []


@given(st.text())
def test_shares_lie_between_none_and_all(text):
    found = measure(text)
    assert 0 <= found["clause_least"] <= found["clause_most"] <= 1
    assert found["clause_gap"] == found["clause_most"] - found["clause_least"]
