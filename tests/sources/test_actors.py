"""Sentences whose subject is no name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.sources.actors import find_actors
from headwater.sources.naming import find_names


def actors(text):
    prose = [(0, len(text))]
    return [text[start:end] for start, end in find_actors(text, prose, find_names(text, prose, []))]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("A guard at the manor, however, remembers the car.", "A guard"),
        ("A customs officer at the yard spoke.", "A customs officer"),
        ("The teachers' union walked out.", "The teachers' union"),
        ("The driver of the ministry has a new car.", "The driver"),
        ("On Friday, two officials met.", "two officials"),
    ],
)
def test_the_subject_reaches_from_its_article_to_its_head(text, subject):
    assert actors(text) == [subject]


@pytest.mark.parametrize(
    "text",
    ["It rained.", "The rain fell on the guard.", "The guard, Joe Doe, left.", "Joe Doe left.", "The Moor spokesman left."],
)
def test_a_thing_a_name_and_a_noun_beside_a_name_are_none(text):
    assert actors(text) == []


@given(st.lists(st.sampled_from([*"Aa .,'“-\n", "The ", "guard ", "A ", "union "]), max_size=30).map("".join))
def test_every_actor_lies_in_the_text(text):
    assert all(0 <= start < end <= len(text) for start, end in find_actors(text, [(0, len(text))], []))
