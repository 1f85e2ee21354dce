"""Whether two names may be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.sources.likeness import same_body, same_given, same_person, same_unspaced, same_word
from headwater.text.names import name_words

NAMES = st.lists(st.text(alphabet="abcdehk", min_size=1, max_size=6), min_size=1, max_size=3).map(tuple)


@given(NAMES, NAMES)
def test_likeness_has_no_direction(one, other):
    assert same_person(one, other) == same_person(other, one)
    assert same_body(one, other) == same_body(other, one)


@given(NAMES)
def test_a_name_is_like_itself(name):
    assert same_person(name, name)
    assert same_body(name, name)


@pytest.mark.parametrize(("one", "other"), [("qaani", "ghaani"), ("oyelaran", "oyelarin"), ("corpuz", "corpus")])
def test_spellings_of_one_word_are_alike(one, other):
    assert same_word(one, other)


@pytest.mark.parametrize(("one", "other"), [("belmonte", "larrauri"), ("moor", "hale"), ("2027", "2028")])
def test_different_words_are_not_alike(one, other):
    assert not same_word(one, other)


@pytest.mark.parametrize(("one", "other"), [("des", "desmond"), ("d", "desmond"), ("josef", "sepp"), ("kayleigh", "kayley")])
def test_given_names_have_short_forms(one, other):
    assert same_given(one, other)


@pytest.mark.parametrize(("one", "other"), [("paul", "paula"), ("martin", "martina"), ("karl", "annelies"), ("jan", "ivo")])
def test_brothers_and_sisters_have_different_given_names(one, other):
    assert not same_given(one, other)


def test_a_surname_fits_a_full_name_and_a_compound_fits_its_joined_spelling():
    assert same_person(("quill",), ("darragh", "quill"))
    assert same_person(name_words("Anselmo Uy-Tiepo"), name_words("Anselmo Uytiepo"))


def test_a_body_has_short_forms_but_no_middle():
    full = name_words("Orrin Valley Water Authority")
    assert same_body(name_words("Water Authority"), full)
    assert same_body(name_words("Orrin Valley"), full)
    assert not same_body(name_words("Valley Water"), full)


def test_a_given_name_may_be_spelt_further_apart_where_the_surname_is_spelt_in_two_ways_too():
    assert same_person(("morteza", "avali"), ("murtada", "awali"))
    assert not same_person(("morteza", "awali"), ("mansour", "awali"))


def test_blanks_and_hyphens_make_no_other_name_but_letters_do():
    assert same_unspaced(("tash", "bulak"), ("tashbulaq",))
    assert not same_unspaced(("sarmorian",), ("sarmoria", "one"))
