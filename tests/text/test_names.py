"""Words, capitals and the forms in which two spellings of a name can be compared."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.names import abbreviates, is_acronym, join_runs, name_forms, name_words, skeleton, split_words

HOSTILE = st.text(alphabet=st.sampled_from([*"aAbÉé .,'’“”-()\n0123", "\u0301", "😀", "中", "ق", "ا", "ß", "İ"]), max_size=60)


@given(HOSTILE)
def test_every_word_stands_where_it_says(text):
    for word in split_words(text):
        assert text[word.start : word.end] == word.text
        assert word.start < word.end


@given(HOSTILE)
def test_any_text_has_comparable_words_and_skeletons(text):
    assert all(isinstance(skeleton(word), str) for word in name_words(text))


@given(HOSTILE, HOSTILE)
def test_words_do_not_overlap_and_come_in_order(one, other):
    words = list(split_words(one + other))
    assert all(left.end <= right.start for left, right in pairwise(words))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Qaani", "Ghaani"), ("Karani", "Qarani"), ("Quezada", "Quesada"), ("Tschernitz", "Chernitz"), ("Hafiz", "Hafidz")],
)
def test_transliterations_of_one_name_have_one_skeleton(one, other):
    assert skeleton(one.lower()) == skeleton(other.lower())


def test_two_different_surnames_have_two_skeletons():
    assert skeleton("belmonte") != skeleton("larrauri")


def test_particles_articles_and_accents_do_not_tell_names_apart():
    assert name_words("Youssef al-Qaraní") == name_words("Youssef Qarani")
    assert name_words("the Ministry of Health's") == ("ministry", "health")


def test_an_owner_is_a_word_without_its_ending():
    word = next(split_words("Kedmon's navy"))
    assert (word.text, word.possessive) == ("Kedmon", True)


def test_a_joined_article_leaves_a_name_large_but_a_prefix_does_not():
    large = {word.text: word.large for word in split_words("al-Qarani pro-Bayraq Bayraq-run Al-Bayraq")}
    assert large == {"al-Qarani": True, "pro-Bayraq": False, "Bayraq-run": False, "Al-Bayraq": True}


def test_the_point_of_a_title_ends_no_sentence():
    words = {word.text: word.opens for word in split_words("We met Gen. Karani. Then rain.")}
    assert words["Karani"] is False
    assert words["Then"] is True


def test_an_abbreviation_is_made_of_the_beginnings_of_words():
    assert abbreviates("OVWA", ("orrin", "valley", "water", "authority"))
    assert abbreviates("AgSur", ("agencia", "sur"))
    assert not abbreviates("OVWA", ("orrin", "water", "authority"))
    assert not abbreviates("Orrin", ("orrin", "valley"))


def test_an_acronym_is_short_and_large():
    assert is_acronym("FQF")
    assert not is_acronym("Minister")
    assert not is_acronym("2031")


def test_a_name_is_known_with_its_parts_put_together_in_other_ways():
    assert ("pyo", "gwangil") in name_forms("Pyo Gwang-il")
    assert ("cuthbert", "laville") in name_forms("Cuthbert La Ville")
    assert name_forms("Ada Moor") == (("ada", "moor"),)


@given(HOSTILE)
def test_the_first_form_of_a_name_is_its_words(name):
    assert name_forms(name)[0] == name_words(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Here Petronella van der Biezen spoke.", "Petronella van der Biezen"),
        ("Here Josef “Sepp” Raunig spoke.", "Josef “Sepp” Raunig"),
        ("Here General (ret.) Ximena Salas spoke.", "General (ret.) Ximena Salas"),
    ],
)
def test_particles_nicknames_and_retirement_do_not_part_a_name(text, name):
    words = list(split_words(text))
    runs = list(join_runs(text, words, [word.large and word.text != "Here" for word in words]))
    assert name in [text[words[first].start : words[last - 1].end] for first, last in runs]


def test_a_quotation_between_two_names_is_no_nickname():
    text = "Then Ada Moor “Never” said Hale."
    words = list(split_words(text))
    runs = list(join_runs(text, words, [word.large and word.text != "Then" for word in words]))
    assert "Ada Moor" in [text[words[first].start : words[last - 1].end] for first, last in runs]
