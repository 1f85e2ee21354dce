from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.copying.kernels import add_products
from headwater.copying.measures import best_other, measure_runs, measure_sentences, measure_words, rank
from headwater.copying.overlap import compare_readings
from tests.copying.test_reading import reading

FLOOD = (
    "The spillway gates jammed on Friday night. Engineer Okafor blamed a broken motor. Nobody had inspected them since 2027."
)
REWRITE = "Okafor, the engineer, blames a motor that broke. Gates had jammed on Friday."
TARIFF = "Barley growers marched through Lindholm. They demand lower taxes on diesel."
MATRIX = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 3), min_size=width, max_size=width), min_size=1, max_size=5)
)


def overlap(text, *others):
    return compare_readings(reading(text), [reading(other) for other in others])


def test_each_sentence_finds_its_counterpart():
    found = overlap(REWRITE, FLOOD, TARIFF)
    assert found.found_at[0].tolist() == [1, 0]
    assert (found.alike[0] > 0.3).all()
    assert not found.alike[1].any()


def test_a_copy_covers_and_matches_every_sentence_wholly():
    found = overlap(FLOOD, FLOOD + " More.")
    assert np.allclose(found.alike, 1)
    assert np.allclose(found.covered, 1)
    assert found.runs.all()
    assert found.grams.all()


def test_stop_words_weigh_nothing():
    found = overlap("The of and was gates", "The of and was")
    assert (found.held @ found.weights).tolist() == [0.0]


def test_a_word_that_fewer_have_weighs_more():
    found = overlap("gates motor", "gates", "gates motor")
    shared = found.held @ found.weights
    assert shared[1] - shared[0] > shared[0] > 0


def test_very_short_sentences_are_not_compared():
    assert overlap("Gates jammed. " + REWRITE, FLOOD).row_of == {1: 0, 2: 1}


def test_quoted_runs_are_no_prose():
    text = "He said “the gates had not been inspected” today"
    span = ("“the gates had not been inspected”", "quotation")
    found = compare_readings(reading(text, span), [reading(text)])
    assert found.runs.sum() - found.prose.sum() == 3


def test_reports_that_share_nothing_overlap_nowhere():
    found = overlap(FLOOD, TARIFF)
    assert not found.held[0, found.weights > 0].any()
    assert not found.runs.any()


@given(st.lists(st.text("ab. ", max_size=40), min_size=1, max_size=3), st.text("ab. ", min_size=1, max_size=40))
def test_shares_and_cosines_lie_between_nothing_and_all(others, text):
    found = overlap(f"a {text}", *others)
    for values in (found.covered, found.alike):
        assert values.shape == (len(others), len(found.has))
        assert ((values >= 0) & (values <= 1 + 1e-9)).all()
    assert (found.prose <= found.runs).all()
    assert len(found.row_of) == len(found.has)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5)), unique=True, max_size=20))
def test_products_are_those_of_the_full_matrix(pairs):
    rows = sorted(pairs)
    weights = np.arange(5.0)
    full = np.zeros((6, 5))
    for word, row in rows:
        full[row, word] = weights[word]
    found = np.zeros((2, 6))
    words, owners = (np.array([pair[side] for pair in rows], np.int64) for side in (0, 1))
    add_products(words, owners, weights, found)
    assert np.allclose(found, full[:2] @ full.T)


@given(MATRIX)
def test_the_best_other_is_the_greatest_of_the_other_rows(rows):
    values = np.array(rows, float)
    found = best_other(values)
    for n in range(len(values)):
        assert found[n].tolist() == np.delete(values, n, 0).max(0, initial=0.0).tolist()


@given(st.lists(st.floats(0, 10), min_size=1, max_size=6))
def test_a_rank_is_a_share_of_the_greatest(numbers):
    values = rank(np.array(numbers))
    assert ((values >= 0) & (values <= 1)).all()
    assert not numbers or max(numbers) < 1e-9 or values[int(np.argmax(numbers))] == 1


def test_what_no_other_candidate_has_counts_for_one_only():
    found = measure_words(overlap(FLOOD, FLOOD, FLOOD, TARIFF))
    assert found["words_only"].tolist() == [0, 0, 0]
    alone = measure_words(overlap(FLOOD, FLOOD, TARIFF))
    assert alone["words_only"][0] > alone["words_only"][1] == 0
    assert alone["grams_only_rank"].tolist() == [1, 0]


def test_the_longest_shared_run_is_counted_in_words():
    found = overlap("one two three four five six", "zero two three four five six seven", "three four nine")
    longest = measure_runs(found, np.zeros((2, 2), bool), np.array([7, 3]))["longest"]
    assert np.expm1(longest).round().tolist() == [5, 0]


def test_an_older_twin_is_seen():
    found = overlap(FLOOD, FLOOD, FLOOD)
    earlier = np.array([[False, False], [True, False]])
    assert measure_runs(found, earlier, np.array([20, 20]))["prose_older"].tolist() == [0.0, 1.0]


def test_sentences_that_an_earlier_candidate_has_are_not_first_in_a_later_one():
    earlier = np.array([[False, False], [True, False]])
    first = measure_sentences(overlap(FLOOD, FLOOD, FLOOD), earlier)["alike_first"]
    assert first.tolist() == [1.0, 0.0]


def test_candidates_that_explain_more_come_first():
    turns = measure_sentences(overlap(FLOOD, TARIFF, REWRITE, FLOOD), np.zeros((3, 3), bool))["gain_rank"]
    assert turns[2] == 0


def test_order_falls_where_the_sentences_are_shuffled():
    sentences = [f"Alpha{n} beta{n} gamma{n} delta{n}." for n in range(5)]
    straight, shuffled = (
        measure_sentences(overlap(" ".join(sentences), " ".join(other)), np.zeros((1, 1), bool))["order"][0]
        for other in (sentences, sentences[::-1])
    )
    assert straight == 1 > shuffled


def test_a_report_without_sentences_has_all_features_at_nothing():
    found = measure_sentences(overlap("Gates jammed", FLOOD), np.zeros((1, 1), bool))
    assert {float(values[0]) for values in found.values()} == {0.0}
