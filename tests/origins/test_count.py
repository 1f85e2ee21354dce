from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.origins.pile import Source
from tests.origins.piles import OUTLETS, SOURCES, count, make_pile

CHAINS = st.lists(st.sampled_from([k for k in SOURCES if not k.startswith("outlet")]), max_size=2)
SAID = st.lists(st.tuples(st.sampled_from("abcdef"), CHAINS), min_size=1, max_size=8)


def test_nothing_asserted_is_no_origin():
    counted = count(make_pile([]))
    assert (counted.least, counted.most, counted.origins) == (0, 0, {})


def test_two_named_people_are_exactly_two_origins():
    counted = count(make_pile([("a", ["quill"]), ("b", ["oyelaran"])]))
    assert (counted.least, counted.most, counted.reasons) == (2, 2, ())


def test_a_body_and_its_spokesman_are_one_origin_with_the_reason():
    texts = {"a": "Orrin Valley Water Authority spokesman Darragh Quill spoke at noon."}
    counted = count(make_pile([("a", ["quill"]), ("b", ["authority"])], texts=texts))
    assert list(counted.origins) == ["quill"]
    assert (counted.least, counted.most) == (1, 2)
    assert counted.reasons[0].startswith("Orrin Valley Water Authority is counted with Darragh Quill, who speaks for it")
    assert {trail.report for trail in counted.origins["quill"]} == {"a", "b"}


def test_a_body_quoted_by_a_report_that_took_from_its_spokesmans_is_exactly_one_origin_with_him():
    texts = {"a": "Orrin Valley Water Authority spokesman Darragh Quill spoke at noon."}
    counted = count(make_pile([("a", ["quill"]), ("b", ["quill"]), ("b", ["authority"])], relies={"b": ["a"]}, texts=texts))
    assert (list(counted.origins), counted.least, counted.most) == (["quill"], 1, 1)


def test_a_body_that_publishes_itself_is_one_origin_with_that_body():
    own = Source("outlet-c", "Orrin Valley Water Authority Press Office", "outlet")
    counted = count(make_pile([("c", []), ("d", ["authority"])], sources=[own]))
    assert (list(counted.origins), counted.least, counted.most) == (["authority"], 1, 1)
    assert counted.reasons == ("Orrin Valley Water Authority Press Office publishes what Orrin Valley Water Authority says",)


def test_one_role_in_two_reports_is_one_origin():
    chiefs = [Source(f"chief-{n}", name, "person") for n, name in enumerate(["coast guard chief", "Coast guard chief"])]
    counted = count(make_pile([("a", ["chief-0"]), ("b", ["chief-1"])], sources=chiefs))
    assert list(counted.origins) == ["chief-0"]
    assert {trail.report for trail in counted.origins["chief-0"]} == {"a", "b"}


def test_two_unnamed_sources_of_one_wording_may_be_two():
    officials = [Source(f"official-{n}", "official", "unnamed") for n in range(2)]
    counted = count(make_pile([("a", ["official-0"]), ("b", ["official-1"])], sources=officials))
    assert (counted.least, counted.most) == (1, 2)


def test_a_body_and_a_person_not_tied_to_it_are_two_origins():
    assert count(make_pile([("a", ["quill"]), ("b", ["authority"])])).most == 2


def test_two_unnamed_officials_are_one_or_two_origins():
    counted = count(make_pile([("a", ["official"]), ("b", ["inspector"])]))
    assert (counted.least, counted.most) == (1, 2)
    assert "may be the same as another unnamed source" in counted.reasons[0]


def test_an_outlet_without_a_source_beside_a_named_one_makes_a_range():
    counted = count(make_pile([("a", ["quill"]), ("b", [])]))
    assert (counted.least, counted.most) == (1, 2)
    assert counted.reasons == ("The B Times names no source and may rest on another origin",)


def test_what_was_left_out_is_not_counted_as_a_body_apart_from_its_spokesman():
    texts = {"a": "Orrin Valley Water Authority spokesman Darragh Quill spoke at noon."}
    pile = make_pile([("a", ["quill"]), ("b", ["authority"]), ("c", ["oyelaran"]), ("d", ["oyelaran"])], texts=texts)
    counted = count(replace(pile, likeness={("c2", "d3"): 0.9}))
    assert (list(counted.origins), counted.most) == (["oyelaran"], 1)


def test_an_outlet_that_is_only_cited_is_left_out_beside_an_earlier_source():
    counted = count(make_pile([("a", ["quill"]), ("b", ["outlet-h"])]))
    assert (list(counted.origins), counted.most) == (["quill"], 1)
    assert counted.reasons == ("The H Times is left out: it is only cited, and no report of it here has the claim",)


def test_an_outlet_that_a_person_decided_to_be_the_source_is_counted():
    assert count(replace(make_pile([("a", ["quill"]), ("b", ["outlet-h"])]), firm=("b1",))).most == 2


def test_an_outlet_that_was_cited_before_any_source_is_counted():
    assert list(count(make_pile([("a", ["outlet-h"]), ("b", ["quill"])])).origins) == ["outlet-h", "quill"]


def test_an_outlet_that_is_only_cited_is_an_origin_where_there_is_no_other():
    assert count(make_pile([("a", ["outlet-h"]), ("b", [])])).most == 2


def test_a_document_and_one_who_may_have_read_it_make_a_range():
    counted = count(make_pile([("a", ["quill"]), ("b", ["audit"])]))
    assert (counted.least, counted.most) == (1, 2)


def test_a_range_always_has_a_reason():
    counted = count(make_pile([("a", []), ("b", [])]))
    assert counted.least < counted.most
    assert counted.reasons


@given(SAID)
def test_the_range_holds_the_number_of_origins_shown(said):
    counted = count(make_pile(said))
    assert 1 <= counted.least <= len(counted.origins) <= counted.most


@given(SAID)
def test_the_order_of_reading_changes_nothing(said):
    forwards, backwards = count(make_pile(said)), count(make_pile(said[::-1]))
    assert (list(forwards.origins), forwards.least, forwards.most) == (list(backwards.origins), backwards.least, backwards.most)


@given(SAID, st.sampled_from("abcdef"))
def test_adding_a_copy_never_changes_the_number_of_origins(said, original):
    if original not in {report for report, _ in said}:
        said = [*said, (original, ["quill"])]
    copied = [("h", chain) for report, chain in said if report == original]
    before, after = count(make_pile(said)), count(make_pile([*said, *copied], relies={"h": [original]}))
    assert (after.least, after.most) == (before.least, before.most)


@given(SAID)
def test_adding_an_independent_witness_raises_the_number_by_one(said):
    witness = Source("witness", "Edda Lunn", "person")
    before = count(make_pile(said))
    after = count(make_pile([*said, ("g", ["witness"])], sources=[witness]))
    assert after.most == before.most + 1


@pytest.mark.parametrize("letter", list(OUTLETS))
def test_an_outlet_alone_is_one_origin(letter):
    assert count(make_pile([(letter, [])])).least == 1
