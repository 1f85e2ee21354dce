"""The real stages under the local runner: whoever calls them, and with however many groups, they find the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater.case import Case
from headwater.readers.folder import read_folder
from headwater.records import TABLES
from headwater.run.local import run_local
from headwater.run.memory import run_in_memory
from headwater.stages import PIPELINE

DAM = Path(__file__).parents[2] / "examples" / "kestrel-dam"


@pytest.fixture(scope="module")
def pile():
    return list(read_folder(DAM))


def test_two_processes_and_small_jobs_find_what_one_call_in_memory_finds(pile, tmp_path, monkeypatch):
    monkeypatch.setattr("headwater.run.load.LEAST_GROUPS", 1)
    expected = run_in_memory(PIPELINE, pile)
    with Case.create(tmp_path / "dam.case") as case:
        case.add(pile)
        assert sum(ran.failures for ran in run_local(case, PIPELINE, jobs=2)) == 0
        for record in TABLES:
            assert {row.id: row for row in case.rows(record)} == expected.get(record, {}), record.__name__
        assert sum(ran.groups for ran in run_local(case, PIPELINE, jobs=2)) == 0
