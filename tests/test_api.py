from __future__ import annotations

import pytest

import headwater
from headwater.api import bring, name_case, open_or_create, read_path, view_case
from headwater.errors import StopRun
from headwater.records import Problem, Report

WIRE = (
    "Dam gates broke, chief says\nThe gates broke at dawn, fire chief Darragh Quill said on Sunday.\nNine people were killed.\n"
)
LAMP = "Gates broke\nThe gates broke at dawn, fire chief Darragh Quill told National Wire.\nTwelve people were killed.\n"


@pytest.fixture
def folder(tmp_path):
    pile = tmp_path / "dam"
    pile.mkdir()
    (pile / "01.txt").write_text(WIRE, encoding="utf-8")
    (pile / "02.txt").write_text(LAMP, encoding="utf-8")
    (pile / "reports.csv").write_text(
        "file,url,outlet,published,byline\n01.txt,,National Wire,2031-03-03,\n02.txt,,Daily Lamp,2031-03-04,\n",
        encoding="utf-8",
    )
    return pile


def reports_of(case):
    return sorted(row.file for row in case.rows(Report))


def test_tracing_a_folder_gives_its_claims_with_their_origins(folder):
    case = headwater.trace(folder)
    assert [report.outlet for report in case.reports()] == ["National Wire", "Daily Lamp"]
    assert all(origin.why for claim in case.claims() for origin in claim.origins)
    assert any(claim.origins for claim in case.claims())
    assert case.name == "dam"


def test_a_case_kept_in_a_file_is_the_same_when_it_is_opened_again(folder, tmp_path):
    with headwater.trace(folder, tmp_path / "dam.sqlite") as traced:
        first = [(claim.id, claim.text) for claim in traced.claims()]
    with headwater.open_case(tmp_path / "dam.sqlite") as case:
        assert [(claim.id, claim.text) for claim in case.claims()] == first


def test_a_run_tells_how_far_it_is(folder):
    heard = []
    headwater.trace(folder, progress=lambda stage, done, total: heard.append((stage, done, total)))
    assert ("segment", 2, 2) in heard
    assert all(done <= total for _, done, total in heard)


def test_reports_are_new_only_once(folder, tmp_path):
    with open_or_create(tmp_path / "dam.sqlite") as case:
        assert bring(case, read_path(folder)) == (2, 0)
        assert bring(case, read_path(folder)) == (0, 0)
        assert reports_of(case) == ["01.txt", "02.txt"]


def test_a_report_that_left_its_folder_leaves_the_case(folder, tmp_path):
    with open_or_create(tmp_path / "dam.sqlite") as case:
        bring(case, read_path(folder))
        (folder / "02.txt").unlink()
        assert bring(case, read_path(folder)) == (0, 1)
        assert reports_of(case) == ["01.txt"]


def test_a_report_whose_text_was_mended_replaces_the_one_before(folder, tmp_path):
    with open_or_create(tmp_path / "dam.sqlite") as case:
        bring(case, read_path(folder))
        (folder / "02.txt").write_text(LAMP + "The lake was full, Quill said.\n", encoding="utf-8")
        assert bring(case, read_path(folder)) == (1, 1)
        assert reports_of(case) == ["01.txt", "02.txt"]


def test_reports_from_elsewhere_stay_when_a_folder_is_read_again(folder, tmp_path):
    other = tmp_path / "late"
    other.mkdir()
    (other / "01.txt").write_text("A late report\nThe gates held, the owner said on Monday.\n", encoding="utf-8")
    with open_or_create(tmp_path / "dam.sqlite") as case:
        bring(case, read_path(folder))
        bring(case, read_path(other))
        assert bring(case, read_path(folder)) == (0, 0)
        assert len(reports_of(case)) == 3


def test_a_file_that_can_be_read_by_now_is_no_problem_any_more(folder, tmp_path):
    (folder / "02.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    with open_or_create(tmp_path / "dam.sqlite") as case:
        bring(case, read_path(folder))
        assert "02.txt" in {row.file for row in case.rows(Problem)}
        (folder / "02.txt").write_text(LAMP, encoding="utf-8")
        bring(case, read_path(folder))
        assert "02.txt" not in {row.file for row in case.rows(Problem)}


def test_a_file_that_could_not_be_read_and_is_gone_is_no_problem_any_more(folder, tmp_path):
    (folder / "03.pdf").write_bytes(b"%PDF-\x00\x01\x02")
    with open_or_create(tmp_path / "dam.sqlite") as case:
        bring(case, read_path(folder))
        assert {row.file for row in case.rows(Problem)} == {"03.pdf"}
        (folder / "03.pdf").unlink()
        bring(case, read_path(folder))
        assert not case.rows(Problem)


def test_files_to_ignore_are_not_read(folder):
    reading = read_path(folder, frozenset({(folder / "02.txt").resolve()}))
    assert [report.file for report in reading.reports.values()] == ["01.txt"]


def test_the_view_of_an_open_case_is_called_after_its_file(folder, tmp_path):
    with open_or_create(tmp_path / "dam.sqlite") as case:
        bring(case, read_path(folder))
        assert view_case(case).name == "dam"
        assert len(view_case(case).reports()) == 2


def test_a_case_is_named_after_its_folder_or_file(tmp_path, monkeypatch):
    (tmp_path / "a.b").mkdir()
    (tmp_path / "a.b" / "1.txt").touch()
    monkeypatch.chdir(tmp_path / "a.b")
    assert [name_case(path) for path in (tmp_path / "a.b", tmp_path / "a.b" / "1.txt", tmp_path.cwd())] == ["a.b", "1", "a.b"]


@pytest.mark.parametrize("name", ["missing", "missing.txt"])
def test_a_path_that_is_not_there_stops(tmp_path, name):
    with pytest.raises(StopRun, match=name):
        headwater.trace(tmp_path / name)


def test_a_folder_in_which_nothing_can_be_read_stops_and_leaves_no_case(tmp_path):
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "a.pdf").write_bytes(b"%PDF-\x00\x01\x02")
    with pytest.raises(StopRun, match=r"no report in .*pile could be read"):
        headwater.trace(pile, tmp_path / "dam.sqlite")
    assert not (tmp_path / "dam.sqlite").exists()


def test_opening_what_is_no_case_stops(folder):
    with pytest.raises(StopRun, match="is not a case"):
        headwater.open_case(folder / "01.txt")


def test_the_package_has_no_other_names():
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = headwater.nonsense
