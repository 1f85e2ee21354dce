from __future__ import annotations

import csv
import gzip
import io
import json

import pytest

from tests.readers.piles import BODY, read, write

ROW = {
    "title": "Nine dead as dam bursts",
    "text": BODY,
    "outlet": "Harrow Herald",
    "published": "2031-03-08T10:02",
    "url": "https://harrowherald.example/a",
    "byline": "Nils Tarrant",
}


def as_lines(*rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


def as_table(*rows, separator=","):
    out = io.StringIO()
    table = csv.DictWriter(out, list(rows[0]), delimiter=separator)
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a__jsonl", as_lines(ROW)),
        ("a__ndjson", "\ufeff" + as_lines(ROW).replace("\n", "\r\n")),
        ("a__jsonl__gz", gzip.compress(as_lines(ROW).encode())),
        ("a__json", json.dumps([ROW])),
        ("a__json", json.dumps(ROW)),
        ("a__csv", as_table(ROW)),
        ("a__csv", as_table(ROW, separator=";")),
        ("a__tsv", as_table(ROW, separator="\t")),
        ("a__csv__gz", gzip.compress(as_table(ROW).encode())),
    ],
)
def test_a_row_is_a_report_in_every_kind_of_table(tmp_path, name, content):
    pile = read(write(tmp_path, **{name: content}))
    assert pile.problems == []
    report = pile.report
    assert report.text == f"{ROW['title']}\n\n{BODY}"
    assert (report.outlet, report.published, report.byline, report.url) == tuple(
        ROW[field] for field in ("outlet", "published", "byline", "url")
    )
    assert {place for _, place in report.found} == {"row"}


@pytest.mark.parametrize(
    "row",
    [
        {
            "Headline": "T",
            "Content": BODY,
            "Publisher": {"name": "Harrow Herald"},
            "datePublished": "8 March 2031",
            "authors": ["N. T."],
        },
        {
            "heading": "T",
            "article_body": BODY,
            "source": {"id": None, "name": "Harrow Herald"},
            "pubDate": "Sat, 08 Mar 2031 00:00:00",
            "author": {"name": "N. T."},
        },
        {
            "title": "T",
            "maintext": BODY,
            "site-name": "Harrow Herald",
            "date_publish": "2031-03-08",
            "creator": "N. T.",
            "source": "https://x.example/",
        },
    ],
)
def test_fields_go_by_their_common_names(tmp_path, row):
    report = read(write(tmp_path, a__jsonl=as_lines(row))).report
    assert (report.outlet, report.published[:10], report.byline) == ("Harrow Herald", "2031-03-08", "N. T.")
    assert report.text == f"T\n\n{BODY}"


def test_a_text_that_begins_with_its_title_is_not_given_it_twice(tmp_path):
    text = f"Nine dead as  dam bursts\n\n{BODY}"
    assert read(write(tmp_path, a__jsonl=as_lines({**ROW, "text": text}))).report.text == text


def test_each_report_is_named_by_its_line(tmp_path):
    lines = as_lines(ROW) + "\n" + as_lines({"text": "Another dam."})
    table = as_table({"text": "One\nlong\ndam."}, {"text": "Two dams."})
    pile = read(write(tmp_path, a__jsonl=lines, b__csv=table))
    assert [report.file for report in pile.reports] == ["a.jsonl#1", "a.jsonl#3", "b.csv#4", "b.csv#5"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{broken", "it is no JSON"),
        ("[1, 2]", "it holds no report"),
        ("null", "it holds no report"),
        ('{"title": "T"}', "it has no text"),
        ('{"text": "  "}', "it has no text"),
        ('{"text": "a\\ud800b"}', "half of a surrogate pair"),
        ('{"text": "a\\u0000b"}', "zero bytes"),
        ('{"text": ' + "[" * 100_000 + "}", "no JSON|nested too deeply"),
        ('{"text": "' + "x" * 5_000_001 + '"}', "more than one report can have"),
        ('{"text": "' + "x" * 20_000_001 + '"}', "far too long"),
    ],
)
def test_a_bad_line_is_one_problem_with_its_number_and_the_rest_goes_on(tmp_path, line, says):
    pile = read(write(tmp_path, a__jsonl=as_lines(ROW) + line + "\n" + as_lines({"text": "Another dam."})))
    assert [report.file for report in pile.reports] == ["a.jsonl#1", "a.jsonl#3"]
    assert pile.problem.key == "a.jsonl#2"
    assert any(part in pile.problem.message for part in says.split("|"))


def test_a_row_without_a_text_or_with_too_many_cells_is_a_problem(tmp_path):
    pile = read(write(tmp_path, a__csv='outlet,text\nHarrow Herald,\nHarrow Herald,Nine died,\nHarrow Herald,"Nine died."\n'))
    assert [problem.key for problem in pile.problems] == ["a.csv#2", "a.csv#3"]
    assert pile.report.file == "a.csv#4"


def test_a_long_report_fits_into_a_cell(tmp_path):
    text = "Nine people died. " * 20_000
    assert read(write(tmp_path, a__csv=as_table({"text": text}))).report.text == text


def test_broken_characters_in_metadata_do_not_cost_the_report(tmp_path):
    row = '{"text": "One dam.", "byline": "Nils\\ud800 \\u0000\\nTarrant", "outlet": "Harrow  Herald"}'
    report = read(write(tmp_path, a__jsonl=row)).report
    assert (report.byline, report.outlet) == ("Nils? Tarrant", "Harrow Herald")


def test_a_date_that_is_none_is_shown_with_its_row(tmp_path):
    pile = read(write(tmp_path, a__jsonl=as_lines({**ROW, "published": "last week"})))
    assert pile.report.published is None
    assert pile.problem.message.startswith("a.jsonl#1: its date “last week” (row) is not understood")
