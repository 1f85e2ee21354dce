from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model.tokens import CAPITAL, CAPITALS, DIGITS, LOWER, MIXED, SIGN, mark_quoted, shape_words, tokenise

TEXTS = st.text(alphabet="aZé3 \n.\"“”'’–👍ش中\u0301\u200b", max_size=60)


def reference_shape(word):
    """What a shape is, word by word."""
    if word.isalpha():
        if word.islower():
            return LOWER
        if word.isupper():
            return CAPITALS if len(word) > 1 else CAPITAL
        return CAPITAL if word[0].isupper() else MIXED
    if word.isdigit():
        return DIGITS
    return MIXED if any(char.isalpha() for char in word) else SIGN


def words(text):
    tokens = tokenise(text)
    return [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


def columns(parts):
    """The columns of a list of words that stand on one line."""
    text = " ".join(parts)
    starts = np.cumsum([0, *(len(part) + 1 for part in parts)])[:-1]
    return np.array([text]).view("U1"), starts, starts + [len(part) for part in parts]


def test_words_are_runs_of_letters_and_single_signs():
    assert words("Gen. Qa'ani said: “No.”") == ["Gen", ".", "Qa", "'", "ani", "said", ":", "“", "No", ".", "”"]


def test_a_line_is_a_paragraph():
    tokens = tokenise("One two\n\nthree\nfour")
    assert tokens.paragraphs.tolist() == [0, 2, 3, 4]


def test_what_a_scraper_glued_together_is_two_paragraphs():
    text = "The gates jammed.The minister was told. Nine died"
    tokens = tokenise(text)
    assert [text[tokens.starts[tokens.word_of[at]] :][:3] for at in tokens.paragraphs[:-1]] == ["The", "The"]
    assert tokens.starts[tokens.word_of[tokens.paragraphs[1]]] == text.index("The minister")


@pytest.mark.parametrize("text", ["", " \n ", "\u200b\u0301"])
def test_a_text_without_words_has_empty_columns(text):
    tokens = tokenise(text)
    assert len(tokens.pieces) == len(tokens.starts) == 0
    assert tokens.paragraphs.tolist() == [0]


@settings(deadline=None)
@given(TEXTS)
def test_words_lie_in_the_text_in_order(text):
    tokens = tokenise(text)
    assert np.all(tokens.starts < tokens.ends)
    assert np.all(tokens.ends[:-1] <= tokens.starts[1:])
    assert tokens.ends.max(initial=0) <= len(text)
    assert len(tokens.pieces) == len(tokens.word_of) == len(tokens.features)
    assert np.array_equal(np.unique(tokens.word_of), np.arange(len(tokens.starts)))


@settings(deadline=None)
@given(TEXTS)
def test_features_are_those_that_the_model_has_learned(text):
    tokens = tokenise(text)
    assert np.all((tokens.features >= 1) & (tokens.features <= 24))


@settings(deadline=None)
@given(st.lists(st.text(alphabet="abXY3é中ش-👍", min_size=1, max_size=6), min_size=1, max_size=8))
def test_shapes_are_those_of_the_words_one_by_one(parts):
    assert shape_words(*columns(parts)).tolist() == [reference_shape(part) for part in parts]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["a", "“", "b", "”", "c"], [0, 1, 1, 1, 0]),
        (["a", '"', "b", '"', "c", '"', "d"], [0, 1, 1, 1, 0, 1, 1]),
        (["”", "a", "“", "b", "“", "c"], [1, 0, 1, 1, 1, 1]),
    ],
)
def test_words_between_marks_are_quoted(parts, expected):
    assert mark_quoted(*columns(parts), np.zeros(len(parts), np.int64)).tolist() == expected


def test_a_quotation_ends_with_its_line():
    line = np.array([0, 0, 1, 1])
    assert mark_quoted(*columns(["“", "a", "b", "c"]), line).tolist() == [1, 1, 0, 0]
