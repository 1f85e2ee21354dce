from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.decisions.kinds import KINDS, check_decision, list_act, say_decision, undo, when
from headwater.errors import StopRun
from tests.decisions.makers import NOTHING, WHOLE, decide

SPAN, OTHER = ("r1", 0, 9), ("r2", 4, 20)


@pytest.mark.parametrize("kind", KINDS)
def test_a_decision_with_the_anchors_of_its_kind_is_whole(kind):
    other = ("r1", 3, 12) if kind == "wrong-span" else OTHER
    decision = decide(kind, SPAN, other if KINDS[kind].pair else NOTHING)
    assert check_decision(decision) is decision


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (decide("same-thing", SPAN, OTHER), "'same-thing' is no kind of decision: give one of same-claim, "),
        (decide("same-claim", SPAN), "same-claim is about two things: name both"),
        (decide("note", NOTHING), "note is about one thing: name it"),
        (decide("not-a-claim", SPAN, OTHER), "leave the second out"),
        (decide("same-claim", SPAN, SPAN), "one and the same"),
        (decide("same-claim", SPAN, ("r2", *WHOLE)), "about statements, not whole reports"),
        (decide("wrong-span", SPAN, OTHER), "a statement cannot move to another report"),
        (decide("wrong-span", SPAN, ("r1", *WHOLE)), "about statements, not whole reports"),
        (decide("note", ("r1", *WHOLE), value="claim"), "about statements, not whole reports"),
        (decide("note", ("r1", 9, 9)), "9-9 is no span"),
        (decide("note", ("r1", -1, 4)), "-1-4 is no span"),
        (decide("note", SPAN, by=" "), "say with --by who decides"),
        (decide("note", SPAN, a_digest=""), "r1 is named without the digest of its text"),
        (decide("note", SPAN, why="\udcff"), "half a letter"),
        (decide("note", SPAN, at="0001-01-01T00:00+14:00"), "is no time"),
        (decide("note", SPAN, at="last week"), "'last week' is no time: give one such as 2031-03-10T08:20"),
    ],
)
def test_what_is_not_whole_is_refused_with_what_is_missing(decision, words):
    with pytest.raises(StopRun) as error:
        check_decision(decision)
    assert words in str(error.value)


def test_times_of_different_zones_are_ordered_as_they_were():
    assert when("2031-03-10T09:00+02:00") < when("2031-03-10T08:00") < when("2031-03-10T08:00-01:00")


def test_undoing_is_a_further_decision_with_the_same_anchors():
    done = decide("same-claim", SPAN, OTHER)
    taken_back = undo(done, "Bo", "2031-04-01", "they differ")
    assert (taken_back.undoes, taken_back.a_report, taken_back.b_end) == (done.id, "r1", 20)
    assert taken_back.id != done.id
    assert say_decision(taken_back) == "decided by Bo on 2031-04-01: they differ"


def test_what_takes_a_decision_back_cannot_be_taken_back():
    with pytest.raises(StopRun, match="decide it again"):
        undo(undo(decide("note", SPAN), "Bo", "2031-04-01", ""), "Ada", "2031-04-02", "")


def test_the_pairs_of_one_split_are_one_act_and_those_of_another_are_not():
    one, two = (decide("split", SPAN, (report, 4, 20), value="first") for report in ("r2", "r3"))
    other = replace(one, value="second")
    assert list_act(one, [one, two, other]) == [one, two]


def test_two_decisions_with_one_value_are_no_act_where_the_value_means_something():
    one, two = (decide("wrong-source", (report, 4, 20), value="Darragh Quill") for report in ("r2", "r3"))
    assert list_act(one, [one, two]) == [one]
