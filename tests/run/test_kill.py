"""A run that is killed at any moment goes on where it stopped and ends as if nothing had happened."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from headwater.case import Case
from headwater.records import Passage
from headwater.run.local import run_local
from tests.run import toys

ROOT = Path(__file__).parents[2]
REPORTS = 160
KILLS = 20


def start(path, jobs, stdout=subprocess.DEVNULL):
    return subprocess.Popen([sys.executable, "-m", toys.__name__, str(path), str(jobs)], cwd=ROOT, stdout=stdout)


def prepare(folder):
    """Return the file of a case that nothing was run on yet, all in one file so that it can be copied."""
    path = folder / "prepared.case"
    with Case.create(path) as case:
        case.add(toys.make_pile(REPORTS))
    return path


def dump(path):
    with Case.open(path) as case:
        return toys.dump(case)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """Return a prepared case, what a run makes of it, and how many seconds the run takes in a process of its own."""
    folder = tmp_path_factory.mktemp("undisturbed")
    prepared = prepare(folder)
    path = shutil.copy(prepared, folder / "whole.case")
    began = time.monotonic()
    assert start(path, 1).wait() == 0
    return prepared, dump(path), time.monotonic() - began


def kill_after(seconds, path, jobs):
    """Start a run and kill it after so many seconds; return whether it was still at work."""
    process = start(path, jobs)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    return False


def test_a_run_that_is_killed_at_any_moment_ends_like_an_undisturbed_one(undisturbed, tmp_path):
    prepared, expected, seconds = undisturbed
    random = Random(20310308)  # noqa: S311  # moments to kill, not secrets
    killed, halves = 0, 0
    for number in range(KILLS):
        path = shutil.copy(prepared, tmp_path / f"{number}.case")
        killed += kill_after(seconds * (number + random.random()) / KILLS, path, jobs=1 + (number % 5 == 4))
        with Case.open(path) as case:
            halves += 0 < len(case.sql("SELECT 1 FROM done")) < len(expected["done"])
            run_local(case, toys.TOYS)
            assert toys.dump(case) == expected
    assert killed >= KILLS // 2
    assert halves >= KILLS // 4


def test_a_run_that_is_killed_again_and_again_keeps_what_was_done(undisturbed, tmp_path):
    prepared, expected, seconds = undisturbed
    path = shutil.copy(prepared, tmp_path / "again.case")
    done = [0]
    for _ in range(4):
        kill_after(seconds * 0.5, path, jobs=1)
        with Case.open(path) as case:
            done.append(case.count(Passage))
    assert done == sorted(done)
    with Case.open(path) as case:
        run_local(case, toys.TOYS)
        assert toys.dump(case) == expected


def test_two_runs_at_once_end_like_one(undisturbed, tmp_path):
    prepared, expected, _ = undisturbed
    path = shutil.copy(prepared, tmp_path / "twice.case")
    other = start(path, 1)
    with Case.open(path) as case:
        run_local(case, toys.TOYS)
    assert other.wait() == 0
    assert dump(path) == expected


def test_worker_processes_end_when_the_run_is_killed(undisturbed, tmp_path):
    """They hold the run's output open for as long as they live, so that its end tells theirs."""
    prepared, _, _ = undisturbed
    process = start(shutil.copy(prepared, tmp_path / "orphans.case"), 2, stdout=subprocess.PIPE)
    assert any(line.startswith(b"split 32") for line in process.stdout)
    process.kill()
    rest, _ = process.communicate(timeout=60)
    assert b"count" not in rest
