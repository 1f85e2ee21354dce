from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from headwater.errors import SkipReport, StopRun
from headwater.readers import opening, read_reports
from headwater.records import Place
from tests.readers.piles import BODY, page, read, write, write_file

CASES = [Path(__file__).parents[2] / "examples" / "kestrel-dam", *sorted((Path(__file__).parents[1] / "cases").iterdir())]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_read_without_a_problem_and_each_text_is_its_file(case):
    pile = read(case)
    assert pile.problems == []
    assert len(pile.reports) == len(list(case.glob("*.txt")))
    for report in pile.reports:
        assert report.text == (case / report.file).read_bytes().decode().replace("\r\n", "\n")
        assert report.language == "en"


def test_files_are_read_in_order_through_all_folders_and_hidden_ones_are_not(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", ".hidden.txt", ".git/d.txt"):
        write_file(tmp_path / name, f"{name} {BODY}")
    assert [report.file for report in read(tmp_path).reports] == ["a/b/c.txt", "a/z.txt", "b.txt"]


def test_a_plain_text_is_kept_as_it_is_but_for_byte_order_mark_and_carriage_returns(tmp_path):
    text = "  Title \r\n\r\n\tIndented … “curly” \u00a0\n\n\n"
    write(tmp_path, a__txt=b"\xef\xbb\xbf" + text.encode(), b__md="# Title\n\n*Body* of the note.")
    pile = read(tmp_path)
    assert pile.by_file["a.txt"].text == text.replace("\r\n", "\n")
    assert pile.by_file["b.md"].text == "# Title\n\n*Body* of the note."


def test_every_report_has_a_place_and_a_page_keeps_its_bytes_there(tmp_path):
    html = page(BODY)
    write(tmp_path, a__txt=f"Title\n\n{BODY}", b__html=html)
    pile = read(tmp_path)
    assert {place.report for place in pile.places} == {report.id for report in pile.reports}
    assert {place.file: (place.media_type, place.raw) for place in pile.places} == {
        "a.txt": ("text/plain", None),
        "b.html": ("text/html", html.encode()),
    }


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.txt", b" \r\n ", "it is empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG image"),
        ("a.txt", b"x" * 5_000_001, "more than one report can have"),
        ("a.txt", b"x" * 20_000_001, "too many for one report"),
        ("a.xyz", b"Some text.", "files that end in .xyz are not known"),
        ("a.docx", b"PK\x03\x04" + bytes(50), "a zip archive or an Office document"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(50), "a JPEG image"),
        ("a.pdf", b"%PDF-1.4", "a PDF"),
        ("a.html", b"<html></html>", "no article was found"),
        ("a.html", b"\x00\x01", "binary data"),
        ("a.json", b'{"name": "config"}', "it has no text"),
        ("a.json", b"[1", "it is no JSON"),
        ("a.json", b"[" * 100_000, "no JSON|nested too deeply"),
        ("a.json", b"3", "it holds no report"),
        ("a.jsonl", b"\n\n", "it is empty"),
        ("a.csv", b"name,age\nx,3\n", "no column for the text, only name, age"),
        ("a.csv", b"\n", "it is empty"),
        ("a.jsonl.gz", b"not gzip", "cannot be read"),
        ("a.txt.gz", gzip.compress(b"text " * 100)[:-20], "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem_and_the_rest_goes_on(tmp_path, name, content, says):
    write_file(tmp_path / name, content)
    write_file(tmp_path / "good.txt", BODY)
    pile = read(tmp_path)
    assert [report.file for report in pile.reports] == ["good.txt"]
    assert (pile.problem.stage, pile.problem.key, pile.problem.file) == ("read", name, name)
    assert pile.problem.message.startswith(f"{name}: ")
    assert any(part in pile.problem.message for part in says.split("|"))


def test_a_packed_bomb_is_read_only_as_far_as_the_limit(tmp_path):
    write_file(tmp_path / "a.txt.gz", gzip.compress(b"x" * 60_000_000))
    assert "too many for one report" in read(tmp_path).problem.message


def test_a_file_without_an_ending_is_read_by_its_content(tmp_path):
    write(tmp_path, article=f"Title\n\n{BODY}", saved=page(BODY), rows='{"text": "One dam."}\n{"text": "Two dams."}\n')
    write_file(tmp_path / "No. 5", BODY)
    pile = read(tmp_path)
    assert sorted(place.media_type for place in pile.places) == ["application/jsonl"] * 2 + ["text/html"] + ["text/plain"] * 2
    assert pile.problems == []


def test_endings_are_known_in_capitals_too(tmp_path):
    write(tmp_path, A__TXT=BODY)
    assert read(tmp_path).report.file == "A.TXT"


def test_links_in_a_circle_are_harmless(tmp_path):
    write_file(tmp_path / "a" / "b.txt", BODY)
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    pile = read(tmp_path)
    assert [place.file for place in pile.places] == ["a/b.txt"]
    assert pile.problem.file == "self"


def test_what_a_browser_saves_beside_a_page_is_part_of_the_page(tmp_path):
    write(tmp_path, dam__html=page(BODY), other_files=f"Other\n\n{BODY}")
    write_file(tmp_path / "dam_files" / "logo.png", b"\x89PNG\r\n")
    write_file(tmp_path / "real_files" / "a.txt", f"Real\n\n{BODY}")
    pile = read(tmp_path)
    assert pile.problems == []
    assert sorted(pile.by_file) == ["dam.html", "other_files", "real_files/a.txt"]


def test_a_folder_that_may_not_be_entered_is_a_problem(tmp_path, monkeypatch):
    def refuse(self):
        if self.name == "closed":
            raise PermissionError(13, "Permission denied")
        return entries(self)

    entries = Path.iterdir
    write(tmp_path, a__txt=BODY)
    (tmp_path / "closed").mkdir()
    monkeypatch.setattr(Path, "iterdir", refuse)
    pile = read(tmp_path)
    assert (pile.report.file, pile.problem.file) == ("a.txt", "closed")
    assert "Permission denied" in pile.problem.message


def test_a_link_to_nothing_and_a_pipe_are_problems(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    assert [problem.file for problem in read(tmp_path).problems] == ["gone.txt", "pipe.txt"]


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    path = write_file(tmp_path / "a.txt", BODY)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SkipReport, match="you may not read it"), opening.open_file(opening.File(path, "a.txt")):
        pass


def test_a_name_that_is_no_utf8_is_shown_with_question_marks(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(BODY)
    assert read(tmp_path).report.file == "caf\ufffd.txt"


@pytest.mark.parametrize("name", ["missing", "empty", "empty/nothing.txt"])
def test_a_missing_or_empty_folder_stops_the_run(tmp_path, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(StopRun, match=r"check the path|put reports into it"):
        list(read_reports(tmp_path / name))


def test_a_folder_of_hidden_files_alone_is_empty(tmp_path):
    write_file(tmp_path / ".notes.txt", BODY)
    with pytest.raises(StopRun, match="is empty"):
        read(tmp_path)


def test_a_single_file_is_read_by_itself(tmp_path):
    write(tmp_path, a__txt=f"A\n\n{BODY}", b__txt=f"B\n\n{BODY}")
    assert read(tmp_path / "a.txt").report.file == "a.txt"


def test_the_truth_beside_a_case_is_no_report(tmp_path):
    write(tmp_path, a__txt=BODY, gold__json='{"case": "a"}')
    assert read(tmp_path).problems == []


def test_reading_twice_gives_the_same_rows(tmp_path):
    write(tmp_path, a__txt=BODY, b__html=page(BODY), c__jsonl='{"text": "One dam."}\n{', d__csv="text\nTwo dams.\n")
    assert read(tmp_path).rows == read(tmp_path).rows
    assert all(isinstance(row, Place) or row.file for row in read(tmp_path).rows)
