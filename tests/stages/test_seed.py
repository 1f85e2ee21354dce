from __future__ import annotations

from headwater.records import Fingerprint, Seed
from headwater.run.memory import group_rows, run_in_memory
from headwater.stages.fingerprint import FINGERPRINT
from headwater.stages.seed import SEED
from tests.copying.newsroom import report

SHARED = "the gates had not been inspected since the flood of that year and nobody knew why"
REPORTS = [report(f"{SHARED} {n}", f"Outlet {n}") for n in range(3)]


def groups():
    return group_rows(SEED, run_in_memory([FINGERPRINT], REPORTS))


def test_a_group_is_a_bucket_and_its_seeds_lie_in_it():
    for group, rows in zip(groups(), SEED.run(groups()), strict=True):
        assert {row.bucket for row in group[Fingerprint]} == {int(group.key)}
        assert {row.bucket for row in rows} <= {int(group.key)}


def test_each_pair_of_reports_has_its_seeds_the_lower_id_first():
    seeds = [row for rows in SEED.run(groups()) for row in rows]
    assert len({row.pair for row in seeds}) == 3
    assert all(isinstance(row, Seed) and row.a < row.b and row.pair == f"{row.a}:{row.b}" for row in seeds)


def test_a_bucket_gives_the_same_seeds_alone_and_with_others():
    together = SEED.run(groups())
    assert [SEED.run([group])[0] for group in groups()] == together
