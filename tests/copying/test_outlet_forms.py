from __future__ import annotations

import pytest

from headwater.copying.outlets import ALONE, FULL, INITIALS, LAST, OWN, find_namings, list_forms, tabulate_forms
from headwater.copying.words import split_text


def named(text, *outlets):
    """Return (outlet, the words that name it, strength) in the order of the text."""
    words = split_text(text)
    return [
        (naming.outlet, text[words.starts[naming.first] : words.ends[naming.last - 1]], naming.strength)
        for naming in find_namings(text, words, tabulate_forms(outlets))
    ]


def test_an_outlet_is_named_in_full_with_or_without_its_article():
    assert named("Lindholm Post and The Lindholm Post", "The Lindholm Post") == [
        ("The Lindholm Post", "Lindholm Post", FULL),
        ("The Lindholm Post", "The Lindholm Post", FULL),
    ]


def test_initials_name_it_in_capitals_only():
    assert named("she told HNS, not hns", "Halayan News Service") == [("Halayan News Service", "HNS", INITIALS)]


def test_its_last_word_names_it_after_an_article():
    assert named("the Gazette said", "Corvell Financial Gazette") == [("Corvell Financial Gazette", "Gazette", LAST)]


def test_a_word_of_its_own_names_it_beside_a_word_for_media():
    assert named("told radio Lambat", "Radyo Lambat 702") == [("Radyo Lambat 702", "Lambat", OWN)]
    assert named("in the town of Lambat", "Radyo Lambat 702") == [("Radyo Lambat 702", "Lambat", ALONE)]


@pytest.mark.parametrize("text", ["the hill", "a gazette", "the lindholm post", "one told me"])
def test_words_without_capitals_name_nothing(text):
    assert named(text, "The Hill", "Corvell Gazette", "The Lindholm Post") == []


def test_a_name_of_one_word_is_weaker_without_its_article():
    assert named("The Hill reported", "The Hill") == [("The Hill", "The Hill", FULL)]
    assert named("on Capitol Hill", "The Hill") == [("The Hill", "Hill", ALONE)]


def test_a_word_that_two_outlets_share_names_neither():
    assert named("the Post", "Lindholm Post", "Ostmere Post") == []
    assert [row[0] for row in named("the Ostmere Post", "Lindholm Post", "Ostmere Post")] == ["Ostmere Post"]


def test_of_overlapping_namings_the_fullest_counts():
    assert named("the Lindholm Post", "The Lindholm Post") == [("The Lindholm Post", "the Lindholm Post", FULL)]


def test_words_that_only_say_what_it_is_name_no_outlet():
    assert {form.text for form in list_forms("National Radio")} == {"National Radio", "NR", "Radio"}


def test_no_outlet_has_no_form():
    assert list_forms("") == ()
    assert named("anything at all", "") == []


@pytest.mark.parametrize("outlet", ["W&C newsroom", "24", "…", "Die Zeit", "ТАСС", "大公报", "Al 24 b"])
def test_every_outlet_with_letters_is_found_by_its_name(outlet):
    found = named(f"so says {outlet}.", outlet)
    assert [row[0] for row in found] == ([outlet] if split_text(outlet).hashes.size else [])
