"""One sentence that says two things gives two statements."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.copying.trees import check_names, load_forest
from headwater.records import Attribution
from headwater.sources.parts import FEATURES
from headwater.sources.pieces import CLAUSE, CONTENT, HEADING, SENTENCE, Piece, covered
from headwater.sources.splitting import choose_parts, split_all

TWO = "The bridge fell at night and the school was closed."
HOSTILE = st.lists(st.sampled_from([*'aB3 .,;:“”"—()\n', " and ", ", which ", "😀", " fell "]), max_size=70).map("".join)


class Taking:
    """A judge that takes the spans with exactly these features, or by `weigh`, whose greatest weight is best."""

    cut = 0.5

    def __init__(self, weigh):
        self.weigh = weigh

    def predict(self, values):
        return np.array([self.weigh(dict(zip(FEATURES, row, strict=True))) for row in values.tolist()])


def said(start, end, cue=None):
    return Attribution("r", 0, 1, cue, cue and cue + 4, ((start, end),), "indirect", "text", "", "", 1.0)


def piece_of(text, form=SENTENCE, row=None):
    return Piece(0, len(text), form, row)


def split(text, weigh, form=SENTENCE, row=None):
    return [(text[p.start : p.end], p.form) for p in split_all(text, [piece_of(text, form, row)], [], Taking(weigh))]


def at_an_edge(row):
    """Likes what reaches from one end of the piece to a border."""
    return float((row["skips"] == 0) != (row["leaves"] == 0))


def test_a_sentence_that_its_parts_fill_gives_way_to_them():
    assert split(TWO, at_an_edge) == [("The bridge fell at night", CLAUSE), ("the school was closed.", CLAUSE)]


def test_a_sentence_of_which_only_one_part_is_a_statement_stays_beside_it():
    found = split(TWO, lambda row: float(row["skips"] == 0 and row["leaves"] > 0 and row["share"] > 0.4))
    assert found == [("The bridge fell at night", CLAUSE), (TWO, SENTENCE)]


def test_what_is_not_likely_enough_stays_whole():
    assert split(TWO, lambda _: 0.4) == [(TWO, SENTENCE)]


def test_parts_of_a_heading_are_headings():
    assert {form for _, form in split(TWO, at_an_edge, HEADING)} == {HEADING}


def test_parts_keep_the_attribution_of_what_they_are_parts_of():
    row = said(0, len(TWO))
    found = split_all(TWO, [piece_of(TWO, CONTENT, row)], [row], Taking(at_an_edge))
    assert [(piece.form, piece.attribution) for piece in found] == [(CLAUSE, row)] * 2


def test_a_part_that_is_a_piece_already_is_not_made_again():
    content = Piece(29, len(TWO) - 1, CONTENT, said(29, len(TWO) - 1))
    found = split_all(TWO, [piece_of(TWO), content], [], Taking(at_an_edge))
    assert [TWO[p.start : p.end] for p in found if p.form == CLAUSE] == ["The bridge fell at night"]
    assert content in found


def test_of_parts_that_share_words_the_likelier_is_taken():
    spans = [(0, 10), (5, 20), (12, 20), (21, 30)]
    assert choose_parts(spans, np.array([0.6, 0.9, 0.8, 0.7]), 0.5) == [(5, 20), (21, 30)]


def test_a_piece_without_a_border_is_left_as_it_is():
    assert split("Gates stuck", at_an_edge) == [("Gates stuck", SENTENCE)]


def test_the_bundled_forest_was_made_for_these_features():
    check_names(load_forest("split.npz"), FEATURES)


def test_the_bundled_forest_splits_two_events_and_no_short_sentence():
    text = "The bridge over the river fell on the night of the flood, and the school was closed until the next summer."
    forest = load_forest("split.npz")
    assert [p.form for p in split_all(text, [piece_of(text)], [], forest)] == [CLAUSE, CLAUSE]
    assert [p.form for p in split_all("The lake stood high.", [piece_of("The lake stood high.")], [], forest)] == [SENTENCE]


@given(HOSTILE, st.integers(0, 2**32 - 1))
def test_parts_lie_in_their_piece_share_no_words_and_what_goes_is_filled(text, seed):
    chances = np.random.default_rng(seed)
    found = split_all(text, [piece_of(text)], [], Taking(lambda _: chances.random()))
    parts = sorted((piece.start, piece.end) for piece in found if piece.form == CLAUSE)
    assert all(0 <= start < end <= len(text) for start, end in parts)
    assert all(one[1] <= other[0] for one, other in pairwise(parts))
    assert piece_of(text) in found or covered(parts) >= 0.85 * len(text)
