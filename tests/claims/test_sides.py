from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.claims import sides

LEANS = {"asserts": -2.0, "denies": 2.0, "doubts": 0.0}
STANCES = st.sampled_from(list(LEANS))
AGREE, OPPOSE, UNKNOWN = 0.05, 0.95, 0.5


def settle(stances, pairs):
    ends = np.array([pair[:2] for pair in pairs], np.int64).reshape(-1, 2)
    opposes, scores = np.array([pair[2:] for pair in pairs], np.float64).reshape(-1, 2).T
    return sides.take_sides(stances, ends, opposes, scores)


def take_sides(stances, pairs):
    return settle([(stance, LEANS[stance]) for stance in stances], [(*pair, 1.0) for pair in pairs])


def test_what_contradicts_two_that_agree_denies_the_claim():
    pairs = [(0, 1, AGREE), (0, 2, OPPOSE), (1, 2, OPPOSE)]
    assert take_sides(["asserts", "asserts", "asserts"], pairs) == ["asserts", "asserts", "denies"]


def test_what_agrees_with_the_assertions_does_not_deny_for_having_a_not_in_it():
    pairs = [(0, 1, AGREE), (0, 2, AGREE), (1, 2, AGREE)]
    assert take_sides(["asserts", "asserts", "denies"], pairs) == ["asserts"] * 3


def test_what_agrees_with_a_denial_denies_too():
    pairs = [(0, 1, OPPOSE), (0, 2, OPPOSE), (0, 3, AGREE), (1, 2, AGREE), (1, 3, OPPOSE), (2, 3, OPPOSE)]
    assert take_sides(["asserts", "denies", "asserts", "asserts"], pairs) == ["asserts", "denies", "denies", "asserts"]


def test_a_claim_that_is_only_denied_has_no_assertion():
    assert take_sides(["denies", "denies"], [(0, 1, AGREE)]) == ["denies", "denies"]


def test_a_doubt_stays_a_doubt_and_pulls_nobody():
    assert take_sides(["asserts", "doubts"], [(0, 1, OPPOSE)]) == ["asserts", "doubts"]


def test_pairs_of_one_claim_say_nothing_of_another():
    one, two = [(0, 1, AGREE)], [(2, 3, OPPOSE)]
    stances = ["asserts", "denies", "asserts", "denies"]
    assert take_sides(stances, [*one, *two]) == take_sides(stances[:2], one) + take_sides(stances[2:], [(0, 1, OPPOSE)])


@given(st.lists(STANCES))
def test_without_pairs_everyone_keeps_their_stance(stances):
    assert take_sides(stances, []) == stances


@given(st.lists(STANCES, min_size=2, max_size=6))
def test_pairs_that_say_nothing_change_nothing(stances):
    assert take_sides(stances, [(a, b, UNKNOWN) for b in range(len(stances)) for a in range(b)]) == stances


@given(st.data())
def test_the_order_of_pairs_and_of_their_ends_changes_nothing(data):
    stances = data.draw(st.lists(STANCES, min_size=2, max_size=6))
    all_pairs = [(a, b, data.draw(st.sampled_from([0.1, 0.3, 0.7, 0.9]))) for b in range(len(stances)) for a in range(b)]
    shuffled = [(b, a, opposes) for a, b, opposes in data.draw(st.permutations(all_pairs))]
    assert take_sides(stances, all_pairs) == take_sides(stances, shuffled)


def test_a_plain_denial_outweighs_a_pair_that_hardly_agrees():
    assert take_sides(["asserts", "denies"], [(0, 1, 0.45)]) == ["asserts", "denies"]


def test_words_that_hardly_deny_are_read_as_the_rest_of_the_claim_has_them():
    pairs = [(0, 1, OPPOSE, 1.0), (0, 2, AGREE, 1.0), (1, 2, OPPOSE, 1.0)]
    assert settle([("asserts", -2.0), ("asserts", -0.1), ("asserts", -2.0)], pairs) == [
        "asserts",
        "denies",
        "asserts",
    ]


def test_pairs_that_are_hardly_about_the_same_pull_little():
    stances = [("asserts", -2.0), ("asserts", -1.0)]
    assert settle(stances, [(0, 1, OPPOSE, 0.9)]) == ["asserts", "denies"]
    assert settle(stances, [(0, 1, OPPOSE, 0.05)]) == ["asserts", "asserts"]


def test_what_several_reports_only_negate_is_what_they_assert():
    assert sides.own_negations(["denies", "denies"], [0, 0], ["a", "b"], [True, True]) == ["asserts", "asserts"]


def test_a_denial_that_names_what_it_denies_stays_one_though_nobody_asserts_it():
    assert sides.own_negations(["denies", "denies"], [0, 0], ["a", "b"], [True, False]) == ["denies", "denies"]


def test_what_one_report_alone_negates_stays_a_denial():
    assert sides.own_negations(["denies", "denies"], [0, 0], ["a", "a"], [True, True]) == ["denies", "denies"]


def test_a_doubt_makes_no_assertion():
    told = sides.own_negations(["denies", "doubts", "denies"], [0, 0, 0], ["a", "b", "c"], [True, True, True])
    assert told == ["asserts", "doubts", "asserts"]


@given(st.lists(st.tuples(STANCES, st.integers(0, 3), st.sampled_from("abc"), st.booleans()), max_size=9))
def test_negations_change_only_claims_that_nobody_asserts(rows):
    before, owners, reports, negated = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [], [])
    after = sides.own_negations(before, owners, reports, negated)
    changed = {owner for owner, old, new in zip(owners, before, after, strict=True) if old != new}
    asserted = {owner for owner, old in zip(owners, before, strict=True) if old == "asserts"}
    assert not changed & asserted
    assert all(new == old or (old, new) == ("denies", "asserts") for old, new in zip(before, after, strict=True))
