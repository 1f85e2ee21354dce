"""A run at work can be seen from another process, and is forgotten when it ends, however it ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from headwater.case import Case
from headwater.errors import StopRun
from headwater.run.notice import SILENCE, Notice, find_running


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "dam.sqlite") as case:
        yield case


def test_another_process_sees_which_stage_is_at_work_and_how_far_it_is(case):
    with Notice(case, ["read", "name"], None) as notice, Case.open(case.path, writable=False) as other:
        notice("name", 3, 6)
        found = find_running(other)
        assert (found.stage, found.at, found.stages, found.done, found.total, found.share) == ("name", 1, 2, 3, 6, 0.75)


def fail(case):
    with Notice(case, ["read"], None) as notice:
        notice("read", 0, 1)
        raise StopRun("the disk is full")


def test_a_run_that_ends_is_forgotten_even_if_it_fails(case):
    with pytest.raises(StopRun):
        fail(case)
    assert find_running(case) is None


def test_a_run_that_has_said_nothing_for_long_counts_as_dead(case):
    notice = Notice(case, ["read"], None)
    notice("read", 0, 0)
    assert find_running(case).share == 0.0
    assert find_running(case, datetime.now(UTC) + SILENCE + timedelta(seconds=1)) is None


def test_who_follows_the_run_hears_the_same(case):
    heard = []
    with Notice(case, ["read"], lambda *told: heard.append(told)) as notice:
        notice("read", 1, 2)
    assert heard == [("read", 1, 2)]
