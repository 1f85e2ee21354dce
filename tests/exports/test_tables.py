from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.exports.sheets import SHEETS
from headwater.exports.tables import read_cell, stream_table, tame
from tests.stories import Story, tell_hostile_story, tell_story

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def read(story, sheet):
    content = b"".join(stream_table(story.view, sheet)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_the_table_of_claims_has_one_row_a_claim_with_its_echo_and_origins():
    rows = read(tell_story(), "claims")
    assert [(row["number"], row["reports"], row["origins"]) for row in rows] == [
        ("1", "2", "Mara Okafor"),
        ("2", "2", "the fire chief; the regional hospital"),
        ("3", "1", "Valley Post"),
    ]
    assert rows[0]["denied_by"] == "The Orrin Valley Water Authority"
    assert rows[1]["versions"] == "killed: 9+, 12"


def test_the_table_of_statements_has_the_exact_words_and_where_they_stand():
    story = tell_story()
    texts = {report.id: report.text for report in story.reports.values()}
    rows = read(story, "statements")
    assert len(rows) == 6
    assert all(texts[row["report"]][int(row["start"]) : int(row["end"])] == row["text"] for row in rows)
    assert {row["chain"] for row in rows} >= {"National Wire > Mara Okafor", ""}


def test_every_statement_carries_the_number_and_the_text_of_its_claim():
    claims = {row["claim"]: (row["number"], row["text"]) for row in read(tell_story(), "claims")}
    assert all(claims[row["claim"]] == (row["claim_number"], row["claim_text"]) for row in read(tell_story(), "statements"))


def test_the_table_of_reports_says_whom_each_relies_on():
    rows = {row["file"]: row for row in read(tell_story(), "reports")}
    assert rows["02.txt"]["relies_on"] == "National Wire (verbatim)"
    assert rows["03.txt"]["published"] == ""


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_cell_is_run_as_a_formula(sheet):
    for row in read(tell_hostile_story(), sheet):
        assert not [cell for cell in row.values() if cell.startswith(DANGEROUS)]


def test_words_that_look_like_a_formula_are_kept_behind_an_apostrophe():
    (row,) = read(tell_hostile_story(), "statements")
    assert row["text"] == '\'=HYPERLINK("http://evil.example")'
    assert read_cell(row["text"]) == '=HYPERLINK("http://evil.example")'


@given(st.text(alphabet="'=+-@\t\r\n ＝a水", max_size=8) | st.text(max_size=20))
def test_every_text_is_read_back_from_its_cell_and_no_cell_begins_like_a_formula(text):
    cell = tame(text)
    assert read_cell(cell) == text
    assert not cell.lstrip().startswith(DANGEROUS)


@pytest.mark.parametrize("number", [-3, -0.5, None])
def test_a_number_is_a_number_even_below_zero(number):
    assert tame(number) == number


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_table_begins_with_the_mark_that_spreadsheets_know_utf_8_by(sheet):
    assert next(stream_table(tell_story().view, sheet)).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("sheet", SHEETS)
def test_an_empty_case_is_a_table_with_its_heading_only(sheet):
    assert read(Story(), sheet) == []
    assert len(b"".join(stream_table(Story().view, sheet)).splitlines()) == 1
