from __future__ import annotations

import csv
import io

import pytest

from headwater.exports.tables import write_claims, write_statements
from tests.stories import Story, tell_hostile_story, tell_story


def read(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_table_of_claims_has_one_row_a_claim_with_its_echo_and_origins():
    rows = read(write_claims(tell_story().view))
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
    rows = read(write_statements(story.view))
    assert len(rows) == 6
    assert all(texts[row["report"]][int(row["start"]) : int(row["end"])] == row["text"] for row in rows)
    assert {row["chain"] for row in rows} >= {"National Wire > Mara Okafor", ""}


def test_every_statement_carries_the_number_and_the_text_of_its_claim():
    rows = read(write_statements(tell_story().view))
    claims = {row["claim"]: (row["number"], row["text"]) for row in read(write_claims(tell_story().view))}
    assert all(claims[row["claim"]] == (row["claim_number"], row["claim_text"]) for row in rows)


@pytest.mark.parametrize("write", [write_claims, write_statements])
def test_no_cell_is_run_as_a_formula(write):
    content = write(tell_hostile_story().view)
    for row in read(content):
        assert not [cell for cell in row.values() if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]


def test_words_that_look_like_a_formula_are_kept_behind_an_apostrophe():
    (row,) = read(write_statements(tell_hostile_story().view))
    assert row["text"] == '\'=HYPERLINK("http://evil.example")'


@pytest.mark.parametrize("write", [write_claims, write_statements])
def test_a_table_begins_with_the_mark_that_spreadsheets_know_utf_8_by(write):
    assert write(tell_story().view).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("write", [write_claims, write_statements])
def test_an_empty_case_is_a_table_with_its_heading_only(write):
    assert len(write(Story().view).splitlines()) == 1
