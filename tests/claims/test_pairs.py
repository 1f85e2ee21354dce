from __future__ import annotations

import numpy as np
import pytest

from headwater.claims.pairs import FLOOR, OTHERS, OWN, find_nearest, tie_all


def unit(rows):
    rows = np.asarray(rows, np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def cloud(count, seed=0, width=16):
    return unit(np.random.default_rng(seed).normal(size=(count, width)) + 0.8)


def nearest(vectors, reports):
    return find_nearest(vectors, reports, tie_all(reports.tolist()))


def listed(found):
    return list(zip(*(column.tolist() for column in found), strict=True))


def test_two_reports_that_say_the_same_are_proposed_with_their_cosine():
    found = listed(nearest(unit([[1, 0], [1, 0.1]]), np.array([0, 1])))
    assert [(a, b) for a, b, _ in found] == [(0, 1)]
    assert found[0][2] == pytest.approx(0.995, abs=1e-3)


def test_what_lies_below_the_floor_is_not_proposed():
    assert listed(nearest(unit([[1, 0], [FLOOR - 0.05, 1]]), np.array([0, 1]))) == []


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_statements_have_no_pairs(count):
    found = nearest(np.ones((count, 4), np.float32), np.zeros(count, np.int64))
    assert [len(column) for column in found] == [0, 0, 0]


def test_two_statements_of_one_report_are_proposed_too():
    assert [(a, b) for a, b, _ in listed(nearest(unit([[1, 0], [1, 0.1]]), np.array([7, 7])))] == [(0, 1)]


def test_every_pair_is_there_once_and_in_order():
    found = listed(nearest(cloud(80), np.arange(80) // 4))
    keys = [(a, b) for a, b, _ in found]
    assert keys == sorted(set(keys))
    assert all(a < b for a, b in keys)


def test_the_nearest_of_other_reports_are_all_there():
    vectors, reports = cloud(120, seed=3), np.arange(120) // 3
    found = {(a, b) for a, b, _ in listed(nearest(vectors, reports))}
    cosines = vectors @ vectors.T
    cosines[reports[:, None] == reports] = -1
    for row in range(120):
        for other in np.argsort(-cosines[row])[:OTHERS]:
            if cosines[row, other] >= FLOOR:
                assert (min(row, other), max(row, other)) in found


def test_a_crowded_report_fills_no_place_of_other_reports():
    vectors = unit([[1, 0.001 * n] for n in range(100)] + [[0.8, 0.6]])
    found = listed(nearest(vectors, np.array([0] * 100 + [1])))
    assert {a for a, b, _ in found if b == 100} == set(range(100))
    assert sum(b < 100 for _, b, _ in found) <= 100 * OWN


def test_kin_further_away_changes_nothing_between_two_reports():
    vectors, reports = cloud(150, seed=1), np.arange(150) // 5
    first = reports < 10
    alone = listed(nearest(vectors[first], reports[first]))
    within = tie_all(range(10))
    among = listed(find_nearest(vectors, reports, np.vstack([within, tie_all(range(10, 30))])))
    assert [(a, b) for a, b, _ in among if b < 50] == [(a, b) for a, b, _ in alone]


def test_where_rows_stand_does_not_matter():
    vectors, reports = cloud(60, seed=2), np.arange(60) // 6
    order = np.random.default_rng(7).permutation(60)
    moved = listed(nearest(vectors[order], reports[order]))
    assert {frozenset((int(order[a]), int(order[b]))) for a, b, _ in moved} == {
        frozenset((a, b)) for a, b, _ in listed(nearest(vectors, reports))
    }


def test_a_statement_without_words_is_like_none():
    vectors = np.vstack([np.zeros((2, 3), np.float32), unit([[1, 1, 1]])])
    assert listed(nearest(vectors, np.array([0, 1, 2]))) == []


def test_reports_that_are_no_kin_have_no_pairs():
    vectors, reports = unit([[1, 0], [1, 0.1], [1, 0.2]]), np.array([0, 1, 2])
    found = listed(find_nearest(vectors, reports, np.array([[0, 2], [2, 0]])))
    assert [(a, b) for a, b, _ in found] == [(0, 2)]


def test_the_fast_search_finds_what_sorting_finds():
    vectors, reports = cloud(200, seed=5, width=4), np.arange(200) // 8
    cosines = vectors @ vectors.T
    expected = set()
    for row in range(200):
        for same, most in ((False, OTHERS), (True, OWN)):
            columns = [c for c in range(200) if c != row and (reports[c] == reports[row]) is np.bool_(same)]
            near = sorted((c for c in columns if cosines[row, c] >= FLOOR), key=lambda c: (-cosines[row, c], c))[:most]
            expected |= {(min(row, c), max(row, c)) for c in near}
    assert {(a, b) for a, b, _ in listed(nearest(vectors, reports))} == expected
