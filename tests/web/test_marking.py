from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from headwater.view import Span
from headwater.web.marking import Mark, Piece, cut_lines, cut_text, mark_differences

TEXTS = st.text(alphabet="ab \n\u2028🌊水", max_size=40)
MARKS = st.lists(
    st.builds(Mark, st.integers(-3, 45), st.integers(-3, 45), st.sampled_from(["cue", "content", "copy"])), max_size=8
)


@given(TEXTS, MARKS, st.lists(st.integers(-2, 50), max_size=4))
def test_the_pieces_join_to_the_text_again(text, marks, borders):
    pieces = cut_text(text, marks, borders)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text == text[piece.start : piece.end] and piece.text for piece in pieces)
    assert all(left.end == right.start for left, right in pairwise(pieces))


@given(TEXTS, MARKS)
def test_every_piece_has_exactly_the_marks_that_lie_on_it(text, marks):
    for piece in cut_text(text, marks):
        inside = {mark for mark in marks if mark.start <= piece.start and piece.end <= mark.end}
        touched = {mark for mark in marks if max(mark.start, piece.start) < min(mark.end, piece.end)}
        assert set(piece.marks) == touched <= inside


@given(TEXTS, MARKS)
def test_lines_hold_the_same_pieces_and_never_cross_a_line_that_says_something(text, marks):
    lines = cut_lines(text, marks)
    assert "".join(piece.text for line in lines for piece in line) == text
    assert all(line for line in lines)
    for line in lines:
        words = "".join(piece.text for piece in line)
        assert sum(bool(part.strip()) for part in words.splitlines()) <= 1


def test_overlapping_marks_share_the_piece_in_which_they_overlap():
    pieces = cut_text("the gates rusted", [Mark(0, 9, "content", "1"), Mark(4, 16, "copy", "2")])
    assert [(piece.text, piece.kinds) for piece in pieces] == [
        ("the ", "content"),
        ("gates", "content copy"),
        (" rusted", "copy"),
    ]
    assert (pieces[1].keys("copy"), pieces[0].keys("copy")) == (["2"], [])


def test_a_mark_of_nothing_is_no_mark():
    assert cut_text("dam", [Mark(1, 1, "cue"), Mark(3, 2, "cue"), Mark(9, 12, "cue")]) == [Piece(0, 3, "dam", ())]


def test_an_empty_text_has_no_pieces():
    assert cut_text("", [Mark(0, 3, "cue")]) == []
    assert cut_lines("", []) == []


def test_empty_lines_belong_to_the_line_before_them():
    lines = cut_lines("\nTitle\n\nThe gates.\n", [])
    assert ["".join(piece.text for piece in line) for line in lines] == ["\n", "Title\n\n", "The gates.\n"]


def test_the_words_that_two_passages_do_not_share_are_marked_where_they_stand():
    a, b = "He said: We lost the whole town", "“We lost the town”"
    left, right = mark_differences(Span("a", 9, len(a), a), Span("b", 0, len(b), b), "changed")
    assert [a[mark.start : mark.end] for mark in left] == ["whole"]
    assert right == []


@given(TEXTS, TEXTS)
def test_what_is_marked_as_different_lies_inside_the_passages(a, b):
    for marks, text in zip(mark_differences(Span("a", 0, len(a), a), Span("b", 0, len(b), b), "changed"), (a, b), strict=True):
        assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
