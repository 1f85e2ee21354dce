from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import SkipReport
from headwater.readers.draft import LARGEST_FILE, File
from headwater.readers.fields import flatten_value, name_field, put_title
from headwater.readers.formats import FORMATS, find_format, read_drafts
from headwater.readers.lines import read_lines
from headwater.readers.manifest import locate_file
from headwater.readers.opening import open_file, read_bytes
from headwater.readers.table import parse_table
from tests.readers.piles import page, write_file


def file(path):
    return File(path, path.name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "web page"),
        ("a.HTM", "web page"),
        ("a.jsonl", "JSON lines"),
        ("a.jsonl.gz", "JSON lines"),
        ("a.2031.csv", "table"),
        ("a.b.txt", "plain text"),
        ("a.md", "Markdown"),
    ],
)
def test_the_ending_tells_the_reader(name, kind):
    assert find_format(file(Path(name))).name == kind


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (page("Nine died."), "web page"),
        ("\n <HTML><p>Nine died.", "web page"),
        ('{"text": "Nine died."}\n{"text": "Ten died."}\n', "JSON lines"),
        ('{"text": "Nine died."}', "JSON"),
        ('[{"text": "Nine died."}]', "JSON"),
        ("Nine died.", "plain text"),
        ("[Nine died.]", "plain text"),
        ("{Nine died.}", "plain text"),
    ],
)
def test_without_an_ending_the_content_tells_the_reader(tmp_path, content, kind):
    assert find_format(file(write_file(tmp_path / "article", content))).name == kind


def test_no_ending_belongs_to_two_kinds():
    endings = [ending for kind in FORMATS for ending in kind.endings]
    assert len(set(endings)) == len(endings)


def test_a_reader_never_raises_for_a_missing_file(tmp_path):
    for kind in FORMATS:
        (problem,) = read_drafts(file(tmp_path / f"gone{kind.endings[0]}"))
        assert "it is missing" in problem.message


def test_a_file_beyond_the_limit_is_not_read_to_its_end(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(100 * LARGEST_FILE)
    with pytest.raises(SkipReport, match=r"zero|too many|empty"):
        read_bytes(file(path))


def test_packed_and_plain_files_open_alike(tmp_path):
    with open_file(file(write_file(tmp_path / "a.txt", "Nine died."))) as stream:
        assert stream.read() == b"Nine died."


def test_lines_are_read_one_by_one(tmp_path):
    path = write_file(tmp_path / "a.jsonl", '{"text": "Nine died."}\n' * 3 + "broken")
    rows = read_lines(file(path))
    assert [next(rows).file for _ in range(4)] == ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3", "a.jsonl#4"]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Published At", "published"),
        ("PUB_DATE", "published"),
        ("article-body", "text"),
        ("Author(s)", "byline"),
        ("shoe size", ""),
    ],
)
def test_a_column_is_known_by_its_common_names(name, field):
    assert name_field(name) == field


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Nils", "Nils"),
        (" ", ""),
        (None, ""),
        (True, ""),
        (1925000000, "1925000000"),
        ({"name": "Nils"}, "Nils"),
        ({"@id": "https://x.example"}, "https://x.example"),
        (["Nils", {"name": "Joan"}, None], "Nils, Joan"),
        ({"unknown": 1}, ""),
    ],
)
def test_a_value_of_json_becomes_one_line(value, text):
    assert flatten_value(value) == text


@given(st.text(min_size=1).filter(str.strip), st.text(max_size=50))
def test_a_text_is_its_body_or_its_body_under_its_title(body, title):
    assert put_title(title, body) in (body, f"{title}\n\n{body}")
    assert put_title(title, put_title(title, body)) == put_title(title, body)


cells = st.text(st.characters(exclude_characters="\x00\r\n\ufeff", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=10)


@given(st.lists(st.tuples(cells.filter(str.strip), cells), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_every_table_is_read_back_as_it_was_written(rows, separator):
    def quote(cell):
        return '"' + cell.replace('"', '""') + '"'

    text = "\n".join(separator.join(map(quote, row)) for row in [("file", "outlet"), *rows])
    header, found = parse_table(text)
    assert header == ["file", "outlet"]
    assert [(row.cells["file"], row.cells["outlet"], row.surplus) for row in found] == [(*row, 0) for row in rows]


@pytest.mark.parametrize(
    ("manifest", "cell", "name"),
    [
        ("reports.csv", "a.txt", "a.txt"),
        ("sub/reports.csv", "a.txt", "sub/a.txt"),
        ("reports.csv", "cafe\u0301.txt", "café.txt"),
        ("reports.csv", "a/../../b.txt", None),
        ("reports.csv", "/a.txt", None),
        ("reports.csv", "", None),
    ],
)
def test_a_manifests_cell_leads_to_a_file_of_its_folder_or_nowhere(manifest, cell, name):
    assert locate_file(manifest, cell) == name
