from __future__ import annotations

import random
from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.claims import cluster
from headwater.claims.cluster import BOND, REACH, tell_kinship
from headwater.decisions.bonds import Bonds
from headwater.records import Kin

ENOUGH = 0.4


def join_groups(count, pairs, enough, bonds=None, kinship=None):
    ends, scores = np.array([pair[:2] for pair in pairs], np.int64), np.array([pair[2] for pair in pairs], np.float64)
    return cluster.join_groups(kinship or tell_kinship(["one story"] * count, ()), (ends, scores), enough, bonds)


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


def two_full_claims(reports):
    """Return two claims of so many copies that none has room for pairs with the other, and one such pair all the same."""
    half = 2 * REACH
    pairs = [
        (a, b, 0.95) for at in (0, half) for a in range(at, at + half) for b in range(a + 1, min(at + half, a + REACH + 1))
    ]
    kin = [Kin(a, b, 0.5) for a, b in product(reports, repeat=2) if a != b and a[0] == b[0]]
    return join_groups(
        2 * half, [*pairs, (0, half, 0.9)], 0.3, kinship=tell_kinship([reports[n // half] for n in range(2 * half)], kin)
    )


def test_what_was_not_scored_between_full_claims_of_one_story_is_forgiven():
    assert len(set(two_full_claims(["flood, Post", "flood, Herald"]))) == 1


def test_what_was_not_scored_because_the_reports_are_of_two_stories_is_not():
    assert len(set(two_full_claims(["flood, Post", "raid, Herald"]))) == 2


def test_kinship_lists_the_kin_of_each_report_that_has_an_item():
    reports, begins, kin = tell_kinship(["b", "a", "b", "c"], [Kin("a", "c", 0.4), Kin("c", "a", 0.4), Kin("a", "z", 0.9)])
    assert reports.tolist() == [1, 0, 1, 2]
    assert [kin[begins[n] : begins[n + 1]].tolist() for n in range(3)] == [[2], [], [0]]


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


def test_what_was_put_together_is_one_group_without_any_pair():
    bonds = Bonds()
    bonds.join(0, 2)
    assert join_groups(3, [], ENOUGH, bonds) == [0, 1, 0]


def test_what_was_put_apart_is_never_joined_not_even_over_others():
    bonds = Bonds()
    bonds.part(0, 3)
    owners = join_groups(4, clique(range(4)), ENOUGH, bonds)
    assert owners[0] != owners[3]
    assert len(set(owners)) == 2


def test_a_bundle_with_what_is_not_there_any_more_keeps_its_foes():
    bonds = Bonds()
    bonds.join(0, -1)
    bonds.part(-1, 1)
    bonds.part(-2, -3)
    assert join_groups(2, [(0, 1, 0.9)], ENOUGH, bonds) == [0, 1]


def test_which_end_of_a_pair_comes_first_changes_nothing():
    pairs = [(0, 1, 0.7), (1, 2, 0.5), (0, 3, 0.6)]
    assert join_groups(4, [(b, a, score) for a, b, score in pairs], ENOUGH) == join_groups(4, pairs, ENOUGH)


class Slow:
    """Average linkage as it is written down: the mean of every two groups, anew after each join."""

    def __init__(self, pairs):
        self.scores = {frozenset(pair[:2]): pair[2] for pair in pairs}

    def between(self, a, b):
        return [self.scores[frozenset((x, y))] for x in a for y in b if frozenset((x, y)) in self.scores]

    def fullness(self, group):
        inside = sum(pair <= group for pair in self.scores)
        return min(1, 2 * inside / (len(group) * REACH))

    def mean(self, a, b):
        scores = self.between(a, b)
        missing = len(a) * len(b) - len(scores)
        return sum(scores) / (len(scores) + missing * (1 - self.fullness(a) * self.fullness(b)))

    def join(self, count, enough):
        groups = [frozenset([item]) for item in range(count)]
        while True:
            ordered = [(a, b) for a in groups for b in groups if min(a) < min(b)]
            touching = [pair for pair in ordered if max(self.between(*pair), default=0) >= BOND]
            best = max(touching, key=lambda pair: self.mean(*pair), default=None)
            if best is None or self.mean(*best) < enough:
                return [min(group) for item in range(count) for group in groups if item in group]
            groups = [group for group in groups if group not in best] + [best[0] | best[1]]


@given(st.integers(0, 10_000))
def test_the_compiled_loops_join_what_the_plain_ones_do(seed):
    rng = random.Random(seed)  # noqa: S311
    count = rng.randint(2, 9)
    pairs = [(a, b, rng.random()) for a in range(count) for b in range(a + 1, count) if rng.random() < 0.6]
    assert join_groups(count, pairs, 0.3) == Slow(pairs).join(count, 0.3)
