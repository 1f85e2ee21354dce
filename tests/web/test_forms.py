"""What a form's answers mean."""

from __future__ import annotations

import pytest

from headwater.errors import StopRun
from headwater.web.forms import Answers, list_around, make_wish, read_address
from headwater.web.offers import find_offer
from headwater.web.things import find_thing


def answers(sort, thing, kind, **more):
    return Answers(sort=sort, thing=thing, kind=kind, by=" Ada ", why=" because ", **more)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("7", "7"),
        (" 01.txt:the gates ", "01.txt:the gates"),
        ("http://127.0.0.1:8080/claims/44caf13425b1", "44caf13425b1"),
        ("/reports/ab12#s-f3dc093476", "f3dc093476"),
        ("/sources/ab12?page=2", "ab12"),
        ("/elsewhere/ab12", "/elsewhere/ab12"),
        ("claims/ab12", "claims/ab12"),
        ("01.txt#s-12", "01.txt#s-12"),
    ],
)
def test_an_address_of_the_room_means_what_is_shown_there(given, meant):
    assert read_address(given) == meant


def test_who_and_why_come_without_blanks_around(case):
    wish = make_wish(case, answers("claim", case.claims()[0].id, "note"))
    assert (wish.by, wish.why, list(wish.things)) == ("Ada", "because", [case.claims()[0].id])


def test_a_decision_on_two_things_takes_the_other_as_it_was_given(case):
    first, second = case.claims()[:2]
    wish = make_wish(case, answers("claim", first.id, "same-claim", other=f"/claims/{second.id}"))
    assert list(wish.things) == [first.id, second.id]


def test_a_statement_is_parted_from_its_claim_and_a_claim_into_what_was_picked(case):
    claim = case.claims()[0]
    one, two = claim.outer_statements[:2]
    assert list(make_wish(case, answers("statement", one.id, "split")).things) == [claim.id, one.id]
    picked = make_wish(case, answers("claim", claim.id, "split", picked=(one.id, two.id)))
    assert list(picked.things) == [claim.id, one.id, two.id]


def test_the_right_words_are_those_nearest_to_the_statement_whatever_the_blanks(case):
    statement = next(s for s in case.statements() if len(s.text.split()) > 6)
    words = statement.text.split()
    wish = make_wish(case, answers("statement", statement.id, "wrong-span", words="\n".join(words[1:5])))
    start, end = map(int, wish.things[1].rpartition(":")[2].split("-"))
    assert statement.report.text[start:end].split() == words[1:5]
    assert statement.row.start < start < end < statement.row.end


@pytest.mark.parametrize("words", ["", "words that nobody wrote", "(("])
def test_words_that_are_not_in_the_report_are_refused(case, words):
    with pytest.raises(StopRun, match="do not stand in"):
        make_wish(case, answers("statement", case.statements()[0].id, "wrong-span", words=words))


def test_one_naming_of_several_is_parted_from_the_others(case):
    entity = next(id_ for id_, _ in case.entities() if len(find_thing(case, "source", id_).choices) > 1)
    thing = find_thing(case, "source", entity)
    wish = make_wish(case, answers("source", entity, "not-same-entity", picked=(thing.choices[0].id,)))
    assert list(wish.things) == [thing.choices[0].id, thing.choices[1].id]
    for picked in [(), tuple(choice.id for choice in thing.choices)]:
        with pytest.raises(StopRun, match="choose the one naming"):
            make_wish(case, answers("source", entity, "not-same-entity", picked=picked))


def test_a_kind_that_does_not_go_with_the_thing_is_refused(case):
    assert find_offer("report", "wrong-source") is None
    with pytest.raises(StopRun, match="cannot be decided on a report"):
        make_wish(case, answers("report", case.reports()[0].id, "wrong-source"))


def test_selected_words_lead_to_the_statements_that_they_touch_else_to_those_of_their_line(case):
    statement = case.statements()[0]
    touched = list_around(statement.report, statement.text)
    assert statement in touched
    assert all(s.row.start < statement.row.end and statement.row.start < s.row.end for s in touched)
    assert list_around(statement.report, "words that nobody wrote") == []
