"""Invented reports on matches: whole sentences, with their names where they stand."""

from __future__ import annotations

import importlib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

TRAINING = Path(__file__).resolve().parents[2] / "training"


@pytest.fixture(scope="module")
def matches():
    """The module training/names_matches.py, imported as scripts import it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(TRAINING)
        yield importlib.import_module("names_matches")


@settings(max_examples=20)
@given(st.integers(0, 10_000))
def test_no_slot_stays_open_and_names_lie_one_behind_the_other(matches, seed):
    ((text, names),) = matches.invent_matches(1, seed)
    assert "{" not in text
    assert len(text.split("\n\n")) >= 3
    assert all(before[1] <= after[0] for before, after in pairwise(names))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end, _ in names)
    assert all(text[start - 1 : start].strip(' \n"(') == "" for start, _, _ in names)


def test_what_plays_is_a_body_and_where_it_plays_a_place(matches):
    kinds: dict[str, set[str]] = {}
    for text, names in matches.invent_matches(40, 1):
        for start, end, kind in names:
            behind = text[end : end + 5]
            before = text[max(0, start - 10) : start]
            if behind == " beat" or before.endswith(" meet "):
                kinds.setdefault("team", set()).add(kind)
            if before.endswith((" at ", " travel to ")):
                kinds.setdefault("ground", set()).add(kind)
    assert kinds == {"team": {"organisation"}, "ground": {"place"}}


def test_a_country_is_a_team_in_one_place_and_a_country_in_another(matches):
    kinds: dict[str, set[str]] = {}
    for text, names in matches.invent_matches(60, 1):
        for start, end, kind in names:
            kinds.setdefault(text[start:end], set()).add(kind)
    assert any(found == {"organisation", "place"} for found in kinds.values())


def test_the_same_seed_invents_the_same(matches):
    assert list(matches.invent_matches(3, 7)) == list(matches.invent_matches(3, 7))
    assert list(matches.invent_matches(3, 7)) != list(matches.invent_matches(3, 8))
