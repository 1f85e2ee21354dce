from __future__ import annotations

import json

import pytest

from headwater.stages import PIPELINE
from tests.golden.make import EXACT, FILE, NEARLY, describe, trace_example

KEPT = json.loads(FILE.read_text(encoding="utf-8"))
STAGE = {record.__name__: stage for stage in PIPELINE for record in stage.writes}
SAME = 0.96


@pytest.fixture(scope="module")
def found():
    return describe(trace_example())


def complain(table):
    """Say what to do about answers that changed."""
    stage = STAGE[table]
    return f"the rows of {table} changed: raise the version of stage {stage.name}, then run python -m tests.golden.make"


@pytest.mark.parametrize("table", [record.__name__ for record in EXACT])
def test_no_answer_changes_without_a_new_version(found, table):
    assert found["digests"][table] == KEPT["digests"][table], complain(table)


@pytest.mark.parametrize("table", [record.__name__ for record in NEARLY])
def test_nearly_all_answers_of_the_models_come_out_again(found, table):
    now, then = set(found["ids"][table]), set(KEPT["ids"][table])
    assert 2 * len(now & then) >= SAME * (len(now) + len(then)), complain(table)


def test_a_new_version_comes_with_new_golden_answers(found):
    assert found["versions"] == KEPT["versions"], "run python -m tests.golden.make"
