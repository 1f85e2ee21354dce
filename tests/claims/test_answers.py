"""Small stories: what a claim answers to a sentence."""

from __future__ import annotations

from headwater.claims.answers import OPPOSITE, SAYS, VERSION, Hit, answer, is_negated, may_be_one
from headwater.claims.asking import Found
from headwater.records import Date, Figure
from headwater.text.calendar import find_dates
from headwater.text.numbers import find_figures

DAY = "2031-03-05"


def hear(text, score=0.9, stance="asserts", **more):
    """Return a hit on a statement that is the whole of a report's text; `more` may hold claim, covered, own."""
    dates = [Date("r", d.start, d.end, d.moment.value, d.moment.end, d.moment.grain, d.why) for d in find_dates(text, DAY)]
    skip = [(d.start, d.end) for d in dates]
    figures = [Figure("r", f.start, f.end, f.value, f.low, f.high, f.bound, f.unit, f.role) for f in find_figures(text, skip)]
    found = Found(text, score, more.get("covered", 0.9))
    place = (DAY, text, 0, len(text))
    return Hit(found, more.get("claim", "c"), stance, more.get("own", "asserts"), *place, tuple(figures), tuple(dates))


def told(sentence, *hits):
    return [(one.claim, one.how) for one in answer(sentence, hits)]


def test_a_claim_in_other_words_says_it():
    assert told("The gates broke", hear("the gates gave way")) == [("c", SAYS)]


def test_the_likeliest_claim_comes_first_and_each_once():
    hits = [hear("one", 0.4, claim="a"), hear("two", 0.9, claim="b"), hear("three", 0.7, claim="a")]
    assert [(one.claim, one.score) for one in answer("x", hits)] == [("b", 0.9), ("a", 0.7)]


def test_another_toll_is_another_value():
    found = answer("41 people died in Pell", [hear("38 people died in Pell")])[0]
    assert found.how == VERSION
    assert [(rival.asked, rival.told) for rival in found.rivals] == [("41 people", "38 people")]


def test_a_claim_of_which_one_report_has_the_value_asked_for_says_it():
    hits = [hear("38 people died in Pell", 0.9), hear("41 people died in Pell", 0.8)]
    assert told("41 people died in Pell", *hits) == [("c", SAYS)]


def test_a_bound_that_leaves_room_is_no_other_value():
    assert told("41 people died in Pell", hear("At least 38 people died in Pell")) == [("c", SAYS)]


def test_another_kind_of_number_says_nothing_against_it():
    assert told("41 people died in Pell", hear("The dead of Pell. It has 12 streets")) == [("c", SAYS)]


def test_another_year_is_another_value():
    found = answer("The gates were last inspected in 2027", [hear("The gates were last inspected in 2026")])[0]
    assert (found.how, found.rivals[0].told) == (VERSION, "2026")


def test_what_is_negated_in_the_same_words_is_the_opposite():
    assert told("The gates were inspected", hear("the gates were not inspected")) == [("c", OPPOSITE)]


def test_a_negation_among_other_words_need_not_be_the_opposite():
    last = hear("the gates were last inspected in 2027", covered=0.4)
    assert told("The gates were not inspected after 2027", last) == [("c", SAYS)]


def test_a_statement_with_the_same_negation_is_preferred():
    hits = [hear("the gates were inspected", 0.9), hear("no inspection of the gates", 0.8)]
    assert told("The gates were not inspected", *hits) == [("c", SAYS)]


def test_a_sentence_that_only_those_who_deny_a_claim_say_is_the_opposite_of_it():
    hits = [hear("the gates had not been seen to since spring", 0.3), hear("the gates were inspected in May", 0.9, "denies")]
    assert told("The gates were inspected in May", *hits) == [("c", OPPOSITE)]


def test_words_that_somebody_denies_are_those_of_the_claim():
    hits = [hear("the gates were left to rust", 0.9, "denies", own="denies")]
    assert told("The gates were left to rust", *hits) == [("c", SAYS)]


def test_open_bounds_leave_room():
    least, exact = (Figure("r", 0, 1, 40.0, low, high, "", "", "killed") for low, high in ((40.0, None), (41.0, 41.0)))
    assert may_be_one(least, exact)
    assert may_be_one(exact, least)
    assert not may_be_one(exact, Figure("r", 0, 1, 40.0, 40.0, 40.0, "exact", "", "killed"))


def test_who_denies_a_claim_with_a_negation_of_their_own_says_the_opposite_of_it():
    hits = [hear("the gates were inspected in May", 0.4), hear("Nobody inspected the gates", 0.9, "denies", own="denies")]
    assert told("The gates were not inspected", *hits) == [("c", OPPOSITE)]


def test_not_only_negates_nothing():
    assert is_negated("He did not receive two letters")
    assert not is_negated("He received not only two letters but a note")
    assert told("He received two letters", hear("He received not only two letters but a note")) == [("c", SAYS)]


def test_a_negation_in_another_clause_turns_nothing():
    assert told("The bank is liable", hear("The bank is liable, and a cup of coffee will not do")) == [("c", SAYS)]


def test_a_statement_without_a_value_says_nothing_against_another_one():
    hits = [hear("many people died in Pell", 0.9), hear("38 people died in Pell on 12 streets", 0.8)]
    assert told("41 people died in Pell", *hits) == [("c", VERSION)]


def test_of_two_values_one_may_differ():
    found = answer("9 people died in 30 houses", [hear("9 people died in 12 houses")])[0]
    assert (found.how, [rival.told for rival in found.rivals]) == (VERSION, ["12 houses"])
