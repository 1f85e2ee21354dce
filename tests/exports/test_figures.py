from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from headwater.exports.figures import bound_days, walk_figures
from headwater.exports.tables import stream_table
from headwater.records import Date, Figure, Mention, Passage, Referent
from tests.stories import Story

TEXT = """Kestrel dam fails
At least 9 people were killed in Orrin on Sunday, the fire chief said. The regional hospital counted 12 dead in Port Orrin.
Some 40 homes were lost in March.
"""


def tell_tolls():
    story = Story()
    report = story.report("01.txt", "National Wire", "2031-03-04", TEXT, url="https://wire.example/1")
    sentences = [line for line in TEXT.replace("said. ", "said.\n").splitlines()[1:] if line]
    for number, line in enumerate(sentences):
        story.add(Passage(report.id, *story.at(report, line), "sentence", number, ""))
    nine = story.say(report, "At least 9 people were killed in Orrin on Sunday", ("the fire chief", "person"))
    story.say(report, sentences[0])
    twelve = story.say(report, "12 dead in Port Orrin", ("The regional hospital", "organisation"))
    story.say(report, sentences[2])
    story.claim([nine, twelve], [("the fire chief", "person", (nine,), "named")])
    for words, value, low, high, bound, unit, role in (
        ("At least 9", 9.0, 9.0, None, "at least", "people", "killed"),
        ("12", 12.0, 12.0, 12.0, "exact", "", "killed"),
        ("Some 40", 40.0, None, None, "about", "homes", ""),
    ):
        story.add(Figure(report.id, *story.at(report, words), value, low, high, bound, unit, role))
    story.add(Date(report.id, *story.at(report, "on Sunday"), "2031-03-02", None, "day", "the Sunday before"))
    story.add(Date(report.id, *story.at(report, "March"), "2031-03", None, "month", "the month of the report"))
    for place in ("in Orrin", "in Port Orrin"):
        start, end = story.at(report, place)
        referent = story.add(Referent(report.id, start, place[3:], "place", (place[3:],), "", plural=False))
        story.meaning(referent, place[3:], "place")
        story.add(Mention(report.id, start + 3, end, "place", "name", referent.id))
    return story


@pytest.fixture
def rows():
    content = b"".join(stream_table(tell_tolls().view, "figures")).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def pick(rows, *columns):
    return [tuple(row[column] for column in columns) for row in rows]


def test_there_is_one_row_a_figure_and_who_gave_it(rows):
    assert pick(rows, "words", "source_original", "source_kind", "source_office") == [
        ("At least 9", "the fire chief", "person", "National Wire"),
        ("12", "The regional hospital", "organisation", "National Wire"),
        ("Some 40", "National Wire", "outlet", "National Wire"),
    ]


def test_bounds_are_left_open_where_the_report_leaves_them_open(rows):
    assert pick(rows, "low", "best", "high", "bound") == [
        ("9.0", "9.0", "", "at least"),
        ("12.0", "12.0", "12.0", "exact"),
        ("", "40.0", "", "about"),
    ]


def test_day_and_place_are_those_of_the_figures_own_sentence(rows):
    assert pick(rows, "date_start", "date_end", "date_prec", "where_description") == [
        ("2031-03-02", "2031-03-02", "1", "Orrin"),
        ("", "", "", "Port Orrin"),
        ("2031-03-01", "2031-03-31", "4", ""),
    ]


def test_a_figure_leads_to_its_claim_its_report_and_its_words(rows):
    assert pick(rows, "claim_number", "source_article", "source_headline")[0] == (
        "1",
        "https://wire.example/1",
        "Kestrel dam fails",
    )
    assert all(TEXT[int(row["start"]) : int(row["end"])] == row["words"] for row in rows)


def test_a_figure_that_two_statements_hold_is_given_by_the_inner_one():
    figures = list(walk_figures(tell_tolls().view))
    assert [figure.statement.text[:10] for figure in figures] == ["At least 9", "12 dead in", "Some 40 ho"]
    assert figures[0].statement.chain


def test_a_figure_outside_every_statement_has_no_row():
    story = Story()
    report = story.report("1.txt", "Post", None, "Title\nRead 10 more stories")
    story.add(Figure(report.id, *story.at(report, "10"), 10.0, 10.0, 10.0, "exact", "stories", ""))
    assert list(walk_figures(story.view)) == []


@pytest.mark.parametrize(
    ("value", "end", "grain", "days"),
    [
        ("2031-03-02T18:00+00:00", None, "hour", (date(2031, 3, 2), date(2031, 3, 2))),
        ("2031-03-02", None, "week", (date(2031, 3, 2), date(2031, 3, 8))),
        ("2032-02", None, "month", (date(2032, 2, 1), date(2032, 2, 29))),
        ("2031", "2032", "year", (date(2031, 1, 1), date(2032, 12, 31))),
        ("2031-02-27", "2031-02-28", "day", (date(2031, 2, 27), date(2031, 2, 28))),
        ("XXXX-03-02", None, "day", None),
        ("2031-02-31", None, "day", None),
    ],
)
def test_a_time_is_bounded_by_its_first_and_its_last_day(value, end, grain, days):
    assert bound_days(Date("r", 0, 1, value, end, grain, "")) == days
