from __future__ import annotations

from dataclasses import replace

from headwater.origins.follow import NAMED, OWN, QUOTED, THROUGH, TOOK, VAGUE, follow_claim
from headwater.origins.pile import Source
from tests.origins.piles import count, make_pile


def origins(pile):
    return list(count(pile).origins)


def test_a_quoted_person_is_the_origin():
    assert origins(make_pile([("a", ["quill"])])) == ["quill"]


def test_two_interviews_with_one_person_are_one_origin():
    assert origins(make_pile([("a", ["oyelaran"]), ("b", ["oyelaran"])])) == ["oyelaran"]


def test_a_press_conference_is_one_origin_for_each_speaker():
    pile = make_pile([("a", ["quill"]), ("a", ["oyelaran"]), ("b", ["quill"])])
    assert sorted(origins(pile)) == ["oyelaran", "quill"]


def test_an_outlet_that_names_no_source_is_its_own_origin():
    trails = follow_claim(make_pile([("a", [])]))
    assert trails["a"]["outlet-a"].step == OWN


def test_own_voice_does_not_count_where_the_report_also_names_its_source():
    assert origins(make_pile([("a", []), ("a", ["quill"])])) == ["quill"]


def test_a_report_without_a_source_has_the_origin_of_the_report_it_took_from():
    trails = follow_claim(make_pile([("a", ["quill"]), ("b", [])], relies={"b": ["a"]}))
    assert trails["b"]["quill"].step == TOOK
    assert trails["b"]["quill"].over == "a"


def test_reliance_is_followed_over_a_report_that_lacks_the_claim():
    assert origins(make_pile([("a", ["quill"]), ("c", [])], relies={"c": ["b"], "b": ["a"]})) == ["quill"]


def test_an_outlet_named_as_the_source_stands_for_what_its_report_has():
    trails = follow_claim(make_pile([("a", ["quill"]), ("b", ["outlet-a"])]))
    assert trails["b"]["quill"].step == THROUGH


def test_the_source_of_a_heading_does_not_count_where_the_text_below_names_one():
    pile = make_pile([("a", ["authority"]), ("a", ["quill"]), ("b", ["authority"])])
    headed = replace(pile, assertions=[replace(a, heading=a.statement in ("a0", "b2")) for a in pile.assertions])
    assert {report: list(trails) for report, trails in follow_claim(headed).items()} == {"a": ["quill"], "b": ["authority"]}


def test_an_outlet_that_is_only_called_a_newspaper_is_what_the_report_took_from():
    paper = Source("paper", "local newspaper", "outlet")
    pile = make_pile([("a", ["quill"]), ("b", ["paper"])], relies={"b": ["a"]}, sources=[paper])
    assert follow_claim(pile)["b"]["quill"].step == THROUGH


def test_a_later_report_of_the_named_outlet_is_not_what_was_cited():
    trails = follow_claim(make_pile([("b", ["quill"]), ("a", ["outlet-b"])]))
    assert trails["a"]["outlet-b"].step == NAMED


def test_of_several_reports_of_the_named_outlet_the_one_relied_on_counts():
    pile = make_pile([("a", ["quill"]), ("b", ["oyelaran"]), ("c", ["outlet-a"])], relies={"c": ["b"]})
    pile.outlets["b"] = "outlet-a"
    assert list(follow_claim(pile)["c"]) == ["oyelaran"]


def test_an_outlet_that_is_not_in_the_pile_is_the_origin_itself():
    trails = follow_claim(make_pile([("a", ["outlet-h"])]))
    assert trails["a"]["outlet-h"].step == NAMED


def test_reports_that_cite_each_other_in_a_circle_come_to_an_end():
    pile = make_pile([("a", []), ("b", [])], relies={"a": ["b"], "b": ["a"]})
    assert set(follow_claim(pile)) == {"a", "b"}
    assert len(origins(pile)) >= 1


def test_a_vaguer_source_of_a_relying_report_is_the_source_of_what_it_relies_on():
    trails = follow_claim(make_pile([("a", ["quill"]), ("b", ["official"])], relies={"b": ["a"]}))
    assert trails["b"]["quill"].step == VAGUE


def test_a_person_named_by_a_relying_report_stays_an_origin_of_its_own():
    pile = make_pile([("a", ["quill"]), ("b", ["oyelaran"])], relies={"b": ["a"]})
    assert sorted(origins(pile)) == ["oyelaran", "quill"]


def test_a_body_in_a_relying_report_is_its_spokesman_in_the_other():
    texts = {"a": "Orrin Valley Water Authority spokesman Darragh Quill said the gates were shut."}
    trails = follow_claim(make_pile([("a", ["quill"]), ("b", ["authority"])], relies={"b": ["a"]}, texts=texts))
    assert list(trails["b"]) == ["quill"]


def test_every_trail_names_the_statements_it_rests_on():
    trails = follow_claim(make_pile([("a", ["quill"]), ("a", ["quill"]), ("a", [])]))
    assert trails["a"]["quill"].statements == ("a0", "a1")
    assert trails["a"]["quill"].step == QUOTED
