from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from headwater.text.spans import count_shared, find_holder, find_lines, find_touched, merge_spans, trim_span

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=12)


def test_two_spans_share_what_lies_in_both():
    assert count_shared((0, 5), (3, 9)) == 2
    assert count_shared((0, 5), (5, 9)) == 0


@given(SPANS)
def test_merged_spans_cover_the_same_characters_and_leave_room_between(spans):
    merged = merge_spans(spans)
    assert {i for s, e in merged for i in range(s, e)} == {i for s, e in spans for i in range(s, e)}
    assert all(a[1] < b[0] for a, b in itertools.pairwise(merged))


def test_spans_that_lie_near_are_joined_where_a_gap_is_allowed():
    assert merge_spans([(0, 2), (4, 6)], gap=2) == [(0, 6)]
    assert merge_spans([(0, 2), (4, 6)], gap=1) == [(0, 2), (4, 6)]


@given(st.text(max_size=40))
def test_a_trimmed_span_has_no_white_space_at_its_ends(text):
    start, end = trim_span(text, 0, len(text))
    assert text[start:end] == text.strip() or (start == end and not text.strip())


@given(SPANS, st.integers(0, 70))
def test_the_holder_of_an_offset_is_the_span_that_holds_it(spans, offset):
    merged = merge_spans(spans)
    index = find_holder(merged, offset)
    assert [i for i, (s, e) in enumerate(merged) if s <= offset < e] == ([index] if index >= 0 else [])


@given(SPANS, st.integers(0, 70), st.integers(1, 20))
def test_touched_spans_are_all_that_share_a_character(spans, start, size):
    merged = merge_spans(spans)
    expected = [i for i, span in enumerate(merged) if count_shared(span, (start, start + size))]
    assert list(find_touched(merged, start, start + size)) == expected


@given(st.text(alphabet="ab \n\r\u2028", max_size=40))
def test_lines_are_trimmed_in_order_and_hold_no_line_break(text):
    lines = [text[start:end] for start, end in find_lines(text)]
    assert lines == [part.strip() for part in text.replace("\r", "\n").replace("\u2028", "\n").split("\n") if part.strip()]
