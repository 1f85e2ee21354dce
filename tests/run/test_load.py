"""Packing groups into jobs: every group once, whole parts, neither too many nor too large."""

from __future__ import annotations

import pytest

from headwater.case import Case
from headwater.records import Kin, Report
from headwater.run import load
from headwater.run.load import pack
from headwater.run.plan import find_todo, index_reads
from headwater.run.reads import find_hidden
from headwater.stage import Hop, Read, Stage, each
from tests.run.toys import NAME, SPLIT, make_pile

SHARING = Stage(
    "share",
    version=1,
    by="report",
    reads=(Read(Report, "id", via=(Hop(Kin, "other", "report"),)),),
    writes=(Kin,),
    run=each(lambda group: group[Kin]),
)


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "toy.case") as opened:
        opened.add(make_pile(300))
        index_reads(opened, (SPLIT,))
        yield opened


def pack_all(case, stage=SPLIT, workers=1):
    hidden = find_hidden(case, (stage,))
    todo = find_todo(case, stage, hidden)
    return todo, list(pack(case, stage, hidden, todo, workers))


@pytest.mark.parametrize("workers", [1, 2, 8])
@pytest.mark.parametrize("parts", [1, 7, 4096])
@pytest.mark.parametrize("size", [1, 3_000, 8_000_000])
def test_every_group_is_in_one_job_with_the_rest_of_its_part(case, monkeypatch, workers, parts, size):
    case.set("parts", str(parts))
    monkeypatch.setattr(load, "MOST_BYTES", size)
    todo, jobs = pack_all(case, workers=workers)
    keys = [group.key for job in jobs for group in job.groups]
    assert len(keys) == len(set(keys)) == sum(todo.groups.values()) == 300
    held = [part for job in jobs for part in {group.part for group in job.groups}]
    assert sorted(held) == sorted(todo.marks)


def test_a_job_holds_no_more_groups_than_it_may(case, monkeypatch):
    monkeypatch.setattr(load, "LEAST_GROUPS", 5)
    _, jobs = pack_all(case, workers=100)
    assert {len(job.groups) for job in jobs} <= {1, 2, 3, 4, 5}


def test_more_workers_make_more_jobs_but_not_tiny_ones(case):
    few, many = len(pack_all(case, workers=1)[1]), len(pack_all(case, workers=4)[1])
    assert 10 <= few <= many <= 300 // load.LEAST_GROUPS + 3


def test_a_whole_case_is_one_job_with_everything_shared(case):
    _, (job,) = pack_all(case, NAME)
    assert [group.key for group in job.groups] == [""]
    assert [len(raws) for raws in job.shared.values()] == [300]


def test_a_row_that_several_groups_read_is_fetched_once_and_weighs_once(tmp_path):
    with Case.create(tmp_path / "kin.case") as kin:
        reports = [row for row in make_pile(8) if isinstance(row, Report)]
        kin.add([*reports, *(Kin(a.id, b.id, 0.5) for a in reports for b in reports if a is not b)])
        kin.set("parts", "1")
        index_reads(kin, (SHARING,))
        (job,) = pack_all(kin, SHARING)[1]
    held = [raw for group in job.groups for raw in group.rows[Report]]
    assert (len(held), len({id(raw) for raw in held})) == (8 * 7, 8)


def test_rows_that_are_not_kept_are_fetched_again(case, monkeypatch):
    expected = pack_all(case)[1]
    monkeypatch.setattr(load, "MOST_KEPT", 0)
    assert [job.groups for job in pack_all(case)[1]] == [job.groups for job in expected]


def test_nothing_out_of_date_makes_no_job(tmp_path):
    with Case.create(tmp_path / "empty.case") as empty:
        assert pack_all(empty)[1] == []
