from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.decisions.links import ORIGINS, settle_ties
from headwater.origins.count import count_origins
from headwater.origins.follow import follow_claim
from tests.decisions.makers import ruling
from tests.origins.piles import make_pile


def count(pile, *rulings):
    return count_origins(pile, follow_claim(pile), settle_ties(rulings, ORIGINS))


def origin_of(counted, row):
    return {key for key, trails in counted.origins.items() if any(row == t.report or row in t.statements for t in trails)}


def test_two_people_of_whom_it_was_decided_that_they_are_one_origin_count_once():
    counted = count(make_pile([("a", ["quill"]), ("b", ["oyelaran"])]), ruling("same-origin", "a", "b"))
    assert (counted.least, counted.most) == (1, 1)
    assert {trail.report for trail in counted.origins["quill"]} == {"a", "b"}
    assert counted.reasons == ("Darragh Quill and Tamsin Oyelaran are one origin, decided by Ada Moor on 2031-03-10: reason 1",)


def test_one_origin_of_a_person_and_an_outlet_goes_by_the_persons_name():
    counted = count(make_pile([("a", []), ("b", ["quill"])]), ruling("same-origin", "a", "b"))
    assert list(counted.origins) == ["quill"]


def test_outlets_without_a_source_that_are_independent_are_two_at_least():
    pile = make_pile([("a", []), ("b", [])])
    assert (count(pile).least, count(pile).most) == (1, 2)
    assert count(pile, ruling("independent", "a", "b")).least == 2


def test_three_that_are_independent_pair_by_pair_are_three_at_least_and_in_a_row_only_two():
    pile = make_pile([("a", []), ("b", []), ("c", [])])
    row = [ruling("independent", "a", "b"), ruling("independent", "b", "c")]
    assert count(pile, *row).least == 2
    assert count(pile, *row, ruling("independent", "a", "c")).least == 3


def test_one_person_in_two_reports_who_was_decided_to_be_two_is_counted_twice():
    counted = count(make_pile([("a", ["quill"]), ("b", ["quill"]), ("c", ["quill"])]), ruling("independent", "a", "b"))
    assert (counted.least, counted.most) == (2, 2)
    assert origin_of(counted, "a") == origin_of(counted, "c") != origin_of(counted, "b")


def test_what_is_one_origin_with_the_other_goes_with_it():
    told = [ruling("same-origin", "b", "c", at=1), ruling("independent", "a", "b", at=2)]
    counted = count(make_pile([("a", ["quill"]), ("b", ["quill"]), ("c", ["quill"])]), *told)
    assert origin_of(counted, "b") == origin_of(counted, "c") != origin_of(counted, "a")


def test_a_statement_that_does_not_count_beside_others_of_its_report_stands_for_them():
    pile = make_pile([("a", []), ("a", ["quill"]), ("b", ["oyelaran"])])
    own = pile.assertions[0].statement
    counted = count(pile, ruling("same-origin", own, "b"))
    assert counted.most == 1


@pytest.mark.parametrize("kind", ["same-origin", "independent"])
def test_a_decision_on_what_does_not_assert_the_claim_changes_nothing(kind):
    pile = make_pile([("a", ["quill"]), ("b", ["oyelaran"])])
    assert count(pile, ruling(kind, "a", "elsewhere")) == count(pile)


REPORTS = "abcdef"
SAID = st.lists(st.sampled_from(["quill", "oyelaran", "official", ""]), min_size=6, max_size=6)
TOLD = st.lists(st.tuples(st.booleans(), st.sampled_from(REPORTS), st.sampled_from(REPORTS)), max_size=8)


@given(SAID, TOLD)
def test_whatever_is_decided_on_reports_that_all_assert_it_holds(said, told):
    """One source a report, so that each leads to one origin."""
    pile = make_pile([(report, [source] if source else []) for report, source in zip(REPORTS, said, strict=True)])
    rulings = [ruling("same-origin" if same else "independent", a, b, at=at) for at, (same, a, b) in enumerate(told) if a != b]
    decided = settle_ties(rulings, ORIGINS)
    counted = count(pile, *rulings)
    assert all((origin_of(counted, tie.a) == origin_of(counted, tie.b)) == tie.together for tie in decided.ties)
    assert 1 <= counted.least <= counted.most == len(counted.origins)
    assert {trail.report for trails in counted.origins.values() for trail in trails} == set(REPORTS)


@given(SAID, TOLD, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_change_the_count(said, told, chance):
    pile = make_pile([(report, [source] if source else []) for report, source in zip(REPORTS, said, strict=True)])
    rulings = [ruling("same-origin" if same else "independent", a, b, at=at) for at, (same, a, b) in enumerate(told) if a != b]
    shuffled = chance.sample(rulings, len(rulings))
    one, other = count(pile, *rulings), count(pile, *shuffled)
    assert (one.least, one.most, one.origins.keys()) == (other.least, other.most, other.origins.keys())
