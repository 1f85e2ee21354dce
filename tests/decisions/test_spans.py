"""Statements that were decided to stand elsewhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.decisions.spans import list_former, move_spans
from headwater.records import SpanRuling

CUT = [(0, 20), (21, 40), (41, 60)]


def move(old, new, at=1, report="r1"):
    return SpanRuling(f"d{at}", report, *old, *new, f"2031-03-10T08:{at:02}:00+00:00")


def test_without_moves_everything_stands_where_it_was():
    assert move_spans(CUT, []) == dict(enumerate(CUT))


def test_a_span_stands_where_it_was_moved_to():
    assert move_spans(CUT, [move((21, 40), (21, 35))]) == {0: (0, 20), 1: (21, 35), 2: (41, 60)}


def test_a_span_that_is_cut_otherwise_today_is_moved_all_the_same():
    assert move_spans([(0, 20), (21, 38)], [move((21, 40), (25, 38))])[1] == (25, 38)


def test_a_move_of_what_is_not_there_moves_nothing():
    assert move_spans(CUT, [move((70, 90), (70, 80))]) == dict(enumerate(CUT))


def test_what_stood_where_a_span_is_moved_to_gives_way():
    assert move_spans(CUT, [move((0, 20), (21, 40))]) == {0: (21, 40), 2: (41, 60)}


def test_moves_follow_each_other_in_the_order_in_which_they_were_decided():
    first, second = move((21, 40), (21, 35)), move((21, 35), (24, 35), at=2)
    assert move_spans(CUT, [second, first])[1] == (24, 35)


def test_of_two_moves_of_one_span_the_later_holds():
    first, second = move((21, 40), (21, 35)), move((21, 40), (24, 40), at=2)
    assert move_spans(CUT, [second, first])[1] == (24, 40)


def test_a_statement_is_known_by_where_it_stood_before_each_move():
    said = [("r1", (24, 35, "gates"))]
    moves = [move((21, 40), (21, 35)), move((21, 35), (24, 35), at=2)]
    assert set(list_former(said, moves)) == {("r1", (21, 35, "gates")), ("r1", (21, 40, "gates"))}


def test_where_another_statement_stands_now_nothing_stood_before():
    said = [("r1", (24, 35, "gates")), ("r1", (21, 40, "river"))]
    assert list(list_former(said, [move((21, 40), (24, 35))])) == []


def test_moves_in_one_report_say_nothing_of_another():
    assert list(list_former([("r2", (24, 35, "gates"))], [move((21, 40), (24, 35))])) == []


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))
MOVES = st.lists(st.tuples(SPANS, SPANS), max_size=5)


@given(st.lists(SPANS, unique=True, max_size=8), MOVES)
def test_moving_makes_nothing_new_and_leaves_each_place_to_one(spans, wanted):
    moves = [move(old, new, at) for at, (old, new) in enumerate(wanted)]
    after = move_spans(spans, moves)
    assert after.keys() <= set(range(len(spans)))
    assert len(set(after.values())) == len(after)
    assert set(after.values()) <= {*spans, *(new for _, new in wanted)}


@given(st.lists(SPANS, unique=True, min_size=1, max_size=8), SPANS)
def test_a_statement_that_was_moved_is_found_where_it_stands_and_where_it_stood(spans, target):
    change = move(spans[0], target)
    after = move_spans(spans, [change])
    said = [("r1", (*span, str(number))) for number, span in after.items()]
    found = {place[:2]: place[2] for _, place in [*list_former(said, [change]), *said]}
    assert found[target] == found[spans[0]] == "0"
