"""Planning: what is out of date, found without decoding a row or scanning a table for a group."""

# ruff: noqa: S608  # the names in its SQL are those of records and their fields
from __future__ import annotations

import pytest

from headwater.case import Case
from headwater.run.local import run_local
from headwater.run.plan import index_reads, plan
from headwater.run.reads import find_hidden, join_sql, keyed_reads
from headwater.stages import PIPELINE
from tests.run.toys import TOYS, dump, make_pile


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "toy.case") as opened:
        yield opened


def test_a_plan_says_how_much_of_each_stage_is_out_of_date(case):
    case.add(make_pile(20))
    before = {row.stage: row for row in plan(case, TOYS)}
    assert (before["split"].groups, before["split"].groups_total) == (20, 20)
    assert before["split"].parts == before["split"].parts_total > 10
    assert before["name"].groups == 1
    assert before["meet"].groups_total == 0
    run_local(case, TOYS)
    case.add(make_pile(21)[-2:])
    after = {row.stage: row for row in plan(case, TOYS)}
    assert (after["split"].groups, after["split"].groups_total) == (1, 21)
    assert after["meet"].groups == 0 < after["meet"].groups_total


def test_a_plan_can_be_made_of_a_case_that_is_open_for_reading_only(case):
    case.add(make_pile(5))
    with Case.open(case.path, writable=False) as reader:
        assert plan(reader, TOYS) == plan(case, TOYS)


def test_a_plan_changes_nothing(case):
    case.add(make_pile(5))
    before = dump(case)
    assert plan(case, TOYS) == plan(case, TOYS)
    assert dump(case) == before


@pytest.mark.parametrize("stages", [TOYS, PIPELINE], ids=["toys", "pipeline"])
def test_loading_a_group_looks_into_indexes_and_scans_no_table(case, stages):
    index_reads(case, stages)
    case.sql("CREATE TABLE temp.reach (part INTEGER, key TEXT, PRIMARY KEY (part, key)) WITHOUT ROWID")
    for at, stage in enumerate(stages):
        for read in keyed_reads(stage):
            joined, key, whole = join_sql(read, find_hidden(case, stages[at:]))
            asked = "CAST(g.key AS INTEGER)" if whole else "g.key"
            tables = f"temp.reach AS g CROSS JOIN {joined}"
            steps = case.sql(f"EXPLAIN QUERY PLAN SELECT t.* FROM {tables} WHERE g.part IN (1) AND {key} = {asked}")
            assert all(step[3].startswith("SEARCH") for step in steps), (stage.name, read, steps)


@pytest.mark.parametrize("stages", [TOYS, PIPELINE], ids=["toys", "pipeline"])
def test_marking_parts_reads_one_index_in_order_and_sorts_nothing(case, stages):
    index_reads(case, stages)
    for at, stage in enumerate(stages):
        for read in keyed_reads(stage):
            joined, key, _ = join_sql(read, find_hidden(case, stages[at:]))
            steps = case.sql(f"EXPLAIN QUERY PLAN SELECT {key}, sum(t._digest) FROM {joined} GROUP BY 1")
            assert "SCAN" in steps[0][3], (stage.name, read, steps)
            assert all(step[3].startswith("SEARCH") for step in steps[1:]), (stage.name, read, steps)
