from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.lore import load_lines
from headwater.records import Passage
from headwater.sources.attributing.prose import lay_out
from headwater.sources.attributing.silences import find_silences
from headwater.text.passages import divide_text


def silences_of(text):
    passages = [Passage("r", p.start, p.end, p.kind, p.paragraph, p.note) for p in divide_text(text)]
    prose = lay_out(text, passages)
    return [(text[slice(*source)], text[slice(*cue)]) for source, cue in find_silences(prose)]


@pytest.mark.parametrize(
    ("sentence", "source", "cue"),
    [
        ("The ministry declined to comment on the letter.", "The ministry", "declined to comment"),
        ("Ana Pohl has refused to say who signed it.", "Ana Pohl", "has refused to say"),
        ("The gates were shut, but the company did not immediately respond.", "the company", "did not immediately respond"),
        ("He would not comment.", "He", "would not comment"),
        ("A spokesman for the mayor could not be reached on Sunday.", "A spokesman for the mayor", "could not be reached"),
    ],
)
def test_who_says_nothing_is_kept_with_the_words_for_it(sentence, source, cue):
    assert silences_of(f"News\n\n{sentence}\n") == [(source, cue)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry said that it would comment on Monday.",
        "“The company declined to comment, and that was that,” Ana Pohl said.",
        "The pump did not answer the helm: speed declined.",
        "It rained.",
    ],
)
def test_who_speaks_is_none_of_them(sentence):
    assert silences_of(f"News\n\n{sentence}\n") == []


def test_the_words_for_it_are_in_the_lore():
    assert len(load_lines("silences.txt")) >= 5


@given(
    st.lists(
        st.sampled_from(["The ministry", "declined to comment", "“", "”", ",", "he", "would not say", ".", "\n"]), max_size=12
    )
)
def test_every_span_lies_in_the_text_and_the_source_stands_before_the_cue(parts):
    text = " ".join(parts)
    for source, cue in silences_of(text):
        assert text.count(source) >= 1
        assert text.index(source) <= text.rindex(cue)
