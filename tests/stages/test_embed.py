from __future__ import annotations

import numpy as np

from headwater.ids import unpack_ids
from headwater.records import Gist, Gists, Statement, Vector
from headwater.run.memory import run_in_memory
from headwater.stages.embed import EMBED
from tests.stages.claim_stories import CHEESE, DENIAL, GATES, dam_story, make_report


def test_every_statement_has_one_vector_and_one_gist():
    tables = run_in_memory((EMBED,), dam_story())
    statements = set(tables[Statement])
    assert {row.statement for row in tables[Vector].values()} == statements
    assert {row.statement for row in tables[Gist].values()} == statements
    assert len(tables[Vector]) == len(tables[Gist]) == len(statements)


def test_a_vector_is_384_numbers_of_length_one():
    for row in run_in_memory((EMBED,), dam_story())[Vector].values():
        values = np.frombuffer(row.values, np.float32)
        assert values.shape == (384,)
        assert np.isclose(np.linalg.norm(values), 1, atol=1e-5)


def test_a_report_s_vectors_do_not_depend_on_the_other_reports():
    alone = run_in_memory((EMBED,), make_report(1, [GATES[0], CHEESE]))
    beside = run_in_memory((EMBED,), [*make_report(1, [GATES[0], CHEESE]), *make_report(2, [GATES[1] * 9, DENIAL])])
    assert all(beside[Vector][key] == row for key, row in alone[Vector].items())
    assert all(beside[Gist][key] == row for key, row in alone[Gist].items())


def test_a_denial_is_marked():
    tables = run_in_memory((EMBED,), make_report(1, [CHEESE, DENIAL]))
    marked = {tables[Statement][row.statement].stance for row in tables[Gist].values() if "denied" in row.marks}
    assert marked == {"denies"}


def test_a_report_without_statements_has_nothing():
    report, *_ = make_report(1, [CHEESE])
    tables = run_in_memory((EMBED,), [report])
    assert not tables[Vector]
    assert not tables[Gist]
    assert not tables[Gists]


def test_the_gists_of_a_report_are_there_in_columns_too():
    tables = run_in_memory((EMBED,), dam_story())
    found = {row.report: unpack_ids(row.statements) for row in tables[Gists].values()}
    for report, statements in found.items():
        assert statements == sorted(row.id for row in tables[Statement].values() if row.report == report)
    assert sum(map(len, found.values())) == len(tables[Statement])
