"""The local runner: what it does again and what not, what it stores, how it ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from multiprocessing import active_children

import pytest

from headwater.case import Case
from headwater.errors import StopRun
from headwater.records import Claim, Entity, Passage, Place, Problem, Relies, Report, Seed
from headwater.run.local import forget, run_local
from headwater.stage import Read, Stage, each
from tests.run.toys import SPLIT, TOYS, dump, make_pile, make_report, raised


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "toy.case") as opened:
        yield opened


@pytest.fixture
def fresh(tmp_path):
    """Return the dump of a new case with these rows, run once in one process."""

    def make(rows, stages=TOYS):
        with Case.create(tmp_path / f"fresh{len(list(tmp_path.iterdir()))}.case") as opened:
            opened.add(rows)
            run_local(opened, stages)
            return dump(opened)

    return make


def groups_run(case, stages=TOYS, jobs=1):
    return {ran.stage: ran.groups for ran in run_local(case, stages, jobs)}


# ---------------------------------------------------------------- what is stored


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_number_of_processes_changes_no_byte_of_what_is_stored(case, fresh, jobs):
    pile = make_pile(60)
    case.add(pile)
    run_local(case, TOYS, jobs)
    assert dump(case) == fresh(pile)


def test_the_order_of_reading_changes_no_byte_of_what_is_stored(case, fresh):
    pile = make_pile(30)
    case.add(pile[::-1])
    run_local(case, TOYS)
    assert dump(case) == fresh(pile)


@pytest.mark.parametrize(("most", "size"), [(1, 8_000_000), (256, 1)])
def test_the_size_of_jobs_changes_no_byte_of_what_is_stored(case, fresh, monkeypatch, most, size):
    pile = make_pile(30)
    expected = fresh(pile)
    monkeypatch.setattr("headwater.run.load.MOST_GROUPS", most)
    monkeypatch.setattr("headwater.run.load.MOST_BYTES", size)
    case.add(pile)
    run_local(case, TOYS)
    assert dump(case) == expected


def test_a_row_that_two_parts_make_is_one_row_and_stays_while_one_of_them_makes_it(case):
    stage = Stage("shout", 1, "report", (Read(Report, "id"),), (Entity,), each(shout))
    reports = [make_report(name, name) for name in "abcdef"]
    case.add(reports)
    run_local(case, (stage,))
    (first,) = case.rows(Entity)
    assert case.count(Entity) == 1
    (winner,) = [report for report in reports if report.outlet == first.name]
    forget(case, [winner.id])
    run_local(case, (stage,))
    (second,) = case.rows(Entity)
    assert second.id == first.id
    assert second.name != first.name


def shout(group):
    yield Entity("the one", group.one(Report).outlet, "outlet", ())


# ---------------------------------------------------------------- what is run again


def test_nothing_is_run_again_where_nothing_changed(case):
    case.add(make_pile(20))
    run_local(case, TOYS)
    before = dump(case)
    assert set(groups_run(case).values()) == {0}
    assert dump(case) == before


def test_adding_a_report_runs_only_what_it_touches(case, fresh):
    pile = make_pile(61)
    case.add(pile[:-2])
    whole = groups_run(case)
    case.add(pile[-2:])
    again = groups_run(case)
    assert whole["split"] == 60
    assert again["split"] == again["spread"] == 1
    assert 0 < again["meet"] <= 6
    assert 0 < again["align"] <= 6 < whole["align"]
    assert 0 < again["rely"] <= 12 < whole["rely"]
    assert again["relate"] == again["count"] == 1
    assert dump(case) == fresh(pile)


def test_a_later_stage_is_left_alone_where_what_it_reads_came_out_the_same(case):
    case.add(make_pile(20))
    run_local(case, TOYS)
    again = groups_run(case, raised(TOYS, "split"))
    assert again == dict.fromkeys(again, 0) | {"split": 20}


def test_raising_a_version_runs_that_stage_and_what_changed_by_it(case, fresh):
    case.add(make_pile(20))
    run_local(case, TOYS)
    stages = tuple(replace(s, version=2, run=each(split_worse)) if s is SPLIT else s for s in TOYS)
    again = groups_run(case, stages)
    assert again["split"] == again["spread"] == 20
    assert again["name"] == again["meet"] == again["align"] == 0
    assert again["rely"] > 0
    assert dump(case) == fresh(make_pile(20), stages)


def split_worse(group):
    """One passage for the whole report: as many words, fewer passages."""
    report = group.one(Report)
    yield Passage(report.id, 0, len(report.text), "sentence", 0, "")


@pytest.mark.parametrize("change", [{"reads": (Read(Passage, "report"), Read(Report, None))}, {"writes": (Claim, Entity)}])
def test_a_stage_that_reads_or_writes_otherwise_runs_again(case, change):
    stage = Stage("tell", 1, "report", (Read(Passage, "report"),), (Claim,), each(shout_nothing))
    case.add([make_report("a", "x"), Passage("r", 0, 1, "sentence", 0, "")])
    assert groups_run(case, (stage,)) == {"tell": 1}
    assert groups_run(case, (stage,)) == {"tell": 0}
    assert groups_run(case, (replace(stage, **change),)) == {"tell": 1}


def shout_nothing(_group):
    return ()


def test_a_report_that_changed_is_run_again(case, fresh):
    pile = make_pile(20)
    case.add(pile)
    run_local(case, TOYS)
    changed = replace(pile[8], byline="By Ana Reyes")
    assert case.add([changed]) == 1
    assert groups_run(case)["split"] == 1
    assert dump(case) == fresh([changed if row is pile[8] else row for row in pile])


def test_forgetting_a_report_removes_what_hung_on_it(case, fresh):
    pile = make_pile(30)
    case.add(pile)
    run_local(case, TOYS)
    gone = pile[10]
    assert case.count(Relies, on=gone.id) > 0
    assert forget(case, [gone.id]) == 1
    again = groups_run(case)
    assert again["split"] == 0
    assert case.count(Passage, report=gone.id) == case.count(Place, report=gone.id) == 0
    assert case.count(Relies, on=gone.id) == case.count(Seed, a=gone.id) == 0
    assert dump(case) == fresh([row for row in pile if gone.id not in (row.id, getattr(row, "report", ""))])


def test_forgetting_every_report_leaves_what_an_empty_case_holds(case, fresh):
    case.add(make_pile(10))
    run_local(case, TOYS)
    forget(case, [report.id for report in case.rows(Report)])
    run_local(case, TOYS)
    assert dump(case) == fresh([])


def test_rows_of_a_stage_that_is_no_longer_in_the_pipeline_go(case, fresh):
    case.add(make_pile(10))
    run_local(case, TOYS)
    run_local(case, TOYS[:3])
    assert dump(case) == fresh(make_pile(10), TOYS[:3])


# ---------------------------------------------------------------- what goes wrong


def test_a_group_that_fails_becomes_a_problem_and_nothing_else_stops(case, fresh):
    bad = make_report("bad", "FAIL word0 only")
    case.add([*make_pile(20), bad])
    ran = {row.stage: row for row in run_local(case, TOYS)}
    assert (ran["split"].groups, ran["split"].failures) == (21, 1)
    assert case.rows(Problem) == [Problem("split", bad.id, "bad.txt", "ValueError: this text cannot be split 😀")]
    assert case.count(Passage, report=bad.id) == 0
    good = fresh(make_pile(20))
    assert [row for row in dump(case)["passage"] if row[4] != bad.id] == good["passage"]


def test_a_group_that_failed_is_not_tried_again_until_something_changed(case):
    case.add([make_report("bad", "FAIL")])
    run_local(case, TOYS)
    assert groups_run(case)["split"] == 0
    assert case.count(Problem) == 1
    again = groups_run(case, raised(TOYS, "split"))
    assert again["split"] == 1
    assert case.count(Problem) == 1


def test_a_problem_goes_when_its_group_succeeds_later(case, fresh):
    bad = make_report("bad", "FAIL word0")
    case.add([*make_pile(5), bad])
    run_local(case, TOYS)
    stages = tuple(replace(s, version=2, run=each(split_worse)) if s is SPLIT else s for s in TOYS)
    run_local(case, stages)
    assert case.count(Problem) == 0
    assert dump(case) == fresh([*make_pile(5), bad], stages)


def test_a_problem_that_reading_met_stays(case):
    problem = Problem("read", "", "scan.pdf", "scan.pdf is a scan: give a PDF that holds text")
    case.add([problem])
    run_local(case, TOYS)
    run_local(case, raised(TOYS, "split"))
    assert case.rows(Problem) == [problem]


def test_failures_in_worker_processes_are_kept_alike(case, fresh):
    pile = [*make_pile(40), *(make_report(f"bad{n}", f"FAIL {n}") for n in range(5))]
    case.add(pile)
    run_local(case, TOYS, jobs=2)
    assert case.count(Problem) == 5
    assert dump(case) == fresh(pile)


def give_up(_groups):
    raise StopRun("the model is missing: install the package again")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_stops_a_run_in_a_stage_stops_the_run_and_keeps_what_was_done(case, jobs):
    case.add(make_pile(40))
    stop = Stage("stop", 1, "report", (Read(Report, "id"),), (Claim,), give_up)
    with pytest.raises(StopRun, match="the model is missing"):
        run_local(case, (*TOYS[:2], stop), jobs)
    assert case.count(Passage) == 80
    assert active_children() == []


def die(_groups):
    signal.raise_signal(signal.SIGKILL)


def test_a_worker_that_dies_stops_the_run_with_a_word_on_what_to_do(case):
    case.add(make_pile(40))
    with pytest.raises(StopRun, match="run again with fewer jobs"):
        run_local(case, (Stage("die", 1, "report", (Read(Report, "id"),), (Claim,), die),), jobs=2)
    assert active_children() == []


class Interrupted:
    """Presses Ctrl-C once a stage is half done."""

    def __call__(self, stage, done, total):
        if stage == "spread" and done * 2 >= total:
            raise KeyboardInterrupt


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_leaves_a_case_that_goes_on_and_no_process_behind(case, fresh, jobs):
    case.add(make_pile(60))
    with pytest.raises(KeyboardInterrupt):
        run_local(case, TOYS, jobs, Interrupted())
    assert active_children() == []
    again = groups_run(case)
    assert again["split"] == 0 < again["spread"] < 60
    assert dump(case) == fresh(make_pile(60))


def test_what_a_stopped_run_did_is_undone_when_what_it_was_for_is_taken_back(case):
    pile = make_pile(60)
    case.add(pile[:60])
    run_local(case, TOYS)
    before = dump(case)
    case.add(pile[60:])
    with pytest.raises(KeyboardInterrupt):
        run_local(case, TOYS, 1, Interrupted())
    forget(case, [row.id for row in pile[60:]])
    run_local(case, TOYS)
    assert dump(case) == before


def test_a_case_that_cannot_be_written_stops_the_run(case):
    case.add(make_pile(3))
    with Case.open(case.path, writable=False) as reader, pytest.raises(StopRun, match="readonly"):
        run_local(reader, TOYS)


# ---------------------------------------------------------------- progress


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_counts_the_groups_of_each_stage_from_none_to_all(case, jobs):
    heard = []
    case.add(make_pile(40))
    run_local(case, TOYS, jobs, lambda *told: heard.append(told))
    split = [(done, total) for stage, done, total in heard if stage == "split"]
    assert split[0] == (0, 40)
    assert split[-1] == (40, 40)
    assert split == sorted(split)
    assert len(split) > 2
    assert [stage for stage, done, _ in heard if done == 0] == [stage.name for stage in TOYS]


def test_a_stage_with_nothing_to_do_is_not_heard_of(case):
    heard = []
    case.add(make_pile(4))
    run_local(case, TOYS)
    run_local(case, TOYS, progress=lambda *told: heard.append(told))
    assert heard == []


# ---------------------------------------------------------------- start-up


def test_worker_processes_load_no_model_before_a_stage_asks_for_one():
    code = "import sys, headwater.run.pool; print({'onnxruntime', 'numpy', 'tokenizers'} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"
