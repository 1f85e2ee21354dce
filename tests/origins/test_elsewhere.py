"""What an outlet says in its own voice though it names the source of it in another place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.decisions.links import ORIGINS, settle_ties
from headwater.origins.count import collect_origins, count_origins
from headwater.origins.elsewhere import find_elsewhere
from headwater.origins.follow import ELSEWHERE, follow_claim
from headwater.origins.pile import Source
from tests.decisions.makers import ruling
from tests.origins.piles import count, make_pile

SAID = [("a", ["quill"]), ("b", [])]
NAMING = {"b": "The gates have stuck. Quill has run the dam since 2020."}


def find(pile):
    return find_elsewhere(pile, collect_origins(pile, follow_claim(pile), []))


def test_a_report_that_names_the_earlier_source_elsewhere_has_the_claim_from_him():
    assert find(make_pile(SAID, texts=NAMING)) == {"outlet-b": "quill"}


def test_its_outlet_is_no_origin_and_the_reasons_say_why():
    counted = count(make_pile(SAID, texts=NAMING))
    assert (list(counted.origins), counted.least, counted.most) == (["quill"], 1, 1)
    assert [(trail.report, trail.step) for trail in counted.origins["quill"]] == [("a", "quoted"), ("b", ELSEWHERE)]
    assert counted.reasons == ("The B Times names no source for it but elsewhere Darragh Quill, who gave it earlier",)


@pytest.mark.parametrize(
    "text", ["The gates have stuck.", "A quill lay on the table.", "Quillan Street was flooded.", "The B Times has learned it."]
)
def test_a_report_that_does_not_name_him_may_know_it_itself(text):
    assert find(make_pile(SAID, texts={"b": text})) == {}


def test_a_report_that_came_out_before_the_source_spoke_has_it_from_elsewhere():
    assert find(make_pile([("b", ["quill"]), ("a", [])], texts={"a": NAMING["b"]})) == {}


def test_a_body_is_known_by_its_whole_name_only():
    said = [("a", ["authority"]), ("b", [])]
    assert find(make_pile(said, texts={"b": "Another Authority keeps the road."})) == {}
    assert find(make_pile(said, texts={"b": "OVWA keeps the road."})) == {"outlet-b": "authority"}


def test_another_outlet_is_no_such_source():
    assert find(make_pile([("a", []), ("b", [])], texts={"b": "The A Times has a new owner."})) == {}


def test_an_unnamed_source_is_never_named_elsewhere():
    guard = Source("guard", "guard", "unnamed", ("guard", "a guard"))
    assert find(make_pile([("a", ["guard"]), ("b", [])], texts={"b": "a guard was asleep"}, sources=[guard])) == {}


def test_of_several_the_first_that_gave_it_is_meant():
    said = [("a", ["oyelaran"]), ("b", ["quill"]), ("c", [])]
    assert find(make_pile(said, texts={"c": "Quill and Oyelaran met on Sunday."})) == {"outlet-c": "oyelaran"}


def test_each_report_that_tells_it_in_its_own_voice_must_name_him():
    twice = [("a", ["quill"]), ("b", []), ("c", [])]
    pile = make_pile(twice, texts=NAMING)
    assert find(pile) == {"outlet-b": "quill"}
    assert find(replace(pile, outlets=pile.outlets | {"c": "outlet-b"})) == {}


def test_what_a_person_decided_to_be_independent_stays_an_origin():
    pile = make_pile(SAID, texts=NAMING)
    counted = count_origins(pile, follow_claim(pile), settle_ties([ruling("independent", "a", "b")], ORIGINS))
    assert list(counted.origins) == ["quill", "outlet-b"]


@given(st.sampled_from([NAMING, {"b": "The gates have stuck."}]), st.sampled_from("cdef"))
def test_a_copy_of_such_a_report_changes_nothing(texts, copy):
    alone = count(make_pile(SAID, texts=texts))
    copied = count(make_pile([*SAID, (copy, [])], relies={copy: ["b"]}, texts=texts | {copy: texts["b"]}))
    assert (list(copied.origins), copied.least, copied.most) == (list(alone.origins), alone.least, alone.most)
