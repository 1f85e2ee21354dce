"""Asserted, denied or doubted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.sources.stance import find_signs, load_signs, look_around, weigh_stance


def stance(text, words, cue=""):
    start = text.index(words)
    return weigh_stance(look_around(text, (start, start + len(words)), cue, [(0, len(text), 0)]))[0]


@pytest.mark.parametrize(
    ("text", "words", "cue"),
    [
        ("Moor denied that the gates had stuck.", "the gates had stuck", "denied"),
        ("Talk of a leak is pure invention, Moor said.", "Talk of a leak is pure invention", "said"),
        ("“There was no such meeting,” Moor insisted.", "There was no such meeting", "insisted"),
    ],
)
def test_denials_are_told(text, words, cue):
    assert stance(text, words, cue) == "denies"


@pytest.mark.parametrize(
    ("text", "words", "cue"),
    [
        ("Moor said the gates had stuck.", "the gates had stuck", "said"),
        ("Eleven people have died.", "Eleven people have died.", ""),
        ("Moor warned that rain would come.", "rain would come", "warned"),
    ],
)
def test_assertions_are_left_as_they_are(text, words, cue):
    assert stance(text, words, cue) == "asserts"


def test_what_remains_open_is_doubted():
    assert stance("Who opened the gate remains unclear.", "Who opened the gate remains unclear.") == "doubts"


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_span_of_any_text_has_a_stance(text, one, other):
    span = (min(one, other, len(text)), min(max(one, other), len(text)))
    places = look_around(text, span, "said", [(0, len(text), 0)])
    assert len(find_signs(places)) == len(load_signs())
    assert weigh_stance(places)[0] in {"asserts", "denies", "doubts"}
