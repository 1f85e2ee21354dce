"""Abbreviations that a text explains in brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.acronyms import find_bracketed, find_long_form


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Orrin Valley Water Authority", "OVWA"),
        ("Federation of Oil and Gas Workers", "FOGW"),
        ("United Nations Integrated Mission in Tamerna", "UNISTAM"),
        ("Agencia Sur", "AgSur"),
    ],
)
def test_the_long_form_begins_where_its_first_letter_does(long, short):
    text = f"She spoke for the {long} ({short}) on Monday."
    end = text.index(" (")
    assert find_bracketed(text, end) == short
    assert text[find_long_form(text, end, short) : end] == long


def test_what_lacks_a_letter_is_no_long_form():
    text = "the Orrin Water Board (OVWA)"
    assert find_long_form(text, text.index(" ("), "OVWA") is None


def test_a_long_form_does_not_reach_into_the_sentence_before():
    text = "Over there. Valley Water Authority (OVWA)"
    assert find_long_form(text, text.index(" ("), "OVWA") is None


@pytest.mark.parametrize("text", ["Moor (67)", "Moor (left)", "Moor, OVWA", "Moor (A)"])
def test_an_age_an_aside_or_a_letter_is_no_abbreviation(text):
    assert find_bracketed(text, 4) == ""


@given(st.text(alphabet="ABab .()&-\nÉß", max_size=50), st.text(alphabet="ABabé1", min_size=1, max_size=6), st.integers(0, 50))
def test_what_is_found_lies_in_the_text_before_the_bracket(text, short, end):
    end = min(end, len(text))
    begins = find_long_form(text, end, short)
    assert begins is None or 0 <= begins < end
    assert begins is None or text[begins].casefold() == next(c for c in short.casefold() if c.isalnum())
