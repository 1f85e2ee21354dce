"""Notes beside what they are on."""

from __future__ import annotations

import pytest

from headwater.records import NoteRuling
from headwater.view.notes import notes_on, notes_on_source, notes_within
from tests.decisions.makers import decide, ruling
from tests.stories import tell_story


@pytest.fixture
def story():
    return tell_story()


def note(story, row, sort, text, at="2031-03-10T08:20"):
    """Note something on a row."""
    made = decide("note", ("r1", 0, 9), value=sort, why=text, at=at)
    found = ruling("note", row, value=sort, record=NoteRuling)
    story.add(made)
    story.add(NoteRuling(made.id, "note", row, "", sort, at, found.said, ""))


def texts(notes):
    return [one.text for one in notes]


def test_where_nothing_was_noted_there_are_no_notes(story):
    claim = story.view.claims()[0]
    assert notes_on(claim) == notes_on(claim.statements[0]) == notes_within(claim.reports[0]) == []
    assert notes_on_source(story.view.index, claim.origins[0].row.entity) == []


def test_a_note_on_a_claim_is_on_whatever_claim_holds_its_statement(story):
    claim = story.view.claims()[0]
    note(story, claim.statements[0].id, "claim", "ask again")
    assert texts(notes_on(story.view.claims()[0])) == ["ask again"]
    assert notes_on(claim.statements[0]) == []


def test_a_note_on_a_statement_is_shown_with_the_statement_its_claim_and_its_report(story):
    statement = story.view.claims()[0].statements[0]
    note(story, statement.id, "statement", "a typing error")
    (shown,) = notes_on(statement_of(story, statement.id))
    assert (shown.text, shown.words, shown.on) == ("a typing error", statement.text, "statement")
    assert shown.said == "a typing error (Ada Moor, 10 March 2031)"
    assert texts(notes_on(story.view.claims()[0])) == ["a typing error"]
    assert texts(notes_within(statement_of(story, statement.id).report)) == ["a typing error"]


def statement_of(story, id_):
    return next(s for s in story.view.statements() if s.id == id_)


def test_a_note_on_a_report_is_not_on_what_is_said_in_it(story):
    report = story.view.reports()[0]
    note(story, report.id, "report", "an advertisement")
    assert texts(notes_on(story.view.report(report.id))) == ["an advertisement"]
    assert notes_on(story.view.report(report.id).statements[0]) == []


def test_a_note_on_a_source_is_on_all_that_mean_it(story):
    origin = story.view.claims()[0].origins[0]
    referent = next(link.row.referent for s in origin.statements for link in s.chain if link.entity == origin.row.entity)
    note(story, referent, "source", "her brother denies it")
    assert texts(notes_on_source(story.view.index, origin.row.entity)) == ["her brother denies it"]


def test_notes_are_in_the_order_in_which_they_were_written(story):
    report = story.view.reports()[0]
    note(story, report.id, "report", "second", at="2031-03-12")
    note(story, report.id, "report", "first", at="2031-03-11")
    assert texts(notes_on(story.view.report(report.id))) == ["first", "second"]
