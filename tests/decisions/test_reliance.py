from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.decisions.reliance import rule_reliance
from headwater.records import Relies
from tests.decisions.makers import ruling

FOUND = Relies("a", "b", "verbatim", 0.7, ("credits it",))


def test_without_decisions_reliance_is_what_the_texts_show():
    assert rule_reliance("a", [FOUND], []) == [FOUND]


def test_reliance_that_was_decided_is_there_with_who_decided_it():
    (row,) = rule_reliance("a", [], [ruling("relies", "a", "b")])
    assert row == Relies("a", "b", "partial", 1.0, ("decided by Ada Moor on 2031-03-10: reason 1",))


def test_what_the_texts_show_for_it_is_kept_beside_the_decision():
    (row,) = rule_reliance("a", [FOUND], [ruling("relies", "a", "b")])
    assert (row.how, row.score) == ("verbatim", 1.0)
    assert row.evidence == ("decided by Ada Moor on 2031-03-10: reason 1", "credits it")


def test_who_decides_can_say_how():
    (row,) = rule_reliance("a", [FOUND], [ruling("relies", "a", "b", "rewrite")])
    assert row.how == "rewrite"


def test_reliance_that_was_decided_against_is_gone():
    other = Relies("a", "c", "partial", 0.6, ())
    assert rule_reliance("a", [FOUND, other], [ruling("not-relies", "a", "b")]) == [other]


def test_that_the_other_took_the_words_says_that_this_one_did_not():
    assert rule_reliance("a", [FOUND], [ruling("relies", "b", "a")]) == []


def test_that_the_other_took_nothing_leaves_open_what_this_one_did():
    assert rule_reliance("a", [FOUND], [ruling("not-relies", "b", "a")]) == [FOUND]


def test_the_later_decision_on_the_direction_holds():
    told = [ruling("relies", "b", "a", at=1), ruling("relies", "a", "b", at=2)]
    assert [row.on for row in rule_reliance("a", [], told)] == ["b"]
    assert rule_reliance("b", [], told) == []


def test_decisions_on_other_reports_and_orphans_change_nothing():
    told = [ruling("relies", "c", "b"), ruling("not-relies", "a", "c"), ruling("relies", "a", "", orphan="gone")]
    assert rule_reliance("a", [FOUND], told) == [FOUND]


@given(st.lists(st.tuples(st.sampled_from(["relies", "not-relies"]), st.sampled_from("bcd"), st.booleans()), max_size=9))
def test_the_order_of_the_rows_does_not_matter(told):
    rulings = [ruling(kind, *(("a", other) if forth else (other, "a")), at=n) for n, (kind, other, forth) in enumerate(told)]
    assert rule_reliance("a", [FOUND], rulings) == rule_reliance("a", [FOUND], rulings[::-1])
