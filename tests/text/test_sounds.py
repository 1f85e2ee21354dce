from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.sounds import sound_cost, split_sounds, to_latin, word_likeness

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


def test_letters_that_are_read_as_one_are_one_sound():
    assert split_sounds("shahriyar") == ["sh", "a", "h", "r", "i", "y", "a", "r"]
    assert split_sounds("hussein") == ["h", "u", "s", "ei", "n"]


def test_sounds_that_spellings_mix_up_cost_less_than_others():
    assert sound_cost("k", "q") < sound_cost("k", "m")
    assert sound_cost("e", "i") < sound_cost("l", "r")
    assert sound_cost("h", "") < sound_cost("m", "")


@pytest.mark.parametrize(
    ("one", "other"), [("qaani", "ghaani"), ("avali", "awwali"), ("khashoggi", "khashogji"), ("merkel", "merkle")]
)
def test_spellings_and_slips_of_one_word_are_alike(one, other):
    assert word_likeness(one, other) >= 0.75


@pytest.mark.parametrize(("one", "other"), [("castro", "costa"), ("kim", "choe"), ("erdem", "erdogan"), ("miller", "weber")])
def test_other_words_are_not(one, other):
    assert word_likeness(one, other) < 0.7


@given(WORDS, WORDS)
def test_likeness_is_the_same_both_ways_and_between_0_and_1(one, other):
    assert word_likeness(one, other) == pytest.approx(word_likeness(other, one))
    assert 0.0 <= word_likeness(one, other) <= 1.0


@given(WORDS)
def test_a_word_is_wholly_like_itself(word):
    assert word_likeness(word, word) == 1.0


def test_letters_of_other_scripts_are_written_in_latin_ones():
    assert to_latin("Владимир") == "vladimir"
    assert to_latin("Κυριάκος".casefold().replace("ά", "α")) == "kyriakos"
    assert to_latin("Qarani") == "Qarani"
