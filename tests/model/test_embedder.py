from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model.embedder import LONGEST, TITLE, WIDTH, embed_spans, split_pieces

TITLE_LINE = "Dam engineer warned of faulty gates"
LINES = [
    "The spillway gates of the Kestrel Dam were last inspected in 2027, the chief engineer said.",
    "Nobody had looked at the gates for four years, according to a report by the county.",
    "The village cheese festival drew record crowds on Sunday.",
]
TEXT = "\n\n".join([TITLE_LINE, *LINES])
LONG = "\n\n".join([TITLE_LINE, *(f"{line} This is paragraph {n}." for n in range(12) for line in LINES)])


def spans_of(text, *said):
    return [(text.index(words), text.index(words) + len(words)) for words in said]


def test_a_vector_has_length_one():
    vectors = embed_spans(TEXT, spans_of(TEXT, *LINES))
    assert vectors.shape == (3, WIDTH)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_the_same_span_of_the_same_text_has_the_same_vector():
    assert np.array_equal(embed_spans(TEXT, spans_of(TEXT, *LINES)), embed_spans(TEXT, spans_of(TEXT, *LINES)))


def test_a_vector_does_not_depend_on_the_other_spans():
    together = embed_spans(LONG, spans_of(LONG, *LINES, "This is paragraph 7."))
    alone = embed_spans(LONG, spans_of(LONG, "This is paragraph 7."))
    assert np.array_equal(together[3], alone[0])


def test_what_means_the_same_lies_closer_than_what_does_not():
    inspected, looked, cheese = embed_spans(TEXT, spans_of(TEXT, *LINES))
    assert inspected @ looked > inspected @ cheese + 0.2


def test_the_bundled_model_gives_the_cosines_it_gave_when_it_was_made():
    inspected, looked, cheese = embed_spans(TEXT, spans_of(TEXT, *LINES))
    assert inspected @ looked == pytest.approx(0.885, abs=0.03)
    assert inspected @ cheese == pytest.approx(0.232, abs=0.03)
    assert looked @ cheese == pytest.approx(0.298, abs=0.03)


def test_a_span_that_begins_inside_a_word_takes_the_whole_word():
    whole, part = embed_spans(TEXT, [*spans_of(TEXT, "festival drew"), *spans_of(TEXT, "stival drew")])
    assert whole @ part > 0.99


def test_a_span_without_a_word_is_zero():
    assert not embed_spans("One.  \n\n  Two.", [(4, 9), (0, 0)])[0].any()


def test_a_text_without_words_has_zeros():
    assert not embed_spans(" \n ", [(0, 3)]).any()
    assert embed_spans("", []).shape == (0, WIDTH)


def test_windows_cover_each_piece_once_and_are_never_too_long():
    pieces = split_pieces(LONG)
    assert [n for window in pieces.windows for n in range(window.first, window.last)] == list(range(len(pieces.ids)))
    assert all(len(ids) <= LONGEST for _, ids, _ in pieces.rows())
    assert len(pieces.windows) > 3


def test_every_window_after_the_first_is_led_by_the_title():
    (_, _, lead), *others = split_pieces(LONG).rows()
    title = len(split_pieces(TITLE_LINE).ids)
    assert lead == 1
    assert {lead for _, _, lead in others} == {title + 2}


def test_a_long_title_leads_with_its_beginning():
    windows = split_pieces("\n".join(["word " * 60, *LINES * 8])).windows
    assert {window.title for window in windows[1:]} == {TITLE}


def test_a_paragraph_that_is_too_long_is_cut():
    pieces = split_pieces("gates " * 1000)
    assert sum(window.last - window.first for window in pieces.windows) == 1000
    assert all(len(ids) <= LONGEST for _, ids, _ in pieces.rows())


def test_windows_break_where_paragraphs_do():
    pieces = split_pieces(LONG)
    for window in pieces.windows[1:]:
        before, after = pieces.offsets[window.first - 1][1], pieces.offsets[window.first][0]
        assert "\n" in LONG[before:after]


def test_another_encoder_can_be_used():
    vectors = embed_spans(TEXT, spans_of(TEXT, LINES[0]), lambda ids: np.ones((len(ids), WIDTH), np.float32))
    assert np.allclose(vectors, WIDTH**-0.5)


@pytest.mark.parametrize(
    "text",
    [
        "\ud800 lone surrogate",
        "\x00\x01\x02 control",
        "a\u200b\u200db zero width",
        "e\u0301" * 300,
        "😀" * 500,
        "中文新闻报道" * 100,
        "<script>alert(1)</script>" * 50,
        "x" * 20_000,
        "\n" * 5_000 + "end",
    ],
    ids=["surrogate", "control", "zero-width", "accents", "emoji", "chinese", "markup", "one-word", "lines"],
)
def test_hostile_text_has_a_finite_vector(text):
    vectors = embed_spans(text, [(0, len(text)), (0, 1), (len(text) - 1, len(text))])
    assert np.isfinite(vectors).all()
    assert np.all(np.isclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4) | ~vectors.any(axis=1))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.data())
def test_any_span_of_any_text_has_a_vector_of_length_one_or_zero(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (vector,) = embed_spans(text, [(start, end)])
    assert not vector.any() or np.isclose(np.linalg.norm(vector), 1, atol=1e-4)
