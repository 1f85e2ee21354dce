"""Invented attributions, in small stories: what is pinned on a report that lies in the pile and does not say it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.origins.follow import NAMED, QUOTED, THROUGH, TOOK, UNSAID, follow_claim
from headwater.origins.unsaid import bears_out
from tests.origins.piles import count, make_pile

RADIO = "The engineer was on air at eight. She said that the winch motor had burnt out in October. Nobody had replaced it."
CLAIM = "The minister tore up the warning in front of witnesses"


def pile_of(said, relies, texts=None):
    """Return a pile whose assertions all say CLAIM, with the text of radio "a" where no other is given."""
    pile = make_pile(said, relies=relies, texts={"a": RADIO, **(texts or {})})
    return replace(pile, assertions=[replace(a, text=CLAIM) for a in pile.assertions])


def test_what_a_report_pins_on_another_that_does_not_say_it_is_its_own():
    pile = pile_of([("b", ["outlet-a"])], {"b": ["a"]})
    trails = follow_claim(pile)
    assert list(count(pile).origins) == ["outlet-b"]
    assert (trails["b"]["outlet-b"].step, trails["b"]["outlet-b"].over) == (UNSAID, "a")


def test_a_speaker_whom_the_cited_report_does_not_let_say_it_is_no_origin():
    pile = pile_of([("b", ["outlet-a", "oyelaran"])], {"b": ["a"]})
    assert list(count(pile).origins) == ["outlet-b"]


def test_those_who_repeat_an_invention_rest_on_the_outlet_that_invented_it():
    said = [("b", ["outlet-a", "oyelaran"]), ("c", ["outlet-b"]), ("d", ["outlet-b", "outlet-a", "oyelaran"]), ("e", [])]
    pile = pile_of(said, {"b": ["a"], "c": ["b"], "d": ["b"], "e": ["c"]})
    trails = follow_claim(pile)
    assert list(count(pile).origins) == ["outlet-b"]
    assert [trails[report]["outlet-b"].step for report in "bcde"] == [UNSAID, THROUGH, THROUGH, TOOK]


def test_what_the_cited_report_says_in_other_statements_is_not_invented():
    told = "Witnesses saw how the minister tore the warning up. He left."
    pile = pile_of([("b", ["outlet-a", "oyelaran"])], {"b": ["a"]}, {"a": told})
    assert follow_claim(pile)["b"]["oyelaran"].step == QUOTED


def test_a_report_that_is_cited_but_was_not_taken_from_proves_nothing():
    assert follow_claim(pile_of([("b", ["outlet-a"])], {}))["b"]["outlet-a"].step == NAMED


def test_what_another_report_that_was_taken_from_has_is_not_invented():
    pile = pile_of([("b", ["quill"]), ("c", ["outlet-a"])], {"c": ["a", "b"]})
    assert list(count(pile).origins) == ["quill"]


def test_a_source_that_a_person_decided_is_never_held_to_be_invented():
    pile = pile_of([("b", ["outlet-a"])], {"b": ["a"]})
    assert list(count(replace(pile, firm=("b0",))).origins) == ["outlet-a"]


def test_an_invention_does_not_count_beside_a_source_of_the_same_report():
    pile = pile_of([("b", ["outlet-a"]), ("b", ["quill"])], {"b": ["a"]})
    assert list(count(pile).origins) == ["quill"]


@pytest.mark.parametrize(
    ("said", "borne"),
    [
        ("the motor of the winch burnt out in October", True),
        ("The winch motor had burnt out and was never replaced", True),
        (CLAIM, False),
        ("and so it had", True),
    ],
)
def test_two_neighbouring_sentences_bear_out_what_they_hold_most_words_of(said, borne):
    assert bears_out(RADIO, said) is borne
