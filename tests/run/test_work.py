"""The work of one job: what a stage returns is checked, and a group that fails fails alone."""

from __future__ import annotations

import pickle

import pytest

from headwater.case_table import table_of
from headwater.errors import StopRun
from headwater.records import Claim, Entity, Passage, Report
from headwater.run.work import Job, RawGroup, work
from headwater.stage import Read, Stage, each
from tests.run.toys import RELATE, SPLIT, make_report


def raws_of(*rows):
    """Return rows as they come out of the case."""
    encoded = [table_of(type(row)).encode(row, "", 0) for row in rows]
    return [raw[:3] + raw[4:] for raw in encoded]


def make_job(stage, *reports):
    return Job(stage, {}, [RawGroup(n, report.id, {Report: raws_of(report)}) for n, report in enumerate(reports)])


def make_stage(run):
    return Stage("odd", 1, "report", (Read(Report, "id"),), (Claim,), run)


def test_a_job_yields_the_encoded_rows_of_each_part():
    one, two = make_report("a", "x\ny"), make_report("b", "z")
    made = work(make_job(SPLIT, one, two))
    assert [(raw[1], raw[2], raw[4]) for raw in made.rows[Passage]] == [
        ("split", 0, one.id),
        ("split", 0, one.id),
        ("split", 1, two.id),
    ]
    assert made.failures == []


def test_a_group_that_fails_is_named_and_the_others_have_their_rows():
    good, bad = make_report("a", "x"), make_report("b", "FAIL")
    made = work(make_job(SPLIT, bad, good))
    assert [raw[4] for raw in made.rows[Passage]] == [good.id]
    assert made.failures == [(0, bad.id, "ValueError: this text cannot be split 😀")]


def test_an_empty_group_is_handed_over_with_its_shared_rows():
    made = work(Job(RELATE, {Report: raws_of(make_report("a", "x"))}, [RawGroup(0, "", {})]))
    assert made.rows == {}
    assert made.failures == []


def test_jobs_and_what_they_make_travel_between_processes():
    job = make_job(SPLIT, make_report("a", "x 😀"))
    assert pickle.loads(pickle.dumps(work(pickle.loads(pickle.dumps(job))))) == work(job)  # noqa: S301  # our own


def return_too_few(groups):
    return [[] for _ in groups][1:]


def make_undeclared(group):
    yield Entity(group.key, "", "", ())


def make_misfit(group):
    yield Claim(7 if group.key else "")


def make_broken_text(group):
    yield Claim(f"{group.key} \ud83d")


@pytest.mark.parametrize(
    ("run", "message"),
    [
        (return_too_few, "Bug: odd returned 0 lists of rows for 1 groups"),
        (each(make_undeclared), "Bug: odd made a Entity, which it does not say it writes"),
        (each(make_misfit), "TypeError: Claim.first cannot hold 7"),
        (each(make_broken_text), "UnicodeEncodeError: "),
    ],
)
def test_what_a_stage_must_not_return_is_a_failure_of_its_group(run, message):
    made = work(make_job(make_stage(run), make_report("a", "x"), make_report("b", "y")))
    assert made.rows == {}
    assert [part for part, _, _ in made.failures] == [0, 1]
    assert all(told.startswith(message) for _, _, told in made.failures)


def give_up(_groups):
    raise StopRun("the model is missing")


def test_what_stops_a_run_is_let_through():
    with pytest.raises(StopRun):
        work(make_job(make_stage(give_up), make_report("a", "x")))
