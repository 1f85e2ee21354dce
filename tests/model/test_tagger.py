"""The tagger's network: what it says of words."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest

from headwater import model
from headwater.model.decode import LABELS
from headwater.model.reader import STATES, read_attributions, read_with_states
from headwater.model.tagger import rate_words, read_weights
from headwater.sources.tagging import HINTS

TEXT = "The mayor, Ada Moor, said that the dam was safe.\n\n“Nobody was at risk,” she told the Harrow Herald."
SEEN = 2  # words on either side


def columns(count, seed=1):
    random = np.random.default_rng(seed)
    hints = (random.random((count, HINTS)) < 0.1).astype(np.float32)
    return random.normal(size=(count, STATES)).astype(np.float32), hints, random.integers(0, 24, count)


def test_what_a_word_is_part_of_is_told_in_probabilities():
    assert np.exp(rate_words(*columns(9))).sum(1) == pytest.approx(np.ones(9))


def test_a_text_without_words_has_no_labels():
    assert rate_words(*columns(0)).shape == (0, LABELS)


def test_the_tagger_looks_no_further_than_two_words_beside_the_readers_states():
    states, hints, shapes = columns(12)
    before = rate_words(states, hints, shapes)
    states[6] += 5
    changed = np.flatnonzero(np.abs(rate_words(states, hints, shapes) - before).max(1) > 1e-6)
    assert changed.tolist() == list(range(6 - SEEN, 6 + SEEN + 1))


def test_the_bundled_weights_fit_the_reader_and_the_hints_and_are_small():
    weights = read_weights()
    assert (len(weights.states), len(weights.hints)) == (STATES, HINTS)
    assert files(model).joinpath("tagger.npz").stat().st_size < 500_000


def test_giving_away_its_states_the_reader_answers_as_ever():
    readings, states = read_with_states(TEXT)
    assert readings == read_attributions(TEXT) != []
    assert states.columns.shape == (len(states.tokens.starts), STATES)
    assert len(states.shapes) == len(states.columns)
    assert (np.abs(states.columns).max(1) > 0).all()


def test_the_reader_holds_nothing_of_a_text_without_words():
    readings, states = read_with_states(" \n")
    assert (readings, states.columns.shape) == ([], (0, STATES))
