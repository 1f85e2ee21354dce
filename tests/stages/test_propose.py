from __future__ import annotations

import random

import numpy as np
import pytest

from headwater.ids import unpack_ids
from headwater.records import Candidates, Kin, Vector
from headwater.run.memory import run_in_memory
from headwater.stages.propose import PROPOSE


def vector(statement, report, *values):
    row = np.array(values, np.float32)
    return Vector(statement * 16, report, (row / np.linalg.norm(row)).tobytes())


ROWS = [vector("b", "r1", 1, 0, 0), vector("a", "r2", 1, 0.1, 0), vector("c", "r3", 0, 0, 1), vector("d", "r1", 0, 0.1, 1)]

ROWS += [Kin(a, b, 0.5) for a in ("r1", "r2", "r3") for b in ("r1", "r2", "r3") if a != b]


def list_pairs(rows):
    """Return the pairs of each report, each as the letters of its statements, with its cosine."""
    found = run_in_memory((PROPOSE,), rows)[Candidates].values()
    cosines = {row.report: np.frombuffer(row.cosines, np.float32) for row in found}
    return {row.report: [*zip(letters(row.a), letters(row.b), cosines[row.report], strict=True)] for row in found}


def letters(ids):
    return [id_[0] for id_ in unpack_ids(ids)]


def test_close_statements_are_proposed_with_the_lower_id_first_and_by_its_report():
    cosine = pytest.approx(0.995, abs=1e-3)
    assert list_pairs(ROWS) == {"r2": [("a", "b", cosine)], "r3": [("c", "d", cosine)]}


def test_the_order_of_the_rows_changes_nothing():
    expected = run_in_memory((PROPOSE,), ROWS)[Candidates]
    for seed in range(5):
        shuffled = random.Random(seed).sample(ROWS, len(ROWS))  # noqa: S311
        assert run_in_memory((PROPOSE,), shuffled)[Candidates] == expected


def test_without_statements_nothing_is_proposed():
    assert not run_in_memory((PROPOSE,), [])[Candidates]


def test_statements_of_reports_that_have_nothing_to_do_with_each_other_are_not_proposed():
    vectors = [row for row in ROWS if isinstance(row, Vector)]
    assert not run_in_memory((PROPOSE,), vectors)[Candidates]
