"""What comes back from a server, however odd it is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.engine.completions import read_completion, read_error, read_models, shorten
from headwater.engine.endpoint import Heard
from tests.engine.server import complete

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["choices", "message", "content", "usage", "error", "data", "id", "prompt_tokens"]), inner
        )
    ),
    max_leaves=12,
)


def test_a_completion_has_a_text_and_a_price():
    found = read_completion(complete("hello", usage=(12, 3))[2])
    assert (found.text, found.tokens_in, found.tokens_out, found.refused, found.cut) == ("hello", 12, 3, False, False)


@pytest.mark.parametrize("usage", [None, (-1, "many"), (10**30, True)])
def test_tokens_that_are_not_counted_or_cannot_be_true_are_none(usage):
    found = read_completion(complete("hello", usage=usage)[2])
    assert (found.tokens_in, found.tokens_out) == (0, 0)


def test_a_refusal_is_one_in_either_form():
    assert read_completion(complete(None, refusal="I cannot help with that")[2]).refused
    assert read_completion(complete("", finish="content_filter")[2]).refused


def test_a_reply_that_was_cut_off_is_known():
    assert read_completion(complete('{"attributions": [', finish="length")[2]).cut


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b"null", b'{"choices": []}', b'{"choices": [{"message": 3}]}', b"[" * 100_000]
)
def test_what_is_no_completion_is_none(body):
    assert read_completion(body) is None


def test_half_a_surrogate_pair_does_not_reach_the_case():
    assert read_completion(complete("x")[2].replace(b'"x"', b'"\\ud800"')).text.encode() == b"?"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"error": {"message": "no such model"}}, "no such model"),
        ({"error": "'response_format.type' must be 'text'"}, "'response_format.type' must be 'text'"),
        ({"detail": "too long"}, "too long"),
        ({"odd": 1}, ""),
    ],
)
def test_the_words_of_an_error_are_found(body, words):
    assert read_error(Heard(400, {}, json.dumps(body).encode())) == words


def test_a_page_in_place_of_an_error_is_cut_short_and_shown_on_one_line():
    words = read_error(Heard(502, {}, b"<h1>Bad\ngateway</h1>" * 100))
    assert shorten(words).startswith("<h1>Bad gateway</h1>")
    assert len(shorten(words)) == 201


@given(JSON)
def test_whatever_a_server_says_nothing_is_raised(value):
    body = json.dumps(value).encode()
    read_completion(body)
    read_error(Heard(400, {}, body))
    assert all(isinstance(name, str) for name in read_models(body))
