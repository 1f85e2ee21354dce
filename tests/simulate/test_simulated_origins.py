"""What must hold for the origins of any claim whatever, tried on invented stories as if all before had been found rightly."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.simulate import simulate
from tests.simulate.truths import WITNESS, add_copy, add_report, count_pile, make_pile

SEEDS = st.integers(min_value=0, max_value=10**6)
few = settings(max_examples=15)


def piles(seed):
    """Yield the pile of each claim that a report asserts, with the truth about it."""
    for story in simulate(seed, 25):
        for claim in story.truth["claims"]:
            pile = make_pile(story, claim)
            if pile.assertions:
                yield pile, claim


@few
@given(SEEDS)
def test_a_copy_of_any_report_adds_no_origin(seed):
    for pile, _ in piles(seed):
        before = count_pile(pile)
        for report in {assertion.report for assertion in pile.assertions}:
            after = count_pile(add_copy(pile, report))
            assert (len(after.origins), after.least, after.most) == (len(before.origins), before.least, before.most)


@few
@given(SEEDS)
def test_an_independent_witness_is_one_origin_more(seed):
    for pile, _ in piles(seed):
        before, after = count_pile(pile), count_pile(add_report(pile, [(WITNESS.key,)]))
        assert len(after.origins) == len(before.origins) + 1
        assert after.most == before.most + 1
        assert WITNESS.key in after.origins


@few
@given(SEEDS, st.randoms(use_true_random=False))
def test_the_order_in_which_statements_are_met_changes_no_count(seed, rng):
    for pile, _ in piles(seed):
        assertions = rng.sample(pile.assertions, len(pile.assertions))
        after = count_pile(replace(pile, assertions=assertions, relies=dict(reversed(list(pile.relies.items())))))
        before = count_pile(pile)
        assert (list(after.origins), after.least, after.most) == (list(before.origins), before.least, before.most)


def test_where_all_before_is_right_most_counts_are_right():
    right = [
        claim["origins_min"] <= len(count_pile(pile).origins) <= claim["origins_max"]
        for seed in range(8)
        for pile, claim in piles(seed)
        if len({assertion.report for assertion in pile.assertions}) > 1
    ]
    assert len(right) > 100
    assert sum(right) / len(right) > 0.9


def test_counting_the_reports_is_nearly_always_wrong():
    claims = [claim for seed in range(8) for _, claim in piles(seed)]
    reports = [len({row["report"] for row in claim["statements"] if row["stance"] == "asserts"}) for claim in claims]
    shared = [(count, claim) for count, claim in zip(reports, claims, strict=True) if count > 1]
    right = sum(claim["origins_min"] <= count <= claim["origins_max"] for count, claim in shared)
    assert right / len(shared) < 0.15
