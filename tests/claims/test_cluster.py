from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from headwater.claims.cluster import BOND, REACH, join_groups

ENOUGH = 0.4


def clique(members, score=0.9):
    return [(a, b, score) for a in members for b in members if a < b]


def test_two_that_say_the_same_are_one_group():
    assert join_groups(2, [(0, 1, 0.9)], ENOUGH) == [0, 0]


def test_one_that_nobody_is_like_is_a_group_of_its_own():
    assert join_groups(3, [(0, 2, 0.9)], ENOUGH) == [0, 1, 0]


def test_nothing_makes_no_groups():
    assert join_groups(0, [], ENOUGH) == []


def test_a_pair_below_the_level_is_not_joined():
    assert join_groups(2, [(0, 1, ENOUGH - 0.01)], ENOUGH) == [0, 1]


def test_a_pair_at_the_level_is_joined():
    assert join_groups(2, [(0, 1, ENOUGH)], ENOUGH) == [0, 0]


def test_one_wrong_pair_does_not_glue_two_claims():
    pairs = [*clique([0, 1, 2, 3]), *clique([4, 5, 6, 7]), (3, 4, 0.8)]
    assert join_groups(8, pairs, ENOUGH) == [0, 0, 0, 0, 4, 4, 4, 4]


def test_not_even_the_surest_of_all_pairs_glues_two_claims_if_it_is_wrong():
    pairs = [*clique([0, 1, 2, 3]), *clique([4, 5, 6, 7]), (3, 4, 1.0)]
    owners = join_groups(8, pairs, ENOUGH)
    assert len({owners[0], owners[1], owners[2]}) == len({owners[5], owners[6], owners[7]}) == 1
    assert owners[0] != owners[7]


def test_a_chain_of_neighbours_does_not_become_one_claim():
    pairs = [(n, n + 1, 0.8) for n in range(9)]
    owners = join_groups(10, pairs, ENOUGH)
    assert max(owners.count(owner) for owner in owners) <= 3


def test_two_claims_that_agree_all_over_are_joined():
    pairs = [*clique([0, 1, 2]), *clique([3, 4, 5]), *[(a, b, 0.6) for a in (0, 1, 2) for b in (3, 4, 5)]]
    assert len(set(join_groups(6, pairs, ENOUGH))) == 1


def test_many_faint_likenesses_make_a_topic_and_no_claim():
    assert join_groups(4, clique(range(4), BOND - 0.01), 0.05) == [0, 1, 2, 3]
    assert join_groups(4, clique(range(4), BOND), 0.05) == [0, 0, 0, 0]


def test_the_surest_pairs_are_joined_first():
    assert join_groups(3, [(0, 1, 0.5), (1, 2, 0.9)], ENOUGH) == [0, 1, 1]


def test_a_claim_of_more_copies_than_can_be_compared_holds_together():
    count = 4 * REACH
    near = [(a, b, 0.95) for a in range(count) for b in range(a + 1, min(count, a + REACH // 2 + 1))]
    assert len(set(join_groups(count, near, 0.1))) == 1


def test_the_order_of_the_pairs_changes_nothing():
    pairs = [*clique([0, 1, 2], 0.7), *clique([3, 4, 5], 0.7), (2, 3, 0.7), (1, 4, 0.5), (0, 5, 0.45)]
    expected = join_groups(6, pairs, ENOUGH)
    for seed in range(20):
        shuffled = random.Random(seed).sample(pairs, len(pairs))  # noqa: S311
        assert join_groups(6, shuffled, ENOUGH) == expected


@st.composite
def graphs(draw):
    count = draw(st.integers(1, 12))
    edges = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda edge: edge[0] < edge[1])
    keys = draw(st.lists(edges, unique=True, max_size=40)) if count > 1 else []
    return count, [(a, b, draw(st.sampled_from([0.1, 0.3, 0.5, 0.7, 0.9, 1.0]))) for a, b in keys]


@given(graphs())
def test_a_group_is_named_after_its_lowest_member(graph):
    owners = join_groups(*graph, ENOUGH)
    assert len(owners) == graph[0]
    assert all(owners[owner] == owner <= item for item, owner in enumerate(owners))


@given(graphs())
def test_only_what_pairs_connect_is_joined(graph):
    count, pairs = graph
    parts = list(range(count))
    for _ in range(count):
        for a, b, _score in pairs:
            parts[a] = parts[b] = min(parts[a], parts[b])
    owners = join_groups(count, pairs, ENOUGH)
    assert all(parts[item] == parts[owner] for item, owner in enumerate(owners))


@given(graphs())
def test_no_two_groups_are_left_whose_mean_reaches_the_level(graph):
    count, pairs = graph
    owners = join_groups(count, pairs, ENOUGH)
    for one in set(owners):
        for two in set(owners) - {one}:
            scores = [score for a, b, score in pairs if {owners[a], owners[b]} == {one, two}]
            assert sum(scores) / (owners.count(one) * owners.count(two)) < ENOUGH + 1e-9


@given(graphs())
def test_a_higher_level_never_makes_fewer_groups_than_nothing_joined_at_one(graph):
    count, pairs = graph
    assert join_groups(count, pairs, 1.01) == list(range(count))
