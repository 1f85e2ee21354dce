"""Circular citation, in small stories: who cites whom until it comes back."""

from __future__ import annotations

from dataclasses import replace

from headwater.origins.circles import find_circles
from headwater.origins.follow import follow_claim
from headwater.origins.wording import explain_circle
from tests.origins.piles import count, make_pile


def circles(pile):
    counted = count(pile)
    return [circle for key, trails in counted.origins.items() for circle in find_circles(pile, key, trails)]


def of_one_outlet(pile, *reports):
    """Return the pile with these reports given to the outlet of the first."""
    return replace(pile, outlets={**pile.outlets, **dict.fromkeys(reports, pile.outlets[reports[0]])})


def test_an_outlet_that_cites_as_confirmation_what_was_made_from_its_own_report_closes_a_circle():
    said = [("a", ["quill"]), ("b", ["outlet-a"]), ("c", ["outlet-b"])]
    pile = of_one_outlet(make_pile(said, relies={"b": ["a"], "c": ["b"]}), "a", "c")
    (circle,) = circles(pile)
    assert circle.outlets == ("The A Times", "The B Times")
    assert circle.earliest == "a"
    assert list(count(pile).origins) == ["quill"]


def test_a_circle_without_a_source_comes_down_to_the_outlet_that_had_it_first():
    pile = of_one_outlet(make_pile([("a", []), ("b", ["outlet-a"]), ("c", ["outlet-b"])], relies={"b": ["a"]}), "a", "c")
    counted = count(pile)
    assert list(counted.origins) == ["outlet-a"]
    assert (counted.least, counted.most) == (1, 1)


def test_two_reports_that_took_from_each_other_are_one_origin_the_earlier_one():
    pile = make_pile([("a", []), ("b", [])], relies={"a": ["b"], "b": ["a"]})
    assert list(count(pile).origins) == ["outlet-a"]
    (circle,) = circles(pile)
    assert circle.earliest == "a"


def test_two_outlets_that_name_each_other_as_the_source_are_one_origin():
    pile = make_pile([("a", ["outlet-b"]), ("b", ["outlet-a"])])
    assert list(count(pile).origins) == ["outlet-b"]
    (circle,) = circles(pile)
    assert set(circle.outlets) == {"The A Times", "The B Times"}


def test_three_outlets_in_a_ring_are_one_circle():
    said = [("a", []), ("b", []), ("c", [])]
    pile = make_pile(said, relies={"a": ["c"], "b": ["a"], "c": ["b"]})
    (circle,) = circles(pile)
    assert set(circle.outlets) == {"The A Times", "The B Times", "The C Times"}
    assert list(count(pile).origins) == ["outlet-a"]


def test_a_line_of_copies_is_no_circle():
    assert circles(make_pile([("a", []), ("b", []), ("c", [])], relies={"b": ["a"], "c": ["b"]})) == []


def test_an_outlet_that_updates_its_own_report_closes_no_circle():
    pile = of_one_outlet(make_pile([("a", ["quill"]), ("b", [])], relies={"b": ["a"]}), "a", "b")
    assert circles(pile) == []


def test_a_circle_is_explained_with_its_outlets_and_where_it_was_broken():
    pile = make_pile([("a", []), ("b", [])], relies={"a": ["b"], "b": ["a"]})
    assert explain_circle(pile, circles(pile)[0]) == (
        "The reports of The A Times and The B Times lead back to each other: "
        "a circle, followed to its earliest report, The A Times."
    )


def test_every_report_in_a_circle_still_leads_to_an_origin():
    pile = make_pile([(report, []) for report in "abcd"], relies={"a": ["d"], "b": ["a"], "c": ["b"], "d": ["c"]})
    assert {trail.report for trails in follow_claim(pile).values() for trail in trails.values()} == set("abcd")
