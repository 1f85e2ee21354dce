from __future__ import annotations

from headwater.records import Copy, Words
from headwater.run.memory import group_rows, run_in_memory
from headwater.stage import Group
from headwater.stages.copy import COPY
from headwater.stages.fingerprint import FINGERPRINT
from headwater.stages.seed import SEED
from tests.copying.newsroom import report

SHARED = "The reservoir held sixty one million tonnes when the gates jammed late on Friday, said the minister"
REPORTS = [report(f"Note {n}. {SHARED}. Thanks to {n} readers", f"Outlet {n}") for n in range(3)]


def groups():
    return group_rows(COPY, run_in_memory([FINGERPRINT, SEED], REPORTS))


def test_a_group_is_a_pair_with_the_words_of_both_reports():
    assert [sorted(row.report for row in group[Words]) for group in groups()] == [group.key.split(":") for group in groups()]


def test_each_pair_shares_one_copy():
    for group, rows in zip(groups(), COPY.run(groups()), strict=True):
        (found,) = rows
        texts = {row.id: row.text for row in REPORTS}
        assert isinstance(found, Copy)
        assert found.pair == group.key
        assert SHARED in texts[found.a][found.a_start : found.a_end]
        assert texts[found.a][found.a_start : found.a_end].count("Note") == 0


def test_a_pair_gives_the_same_copies_alone_and_with_others():
    assert [COPY.run([group])[0] for group in groups()] == COPY.run(groups())


def test_a_pair_without_seeds_has_no_copy():
    assert COPY.run([Group("a:b", {})]) == [[]]
