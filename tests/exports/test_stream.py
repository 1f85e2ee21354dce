from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.exports.stream import Items, Members, stream_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


def loosen(value):
    """Return a value whose arrays and objects are made as they are written."""
    if isinstance(value, list):
        return Items(map(loosen, value))
    if isinstance(value, dict):
        return Members((key, loosen(inner)) for key, inner in value.items())
    return value


@given(st.lists(VALUES, max_size=3) | st.dictionaries(st.text(max_size=5), VALUES, max_size=3))
def test_what_is_written_piece_by_piece_is_what_json_writes_at_once(value):
    whole = json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
    assert b"".join(stream_json(loosen(value))) == whole


@given(st.lists(VALUES, max_size=4))
def test_it_does_not_matter_how_deep_the_pieces_are(values):
    assert b"".join(stream_json(Items(values))) == b"".join(stream_json(loosen(values)))


def test_a_piece_is_handed_on_before_the_next_is_made():
    made = []

    def rows():
        for number in range(3):
            made.append(number)
            yield {"row": number}

    pieces = stream_json(Items(rows()))
    while b'"row": 0' not in next(pieces):
        pass
    assert made == [0]


def test_a_lone_surrogate_becomes_its_escape():
    assert json.loads(b"".join(stream_json(Items(["\ud83c"])))) == ["\ud83c"]


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_does_not_have_is_refused(number):
    with pytest.raises(ValueError, match="not JSON compliant"):
        list(stream_json(Items([number])))
