from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.claims.cluster import join_groups, tell_kinship
from headwater.decisions.links import CLAIMS, ENTITIES, ORIGINS, find_overruled, settle_ties
from tests.decisions.makers import ruling

ENOUGH = 0.4
PLACES = {f"s{n}": n for n in range(12)}
IDS = st.sampled_from(sorted(PLACES))


def join(pairs, bonds=None):
    ends = np.array([(a, b) for a, b, _ in pairs], np.int64).reshape(-1, 2)
    scores = np.array([score for _, _, score in pairs], np.float64)
    return join_groups(tell_kinship(["one story"] * len(PLACES), ()), (ends, scores), ENOUGH, bonds)


def group(rulings, pairs):
    return join(pairs, settle_ties(rulings, CLAIMS).bonds_of(PLACES))


def holds(one, owners):
    return (owners[PLACES[one.a]] == owners[PLACES[one.b]]) == (one.kind == "same-claim")


@st.composite
def scored_pairs(draw):
    pairs = draw(st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda p: p[0] < p[1]), max_size=40))
    return [(a, b, draw(st.floats(0, 1))) for a, b in sorted(pairs)]


@st.composite
def agreeing(draw):
    """Rulings without a contradiction: all of them are true of one division into claims."""
    claim = draw(st.lists(st.integers(0, 4), min_size=len(PLACES), max_size=len(PLACES)))
    pairs = draw(st.lists(st.tuples(IDS, IDS).filter(lambda pair: pair[0] != pair[1]), max_size=25, unique=True))
    return [
        ruling("same-claim" if claim[PLACES[a]] == claim[PLACES[b]] else "not-same-claim", a, b, at=n)
        for n, (a, b) in enumerate(pairs)
    ]


@given(agreeing(), scored_pairs())
def test_all_decisions_without_a_contradiction_hold_in_the_grouping(rulings, pairs):
    owners = group(rulings, pairs)
    assert all(holds(one, owners) for one in rulings)
    assert find_overruled(rulings) == frozenset()


@given(agreeing(), scored_pairs(), st.randoms(use_true_random=False))
def test_the_order_of_decisions_without_a_contradiction_does_not_matter(rulings, pairs, chance):
    times = list(range(len(rulings)))
    chance.shuffle(times)
    shuffled = [ruling(one.kind, one.a, one.b, at=at) for one, at in zip(rulings, times, strict=True)]
    chance.shuffle(shuffled)
    assert group(shuffled, pairs) == group(rulings, pairs)


@given(st.lists(st.tuples(st.booleans(), IDS, IDS).filter(lambda one: one[1] != one[2]), max_size=30), scored_pairs())
def test_of_decisions_that_contradict_each_other_some_are_overruled_and_the_rest_hold(told, pairs):
    rulings = [ruling("same-claim" if join else "not-same-claim", a, b, at=at) for at, (join, a, b) in enumerate(told)]
    overruled = find_overruled(rulings)
    owners = group(rulings, pairs)
    assert all(holds(one, owners) for one in rulings if one.decision not in overruled)
    assert not rulings or rulings[-1].decision not in overruled


@given(scored_pairs())
def test_without_decisions_the_grouping_is_the_machines(pairs):
    assert group([], pairs) == join(pairs)


def test_two_claims_that_are_decided_to_be_one_are_joined_whole():
    pairs = [(a, b, 0.9) for part in ((0, 1, 2), (3, 4, 5)) for a in part for b in part if a < b]
    owners = group([ruling("same-claim", "s0", "s5")], pairs)
    assert owners[:6] == [0] * 6


def test_a_bond_is_not_broken_by_way_of_what_the_machine_joins():
    rulings = [ruling("same-claim", "s0", "s1", at=1), ruling("not-same-claim", "s2", "s1", at=2)]
    owners = group(rulings, [(0, 2, 1.0), (1, 3, 0.9), (2, 3, 0.9)])
    assert owners[0] == owners[1] != owners[2]


def test_the_later_of_two_decisions_holds_whatever_their_order_in_the_table():
    rulings = [ruling("not-same-claim", "s0", "s1", at=9), ruling("same-claim", "s0", "s1", at=3)]
    for order in (rulings, rulings[::-1]):
        assert group(order, [(0, 1, 0.9)])[:2] == [0, 1]
        assert find_overruled(order) == {rulings[1].decision}


def test_an_orphan_binds_nothing():
    assert group([ruling("same-claim", "s0", "", orphan="no one statement stands there")], []) == list(range(12))


def test_a_split_keeps_both_parts_together_and_apart_from_each_other():
    going, staying = ["s0", "s1"], ["s2", "s3", "s4"]
    rulings = [ruling("split", going[n % 2], staying[n], value="one act", at=5) for n in range(3)]
    owners = group(rulings[::-1], [(a, b, 0.9) for a in range(5) for b in range(5) if a < b])
    assert owners[:5] == [0, 0, 2, 2, 2]


def test_two_splits_do_not_get_into_each_others_way():
    rulings = [ruling("split", "s0", "s1", value="one"), ruling("split", "s2", "s3", value="other")]
    assert group(rulings, [(0, 2, 0.9), (1, 3, 0.9)])[:4] == [0, 1, 0, 1]


def test_each_row_of_a_tie_is_told_who_decided_so():
    reasons = settle_ties(
        [ruling("same-entity", "x", "y", at=1), ruling("not-same-entity", "x", "z", at=2)], ENTITIES
    ).reasons()
    assert reasons["y"] == "decided by Ada Moor on 2031-03-10: reason 1"
    assert reasons["z"] == "kept apart from another, decided by Ada Moor on 2031-03-10: reason 2"
    assert reasons["x"] == f"{reasons['y']}; {reasons['z']}"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (("relies", "a", "b"), ("not-relies", "a", "b")),
        (("relies", "a", "b"), ("relies", "b", "a")),
        (("wrong-source", "s", "", "Quill"), ("wrong-source", "s", "", "Enge")),
        (("same-origin", "s", "t"), ("independent", "s", "t")),
        (("same-entity", "x", "y"), ("not-same-entity", "y", "x")),
    ],
)
def test_a_contradiction_is_reported_whatever_it_is_about(earlier, later):
    rulings = [ruling(*earlier, at=1), ruling(*later, at=2)]
    assert find_overruled(rulings) == {rulings[0].decision}


def test_decisions_on_different_matters_do_not_contradict_each_other():
    kinds = ("same-claim", "not-same-entity", "independent")
    rulings = [ruling(kind, "a", "b", at=at) for at, kind in enumerate(kinds)]
    assert find_overruled([*rulings, ruling("not-relies", "b", "a", at=8), ruling("relies", "a", "b", at=9)]) == frozenset()
    assert [len(settle_ties(rulings, kinds).ties) for kinds in (CLAIMS, ENTITIES, ORIGINS)] == [1, 1, 1]
