"""The spans within a piece that may be statements, and their features."""

from __future__ import annotations

import pytest

from headwater.records import Attribution
from headwater.sources.parts import FEATURES, MOST, is_same, measure_all
from headwater.sources.pieces import CONTENT, SENTENCE, Piece


def piece_of(text):
    return Piece(0, len(text), SENTENCE, None)


@pytest.mark.parametrize(
    ("other", "same"), [((0, 10), True), ((0, 8), True), ((0, 6), False), ((5, 15), False), ((20, 30), False)]
)
def test_spans_that_share_most_of_their_characters_are_one(other, same):
    assert is_same((0, 10), other) == is_same(other, (0, 10)) == same


def test_features_tell_what_opens_and_closes_a_span_and_what_stands_in_it():
    text = "Moor said 12 gates stuck, and “nobody came”"
    [parts] = measure_all(text, [piece_of(text)], [Attribution("r", 0, 4, 5, 9, ((10, 24),), "indirect", "text", "", "", 1.0)])
    rows = {text[a:b]: dict(zip(FEATURES, row, strict=True)) for (a, b), row in zip(parts.spans, parts.values, strict=True)}
    first, last = rows["Moor said 12 gates stuck"], rows["“nobody came”"]
    assert (first["opens"], first["before"], last["closes"], last["after"]) == (0, 0, 0, 0)
    assert first["closes"] > 1
    assert (first["numbers"], last["numbers"]) == (1, 0)
    assert (first["has_cue"], last["has_cue"]) == (1, 0)
    assert (first["content_share"], last["content_share"]) == (pytest.approx(14 / 24), 0)
    assert (first["capitals"], first["verbs"], last["verbs_before"], last["quotation_open"]) == (1, 1, 1, 0)


def test_a_piece_without_a_border_is_left_as_it_is():
    [parts] = measure_all("Gates stuck", [piece_of("Gates stuck")], [])
    assert parts.spans == []
    assert parts.values.shape == (0, len(FEATURES))


def test_of_a_long_list_only_the_first_borders_are_looked_at():
    text = ", ".join(["a ninth gate"] * 3 * MOST)
    [parts] = measure_all(text, [piece_of(text)], [])
    assert len(parts.spans) <= (MOST + 1) * (MOST + 2) / 2


def test_a_span_that_is_a_piece_already_is_not_among_the_parts():
    text = "The bridge fell, and the school closed."
    content = Piece(21, len(text) - 1, CONTENT, None)
    whole, inner = measure_all(text, [piece_of(text), content], [])
    assert [text[a:b] for a, b in whole.spans] == ["The bridge fell"]
    assert inner.spans == []


def test_what_a_span_holds_is_told_apart_from_what_stands_beside_it():
    text = "The dam broke, 7 gates stuck; Nobody came"
    [parts] = measure_all(text, [piece_of(text)], [])
    rows = {text[a:b]: dict(zip(FEATURES, row, strict=True)) for (a, b), row in zip(parts.spans, parts.values, strict=True)}
    middle = rows["7 gates stuck"]
    assert (middle["numbers"], middle["capitals"], middle["verbs"]) == (1, 0, 0)
    assert middle["skips"] > 0
    assert middle["leaves"] > 0
    assert middle["share"] == pytest.approx(13 / len(text))
