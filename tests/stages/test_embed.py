from __future__ import annotations

import numpy as np

from headwater.records import Statement, Vector
from headwater.run.memory import run_in_memory
from headwater.stages.embed import EMBED
from tests.stages.claim_stories import CHEESE, DENIAL, GATES, dam_story, make_report


def test_every_statement_has_one_vector():
    tables = run_in_memory((EMBED,), dam_story())
    assert {row.statement for row in tables[Vector].values()} == set(tables[Statement])
    assert len(tables[Vector]) == len(tables[Statement])


def test_a_vector_is_384_numbers_of_length_one():
    for row in run_in_memory((EMBED,), dam_story())[Vector].values():
        values = np.frombuffer(row.values, np.float32)
        assert values.shape == (384,)
        assert np.isclose(np.linalg.norm(values), 1, atol=1e-5)


def test_a_report_s_vectors_do_not_depend_on_the_other_reports():
    alone = run_in_memory((EMBED,), make_report(1, [GATES[0], CHEESE]))
    beside = run_in_memory((EMBED,), [*make_report(1, [GATES[0], CHEESE]), *make_report(2, [GATES[1] * 9, DENIAL])])
    assert all(beside[Vector][key] == row for key, row in alone[Vector].items())


def test_a_report_without_statements_has_no_vectors():
    report, *_ = make_report(1, [CHEESE])
    assert not run_in_memory((EMBED,), [report])[Vector]
