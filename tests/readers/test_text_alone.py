"""What is found of a report when only its text is there, against the manifests of the made-up cases and on real scrapes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from headwater.text.outlets import is_same_outlet
from tests.readers.piles import read, write_file

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "cases" / "seeds"
CASES = sorted((ROOT / "training" / "cases").iterdir())


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Pairs of what was found in a report's text alone and what its manifest says."""
    folder = tmp_path_factory.mktemp("texts")
    for case in CASES:
        for path in case.glob("*.txt"):
            write_file(folder / case.name / path.name, path.read_bytes())
    reports = read(folder).by_file
    return [(reports[f"{case.name}/{row['file']}"], row) for case in CASES for row in _read_manifest(case)]


def _read_manifest(case):
    with (case / "reports.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_an_outlet_found_in_the_text_alone_is_the_right_one(found):
    named = [(report.outlet, row["outlet"]) for report, row in found if report.outlet]
    assert [pair for pair in named if not is_same_outlet(*pair)] == []
    assert len(named) >= 42


def test_a_date_found_in_the_text_alone_is_the_right_one(found):
    dated = [(report.published[:10], row["published"][:10]) for report, row in found if report.published]
    assert [pair for pair in dated if pair[0] != pair[1]] == []
    assert len(dated) >= 14


def test_a_byline_found_in_the_text_alone_is_nearly_always_the_right_one(found):
    signed = [(report.byline.casefold(), row["byline"].casefold()) for report, row in found if report.byline]
    right = [pair for pair in signed if pair[0] == pair[1]]
    assert len(right) >= 50
    assert len(right) / len(signed) >= 0.9


def test_a_credit_found_in_the_text_alone_is_in_the_manifest_as_byline_or_as_outlet(found):
    credited = [(report.credit, row["byline"], row["outlet"]) for report, row in found if report.credit]
    assert [names for names in credited if not any(is_same_outlet(names[0], name) for name in names[1:])] == []
    assert len(credited) >= 14


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real scrapes are not part of the repository")
def test_real_scrapes_give_what_can_honestly_be_told():
    told = {name: (report.outlet, report.published, report.byline) for name, report in read(SEEDS).by_file.items()}
    assert told == {
        "000.txt": ("WND", "2014-07-12", ""),
        "001.txt": ("Algemeiner", "2021-05-31", "Sharon Wrobel"),
        "002.txt": ("", None, ""),
        "003.txt": ("World Israel News", None, "Batya Jerenberg"),
        "004.txt": ("", "2024-05-15", ""),
    }
