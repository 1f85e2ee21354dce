"""The worker behind decisions."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime

import pytest

from headwater.api import open_case
from headwater.case import Case
from headwater.deciding import Wish, describe, make_decisions, store
from headwater.records import Membership
from headwater.run.notice import SETTING, Notice, Running
from headwater.web.work import FRESH, SILENT, Act, State, Work

LONG = 120  # seconds: a wait that is never waited out where all is well


@pytest.fixture
def path(dam):
    return dam


def act(path, kind, *things, value=""):
    """Keep a decision and return what the worker is told of it."""
    with open_case(path) as view:
        made = make_decisions(view, Wish(kind, things, "Ada Moor", value=value))
        said = describe(view, made)
    with Case.open(path) as case:
        return Act(made, store(case, made), said, made[0].id)


def test_a_worker_that_was_asked_for_nothing_has_nothing_to_tell(path):
    assert Work(path).state == State()


def test_what_depends_on_a_decision_is_done_again_and_what_changed_is_told(path):
    work = Work(path)
    asked = act(path, "same-claim", "1", "2")
    assert work.wait(work.ask(asked), LONG)
    state = work.state
    assert (state.busy, state.error, state.act) == (False, "", asked)
    assert state.effect.before - state.effect.after == 1
    assert [id_ for id_, _ in state.changed] == state.effect.changed
    with open_case(path) as case:
        assert [case.claim(id_).text for id_, _ in state.changed] == [words for _, words in state.changed]


def test_while_it_works_it_tells_so(path):
    work = Work(path)
    number = work.ask(act(path, "note", "1"))
    assert work.state.busy or work.wait(number, 0)
    assert work.wait(number, LONG)
    assert not work.state.busy


def test_a_second_decision_queues_and_both_take_effect(path):
    work = Work(path)
    first = act(path, "not-a-claim", "1")
    number = work.ask(first)
    second = act(path, "not-a-claim", "2")
    assert work.wait(work.ask(second), LONG)
    assert work.wait(number, 0)
    with Case.open(path) as case:
        left = {row.statement for row in case.rows(Membership)}
        rulings = case.sql("SELECT a FROM claimruling")
    assert len(rulings) == len(first.kept) + len(second.kept)
    assert not left & {row for (row,) in rulings}


def test_what_goes_wrong_is_told_and_the_decision_is_kept(path, monkeypatch):
    kept = act(path, "note", "1")
    work = Work(path)
    with monkeypatch.context() as patched:
        patched.setattr("headwater.web.work.bring_up_to_date", lambda *_: 1 / 0)
        assert work.wait(work.ask(kept), LONG)
    assert work.state.error == "ZeroDivisionError: division by zero"
    with Case.open(path) as case:
        assert case.sql("SELECT count(*) FROM decision") == [(1,)]
    assert work.wait(work.ask(work.state.act), LONG)
    assert work.state.error == ""


def test_a_case_that_is_gone_is_told_in_a_sentence(path):
    kept = act(path, "note", "1")
    path.unlink()
    work = Work(path)
    assert work.wait(work.ask(kept), LONG)
    assert "there is no case at" in work.state.error


def test_a_run_of_another_process_is_let_end_first(path):
    with Case.open(path) as other:
        notice = Notice(other, ["state"], None)
        notice("state", 3, 7)
        seen = []

        def pause(_):
            seen.append((work.state.stage, work.state.done, work.state.total))
            with Case.open(path) as again:
                Notice(again, ["state"], None).__exit__(None, None, None)

        work = Work(path, pause=pause)
        assert work.wait(work.ask(act(path, "note", "1")), LONG)
    assert seen == [("state", 3, 7)]
    assert work.state.effect


def test_a_run_that_was_not_heard_of_for_a_while_is_not_waited_for(path):
    with Case.open(path) as other:
        old = Running("state", 0, 1, 3, 7, (datetime.now(UTC) - 2 * SILENT).isoformat())
        other.set(SETTING, json.dumps(asdict(old)))
    work = Work(path, pause=lambda _: pytest.fail("waited"))
    assert work.wait(work.ask(act(path, "note", "1")), LONG)
    assert work.state.effect


def test_what_changed_is_no_news_after_a_while_but_what_went_wrong_stays(path):
    time = [0.0]
    work = Work(path, now=lambda: time[0])
    work.wait(work.ask(act(path, "note", "1")), LONG)
    time[0] = FRESH - 1
    assert work.state.effect
    time[0] = FRESH + 1
    assert work.state == State()
    path.unlink()
    work.wait(work.ask(Act((), 0, "")), LONG)
    time[0] += FRESH + 1
    assert work.state.error
