from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.claims.scored import Scored, choose_best, find_overlaps
from headwater.ids import pack_ids
from headwater.records import Matches, Statement, hash_key

IDS = sorted(map(hash_key, "abcd"))


def matches(*pairs):
    a, b = (pack_ids(end).tobytes() for end in zip(*(pair[:2] for pair in pairs), strict=True))
    scores = np.array([score for *_, score in pairs], np.float32)
    return Matches("r", a, b, scores.tobytes(), scores.tobytes(), np.arange(len(pairs), dtype=np.uint32).tobytes())


def test_statements_are_called_by_their_places_in_the_list():
    order = [IDS[2], IDS[0], IDS[1]]
    scored = Scored.of([matches((IDS[0], IDS[2], 0.9)), matches((IDS[1], IDS[2], 0.1))], pack_ids(order))
    assert scored.ends.tolist() == [[1, 0], [2, 0]]
    assert scored.scores.tolist() == scored.opposes.tolist() == [0.9, 0.1]


def test_a_pair_of_a_statement_that_is_not_there_is_left_out():
    scored = Scored.of([matches((IDS[0], IDS[1], 0.9), (IDS[1], IDS[3], 0.8))], pack_ids(IDS[:3]))
    assert scored.ends.tolist() == [[0, 1]]
    assert not Scored.of([matches((IDS[0], IDS[1], 0.9))], pack_ids([])).ends.size


def test_nothing_has_no_pairs():
    assert Scored.of([], pack_ids(IDS)).ends.shape == (0, 2)


def test_a_pair_is_within_where_both_have_one_owner():
    scored = Scored.of([matches((IDS[0], IDS[1], 0.9), (IDS[0], IDS[2], 0.8))], pack_ids(IDS))
    assert scored.within(np.array([0, 0, 2, 3])).ends.tolist() == [[0, 1]]


def test_two_spans_of_one_report_may_overlap():
    spans = [("r", 0, 10), ("r", 5, 15), ("r", 10, 20), ("s", 0, 10)]
    statements = [Statement(*span, "asserts", "sentence", "") for span in spans]
    apart, overlap = find_overlaps(statements, np.array([[0, 1], [0, 2], [0, 3]]))
    assert apart.tolist() == [False, False, True]
    assert overlap.tolist() == [True, False, False]


RANKED = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.booleans(), st.sampled_from([0.1, 0.5, 0.9])).filter(
        lambda pair: pair[0] != pair[1]
    ),
    max_size=12,
)


@given(RANKED)
def test_the_best_pair_of_a_place_is_the_first_of_the_highest_rank(pairs):
    ends = np.array([pair[:2] for pair in pairs], np.int64).reshape(-1, 2)
    found = choose_best(ends, [np.array([pair[at] for pair in pairs]) for at in (2, 3)])
    expected = {}
    for place in range(5):
        own = [n for n, pair in enumerate(pairs) if place in pair[:2]]
        if own:
            expected[place] = max(own, key=lambda n: (*pairs[n][2:], -n))
    assert found == expected
