"""Seeds kept up to date through the index are those that comparing all reports anew would find."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from typer.testing import CliRunner

from headwater.case import Case
from headwater.cli.commands import app
from headwater.copying.rules import OWN_STOP_GRAM
from headwater.records import Copy, Fingerprint, Seed, Words
from headwater.run.local import forget, run_local
from headwater.run.memory import run_in_memory
from headwater.run.plan import plan
from headwater.stages.copy import COPY
from headwater.stages.fingerprint import FINGERPRINT
from headwater.stages.seed import SEED
from headwater.stages.segment import SEGMENT
from tests.copying.newsroom import report

ROOT = Path(__file__).parents[2]
STAGES = (FINGERPRINT, SEED, COPY)
TABLES = (Words, Fingerprint, Seed, Copy)
WORDS = [f"{start}{end}" for start in ("ba", "co", "di", "fu") for end in ("ren", "lat", "mos", "vik", "sun", "ter")]


def make_pile(count, seed=1, outlets=3):
    """Return reports that take sentences from a common stock, some word in each of them changed."""
    random = Random(seed)  # noqa: S311  # texts, not secrets
    stock = [random.choices(WORDS, k=14) for _ in range(max(4, count // 3))]
    reports = []
    for n in range(count):
        sentences = [list(sentence) for sentence in random.choices(stock, k=4)]
        for sentence in sentences:
            sentence[random.randrange(14)] = f"own{n}"
        reports.append(report(". ".join(" ".join(sentence) for sentence in sentences), f"Outlet {n % outlets}"))
    return reports


def dump(case):
    """Return every column of every row that the stages of copying made."""
    return {row.__name__: sorted(case.sql(f'SELECT * FROM "{row.__name__.lower()}"')) for row in TABLES}  # noqa: S608


@pytest.fixture
def whole(tmp_path):
    """Return the dump of a new case that got all reports at once."""

    def make(reports):
        with Case.create(tmp_path / f"whole{len(list(tmp_path.iterdir()))}.case") as case:
            case.add(reports)
            run_local(case, STAGES)
            return dump(case)

    return make


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "grown.case") as opened:
        yield opened


def test_a_case_that_grew_holds_byte_by_byte_what_a_full_run_makes(case, whole):
    pile = make_pile(60)
    for first, last in ((0, 30), (30, 31), (31, 40), (40, 60)):
        case.add(pile[first:last])
        run_local(case, STAGES)
    assert case.count(Copy) > 60
    assert dump(case) == whole(pile)


def test_what_the_index_finds_is_what_the_stages_alone_find(case):
    pile = make_pile(40)
    case.add(pile)
    run_local(case, STAGES)
    expected = run_in_memory(STAGES, pile)
    for record in (Seed, Copy):
        assert {row.id: row for row in case.rows(record)} == expected[record]


def test_the_order_and_size_of_batches_change_nothing(case, whole, monkeypatch):
    pile = make_pile(50)
    expected = whole(pile)
    monkeypatch.setattr("headwater.run.grow.BATCH", 7)
    monkeypatch.setattr("headwater.copying.growing.SLICE", 50)
    monkeypatch.setattr("headwater.copying.postings.LOWEST", 4)
    monkeypatch.setattr("headwater.copying.postings.FAN", 3)
    monkeypatch.setattr("headwater.copying.postings.TOGETHER", 2)
    case.add(pile[::-1])
    run_local(case, STAGES)
    assert dump(case) == expected


def test_reports_that_leave_take_their_seeds_with_them_and_may_come_back(case, whole):
    pile = make_pile(40)
    case.add(pile)
    run_local(case, STAGES)
    forget(case, [row.id for row in pile[5:15]])
    run_local(case, STAGES)
    assert dump(case) == whole([*pile[:5], *pile[15:]])
    case.add(pile[5:15])
    run_local(case, STAGES)
    assert dump(case) == whole(pile)


def test_reports_may_come_and_leave_in_one_run(case, whole):
    pile = make_pile(40)
    case.add(pile[:30])
    run_local(case, STAGES)
    forget(case, [row.id for row in pile[:10]])
    case.add(pile[30:])
    run_local(case, STAGES)
    assert dump(case) == whole(pile[10:])


@pytest.mark.parametrize("outlet", ["Post", ""])
def test_a_phrase_that_becomes_too_common_takes_old_seeds_back_and_gives_them_again(case, whole, monkeypatch, outlet):
    monkeypatch.setattr("headwater.copying.grams.STOP_GRAM", 8)
    phrase = "sign up today for our daily newsletter and never miss a story again"
    pile = [report(f"{phrase} {n} {n}x", outlet) for n in range(12)]
    for first, last in ((0, 5), (5, 6), (6, 8), (8, 9), (9, 12)):
        case.add(pile[first:last])
        run_local(case, STAGES)
        assert dump(case) == whole(pile[:last])
    assert case.count(Copy) == 0
    forget(case, [row.id for row in pile[OWN_STOP_GRAM:]])
    run_local(case, STAGES)
    assert case.count(Copy) == OWN_STOP_GRAM * (OWN_STOP_GRAM - 1) / 2
    assert dump(case) == whole(pile[:OWN_STOP_GRAM])


def test_only_what_came_is_looked_at(case):
    pile = make_pile(31)
    case.add(pile[:30])
    assert [row.groups for row in plan(case, STAGES) if row.stage == "seed"] == [30]
    run_local(case, STAGES)
    case.add(pile[30:])
    assert [(row.groups, row.groups_total) for row in plan(case, STAGES) if row.stage == "seed"] == [(1, 31)]
    assert {ran.stage: ran.groups for ran in run_local(case, STAGES)}["seed"] == 1
    assert {ran.stage: ran.groups for ran in run_local(case, STAGES)}["seed"] == 0


def test_a_new_version_of_what_makes_fingerprints_makes_the_index_anew(case):
    pile = make_pile(20)
    case.add(pile)
    run_local(case, STAGES)
    before = dump(case)
    again = {ran.stage: ran.groups for ran in run_local(case, (replace(FINGERPRINT, version=99), SEED, COPY))}
    assert again["seed"] == 20
    assert dump(case) == before


def test_the_command_add_ends_like_tracing_all_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr("headwater.stages.PIPELINE", (SEGMENT, *STAGES))
    texts = sorted((ROOT / "examples/kestrel-dam").glob("*.txt"))
    folders = {"early": texts[:-2], "late": texts[-2:], "all": texts}
    for name, chosen in folders.items():
        (tmp_path / name).mkdir()
        for text in chosen:
            shutil.copy(text, tmp_path / name)
    grown, full = tmp_path / "grown.sqlite", tmp_path / "full.sqlite"
    monkeypatch.chdir(tmp_path)
    for arguments in (["trace", "early", "--case", grown], ["add", grown, "late"], ["trace", "all", "--case", full]):
        assert CliRunner().invoke(app, [*map(str, arguments), "--quiet"], catch_exceptions=False).exit_code == 0
    with Case.open(grown) as case, Case.open(full) as other:
        assert case.count(Copy) > 3
        assert dump(case) == dump(other)


def test_adding_that_is_killed_at_any_moment_loses_nothing(tmp_path, whole):
    pile = make_pile(150)
    prepared, random = tmp_path / "prepared.case", Random(20310308)  # noqa: S311  # moments to kill, not secrets
    with Case.create(prepared) as case:
        case.add(pile[:110])
        run_local(case, STAGES)
        case.add(pile[110:])
    expected = whole(pile)
    killed = 0
    for number in range(4):
        path = shutil.copy(prepared, tmp_path / f"{number}.case")
        process = subprocess.Popen([sys.executable, "-m", __name__, str(path)], cwd=ROOT, stdout=subprocess.PIPE)
        process.stdout.readline()  # it is at work
        try:
            process.wait(timeout=0.3 * random.random())
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            killed += 1
        process.stdout.close()
        with Case.open(path) as case:
            run_local(case, STAGES)
            assert dump(case) == expected
    assert killed >= 2


def add_slowly(path):
    """Bring a case up to date, a few reports at a time; whoever started this kills it."""
    import headwater.run.grow

    headwater.run.grow.BATCH = 2
    with Case.open(path) as case:
        print("at work", flush=True)  # noqa: T201  # whoever started it listens
        run_local(case, STAGES)


if __name__ == "__main__":
    add_slowly(Path(sys.argv[1]))
