from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.origins.pile import Source
from headwater.origins.settle import is_vague, settle_sources
from tests.origins.piles import make_pile

SKIPPER = Source("skipper", "SKIPPER", "person")
MATE = Source("mate", "chief mate", "person")
SURNAME = Source("surname", "Quill", "person")
BROTHER = Source("brother", "Ewan Quill", "person")


def chains(pile):
    return [assertion.chain for assertion in settle_sources(pile).assertions]


def test_a_surname_alone_is_the_one_person_of_the_claim_who_bears_it():
    assert chains(make_pile([("a", ["quill"]), ("b", ["surname"])], sources=[SURNAME])) == [("quill",), ("quill",)]


def test_a_surname_that_two_bear_is_left_alone():
    pile = make_pile([("a", ["quill"]), ("b", ["brother"]), ("c", ["surname"])], sources=[SURNAME, BROTHER])
    assert chains(pile)[2] == ("surname",)


def test_a_role_in_a_headline_is_the_person_whom_the_text_below_names():
    pile = make_pile([("a", ["skipper"]), ("a", ["quill"])], texts={"a": "The skipper slept."}, sources=[SKIPPER])
    assert chains(pile) == [("quill",), ("quill",)]


def test_a_role_beside_two_named_people_is_left_alone():
    pile = make_pile([("a", ["mate"]), ("a", ["quill"]), ("a", ["oyelaran"])], sources=[MATE])
    assert chains(pile)[0] == ("mate",)


def test_a_role_in_another_report_is_left_alone():
    assert chains(make_pile([("a", ["mate"]), ("b", ["quill"])], sources=[MATE]))[0] == ("mate",)


BANK = Source("bank", "Skargen Savings Bank", "organisation", ("Skargen Savings Bank",))
THE_BANK = Source("the bank", "bank", "organisation")
PRESS_OFFICE = Source("office", "bank's press office", "organisation")
ENGINEER = Source("engineer", "Mara Okafor", "person", ("Okafor",), ("the chief engineer of the dam",))
ROLE = Source("role", "chief engineer", "person")


@pytest.mark.parametrize(
    ("vague", "named"), [(THE_BANK, BANK), (PRESS_OFFICE, BANK), (ROLE, ENGINEER)], ids=["noun", "press office", "role"]
)
def test_a_role_or_common_noun_is_the_only_one_of_the_claim_that_is_called_so(vague, named):
    pile = make_pile([("a", [vague.key]), ("b", [named.key])], sources=[vague, named])
    assert chains(pile)[0] == (named.key,)


def test_a_common_noun_that_two_bear_is_left_alone():
    other = Source("other", "Orrin Bank", "organisation", ("Orrin Bank",))
    pile = make_pile([("a", ["the bank"]), ("b", ["bank"]), ("c", ["other"])], sources=[THE_BANK, BANK, other])
    assert chains(pile)[0] == ("the bank",)


def headed(*said):
    """Return a pile in which report "a" says these (source, in the heading)."""
    pile = make_pile([("a", [key]) for key, _ in said], sources=[Source("report", "the report", "document")])
    rows = [replace(row, heading=heading) for row, (_, heading) in zip(pile.assertions, said, strict=True)]
    return replace(pile, assertions=rows)


def test_a_headline_s_bare_report_is_the_person_whom_the_text_below_names():
    assert chains(headed(("report", True), ("quill", False))) == [("quill",), ("quill",)]


@pytest.mark.parametrize(
    "said",
    [
        [("report", True), ("report", False), ("quill", False)],  # the text below has it from the report too
        [("audit", True), ("quill", False)],  # a document that is told from others
        [("report", True), ("quill", False), ("oyelaran", False)],  # either may have written it
    ],
)
def test_a_document_that_may_be_another_source_is_left_alone(said):
    assert chains(headed(*said))[0] == (said[0][0],)


def test_outer_links_are_settled_too():
    assert chains(make_pile([("a", ["surname", "oyelaran"]), ("b", ["quill"])], sources=[SURNAME]))[0] == (
        "surname",
        "oyelaran",
    )


def test_an_outlet_named_in_short_is_the_one_that_published_a_report_here():
    radio = Source("outlet-a", "Radio Meridian Valley", "outlet")
    short, long = Source("short", "Radio Meridian", "outlet"), Source("long", "The Radio Meridian Valley Station", "outlet")
    pile = make_pile([("b", ["short"]), ("c", ["long"])], sources=[radio, short, long])
    assert chains(pile) == [("outlet-a",), ("outlet-a",)]


def test_a_body_of_the_name_of_an_outlet_that_published_a_report_here_is_that_outlet():
    taken_for = [Source("x", "A Times", "organisation"), Source("y", "The A Times", "person")]
    assert chains(make_pile([("b", ["x"]), ("c", ["y"])], sources=taken_for)) == [("outlet-a",), ("outlet-a",)]


def test_one_person_whose_surname_is_spelt_in_two_ways_is_one_in_a_claim():
    other = Source("other", "Darragh Quille", "person")
    assert chains(make_pile([("a", ["quill"]), ("b", ["other"])], sources=[other])) == [("quill",), ("quill",)]


@pytest.mark.parametrize("name", ["Ewan Quill", "Darragh Oyelaran", "Darragh"])
def test_another_given_name_or_surname_is_another_person(name):
    other = Source("other", name, "person")
    assert chains(make_pile([("a", ["quill"]), ("b", ["other"])], sources=[other]))[1] == ("other",)


def test_an_outlet_whose_name_fits_two_is_left_alone():
    sources = [Source("x", "Meridian", "outlet"), Source("outlet-a", "Radio Meridian", "outlet")]
    pile = make_pile([("b", ["x"])], sources=[*sources, Source("outlet-c", "Meridian Post", "outlet")])
    assert chains(pile) == [("x",)]


@pytest.mark.parametrize(
    ("name", "kind", "vague"),
    [
        ("chief mate", "person", True),
        ("SKIPPER", "person", True),
        ("master of the stranded ferry Amihan Star", "person", True),
        ("Darragh Quill", "person", False),
        ("Quill", "person", False),
        ("two officials", "unnamed", False),
        ("harbour authority", "organisation", True),
        ("the Herald", "outlet", False),
        ("", "person", False),
    ],
)
def test_what_is_called_by_a_role_and_not_by_a_name_is_vague(name, kind, vague):
    pile = make_pile([], texts={"a": "The skipper and Quill."}, sources=[Source("x", name, kind)])
    assert is_vague(pile, "x") is vague
