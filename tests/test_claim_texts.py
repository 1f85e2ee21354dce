"""A claim's text, completed, and its table of versions: in Python, in the trace, as CSV, on the page, in the terminal."""

from __future__ import annotations

import csv
import io

import jsonschema
import pytest
from typer.testing import CliRunner

from headwater.case import Case
from headwater.cli import app
from headwater.exports.html import write_page
from headwater.exports.tables import stream_table
from headwater.exports.trace import make_trace, trace_schema
from headwater.records import Date, Mention, Referent, Version
from headwater.view.phrases import shorten_pieces
from tests.stories import Story

FIRST = "Engineer warned of the dam\nMara Okafor left the dam in June. On Sunday she wrote to the owner. Nine people died.\n"
SECOND = "Twelve dead\nTwelve people died, the hospital said.\n"


@pytest.fixture(scope="module")
def story():
    told = Story()
    wire = told.report("01.txt", "National Wire", "2031-03-03", FIRST)
    lamp = told.report("02.txt", "Daily Lamp", "2031-03-04", SECOND)
    start, end = told.at(wire, "Mara Okafor")
    engineer = told.add(Referent(wire.id, start, "Mara Okafor", "person", ("Mara Okafor",), "", plural=False))
    told.add(Mention(wire.id, start, end, "person", "name", engineer.id))
    told.add(Date(wire.id, *told.at(wire, "Sunday"), "2031-03-02", None, "day", "the Sunday before"))
    told.claim([told.say(wire, "On Sunday she wrote to the owner.")], [])
    nine, twelve = told.say(wire, "Nine people died."), told.say(lamp, "Twelve people died", ("the hospital", "organisation"))
    toll = told.claim([nine, twelve], [])
    for said, words, value in ((nine, "Nine people", "9"), (twelve, "Twelve people", "12")):
        report = wire if said is nine else lamp
        told.add(Version(toll.id, "killed", said.id, report.id, *told.at(report, words), value))
    return told


@pytest.fixture(scope="module")
def claims(story):
    return {claim.text: claim for claim in story.view.claims()}


def test_the_text_is_the_reports_own_and_the_completed_one_says_who_and_when(claims):
    claim = claims["On Sunday she wrote to the owner."]
    assert claim.completed == "On Sunday [2 March 2031] [Mara Okafor] wrote to the owner."
    assert claim.clearest.span.text == claim.text
    assert "".join(words for words, added in claim.wording if not added) == "On Sunday  wrote to the owner."


def test_a_claim_that_stands_alone_is_left_as_it_is(claims):
    toll = claims["Nine people died."]
    assert toll.completed == toll.text
    assert toll.wording == [(toll.text, False)]


def test_the_table_of_versions_says_who_told_what_when_and_what_that_is(claims):
    lines = claims["Nine people died."].told["killed"]
    assert [(line.value, line.report.name, line.origin, line.how, line.to) for line in lines] == [
        ("9", "National Wire", "National Wire", "first", ""),
        ("12", "Daily Lamp", "the hospital", "contradiction", "9"),
    ]
    assert [line.words for line in lines] == ["Nine people", "Twelve people"]


def test_the_trace_has_the_text_its_statement_and_the_completed_text(story, claims):
    trace = make_trace(story.view)
    jsonschema.validate(trace, trace_schema())
    row = next(row for row in trace["claims"] if row["text"].startswith("On Sunday"))
    said = next(one for one in trace["statements"] if one["id"] == row["statement"])
    assert said["text"] == row["text"]
    assert row["completed"] == claims[row["text"]].completed


def test_the_trace_tells_of_each_version_what_it_is(story):
    row = next(row for row in make_trace(story.view)["claims"] if row["variants"])
    assert [(line["value"], line["how"], line["to"]) for line in row["variants"][0]["told"]] == [
        ("9", "first", None),
        ("12", "contradiction", "9"),
    ]


def test_the_table_of_claims_has_the_completed_text(story):
    rows = list(csv.DictReader(io.StringIO(b"".join(stream_table(story.view, "claims")).decode("utf-8-sig"))))
    assert "On Sunday [2 March 2031] [Mara Okafor] wrote to the owner." in {row["completed"] for row in rows}


def test_the_page_marks_what_was_added_and_shows_the_table(story):
    page = write_page(story.view).decode()
    assert '<span class="added">[Mara Okafor]</span>' in page
    assert '<td class="told contradiction" dir="auto">contradicts 9</td>' in page
    assert "the hospital" in page


def test_the_command_shows_the_completed_text_above_the_reports_words(story, tmp_path):
    with Case.create(tmp_path / "dam.sqlite") as case:
        case.add(story.rows)
        number = str(next(claim.number for claim in story.view.claims() if claim.text.startswith("On Sunday")))
    printed = CliRunner().invoke(app, ["claim", str(tmp_path / "dam.sqlite"), number], prog_name="headwater").stdout
    assert f"{number}  On Sunday [2 March 2031] [Mara Okafor] wrote to the owner." in printed
    assert "On Sunday she wrote to the owner. (National Wire, 3 March 2031 [01.txt])" in printed


def test_pieces_are_cut_where_the_limit_is_passed():
    pieces = [("On Sunday ", False), ("[Mara Okafor]", True), (" wrote to\nthe owner of the dam", False)]
    assert shorten_pieces(pieces, 100) == [*pieces[:2], (" wrote to the owner of the dam", False)]
    assert "".join(words for words, _ in shorten_pieces(pieces, 36)).endswith("…")
    assert len("".join(words for words, _ in shorten_pieces(pieces, 36))) <= 36
