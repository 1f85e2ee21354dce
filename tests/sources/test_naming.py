"""Which words of a text are names, and of what."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.sources.naming import Tag, find_names

PIECES = [*"aÉ .,:“”()-\n", "Ada ", "Moor ", "van ", "Jong-un ", "GREEN ", "the ", "Harrow Herald ", "(ABC)", "😀"]


def names_of(text, tags=()):
    found = find_names(text, [(0, len(text))], [], tags)
    return {text[one.start : one.end]: one for one in found}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("So Wessel van Dorp came, he who plays.", "Wessel van Dorp", "person"),
        ("We met the contractor Corvetti Impianti.", "Corvetti Impianti", "organisation"),
        ("We met the owner Ada Moor.", "Ada Moor", "person"),
        ("Here spoke the Ministry of Health.", "Ministry of Health", "organisation"),
        ("We read the daily Pulso.", "Pulso", "outlet"),
    ],
)
def test_a_name_is_what_its_own_words_and_those_beside_it_say(text, name, kind):
    assert names_of(text)[name].kind == kind


def test_a_name_of_several_words_that_begins_a_sentence_may_hold_particles():
    assert "Wessel van Dorp" in names_of("Wessel van Dorp came. Later it rained.")


def test_a_verb_written_like_a_title_makes_no_role():
    assert names_of("They saw the count Ada Moor had made.")["Ada Moor"].role == ""


def test_a_role_of_two_words_is_taken_whole():
    assert names_of("It was energy minister Ada Moor.")["Ada Moor"].role == "energy minister"


def test_what_owns_nothing_is_no_part_of_a_wording():
    text = "So it's Moor again."
    assert names_of(text)["Moor"].wordings(text) == ("Moor",)


def test_a_heading_with_one_small_word_in_five_is_written_like_a_title():
    assert "Yesterday" not in names_of("Yesterday Harrow Council Closed Seven Schools")


def test_a_tag_makes_a_name_of_what_the_words_leave_open():
    text = "Then Pulso Novo wrote."
    start = text.index("Pulso")
    assert names_of(text, [Tag(start, start + 10, "outlet")])["Pulso Novo"].tagged == "outlet"


def test_a_tag_on_small_words_makes_no_name():
    assert names_of("then it rained", [Tag(0, 14, "person")]) == {}


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_names_lie_in_the_text_in_order_and_do_not_overlap(text):
    found = find_names(text, [(0, len(text))], [])
    assert all(0 <= one.lead <= one.start < one.end <= len(text) for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(wording in text for one in found for wording in one.wordings(text))


def test_a_noun_for_several_is_no_title_of_the_name_behind_it():
    assert "Ostmere Patients First" in names_of("Here the Ostmere Patients First group met.")


def test_an_officer_who_has_retired_keeps_his_title_and_his_name():
    text = "So General (ret.) Ada Moor Salas came."
    found = names_of(text)["Ada Moor Salas"]
    assert found.role == "General (ret.)"
    assert found.wordings(text) == ("Ada Moor Salas", "General (ret.) Ada Moor Salas")
