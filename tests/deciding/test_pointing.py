"""What a person means by a word."""

from __future__ import annotations

import pytest

from headwater.deciding.pointing import find_anchor, find_noted, find_piece, find_statements
from headwater.decisions.kinds import WHOLE
from headwater.errors import StopRun
from headwater.records import Mention
from tests.stories import tell_story


@pytest.fixture
def case():
    return tell_story().view


def at(thing):
    return thing.row.report, thing.row.start, thing.row.end


def test_a_claim_stands_for_its_clearest_statement_by_number_and_by_id(case):
    claim = case.claims()[0]
    assert find_anchor(case, "1", "same-claim") == find_anchor(case, claim.id, "same-claim") == at(claim.clearest)


def test_a_statement_is_named_by_its_id_its_span_and_its_words(case):
    statement = case.claims()[0].statements[0]
    file = statement.report.file
    span = f"{file}:{statement.row.start}-{statement.row.end}"
    for thing in (statement.id, statement.id[:8], span, f"{file}:{statement.text}", span.replace(file, statement.report.id)):
        assert find_anchor(case, thing, "wrong-source") == at(statement)


def test_a_report_is_named_by_its_file_and_its_id(case):
    report = case.reports()[0]
    assert find_anchor(case, report.file, "relies") == find_anchor(case, report.id, "relies") == (report.id, WHOLE, WHOLE)


def test_an_entity_stands_for_where_it_is_named_and_for_the_report_that_it_published():
    story = tell_story()
    okafor = story.entities["Mara Okafor"]
    with pytest.raises(StopRun):
        find_anchor(story.view, okafor.id, "same-entity")
    report = story.view.reports()[0]
    story.add(Mention(report.id, 0, 9, "person", "name", okafor.first))
    assert find_anchor(story.view, okafor.id, "same-entity") == (report.id, 0, 9)
    wire = story.entities["National Wire"]
    _, *span = find_anchor(story.view, wire.id, "same-entity")
    assert span == [WHOLE, WHOLE]


def test_what_means_nothing_is_refused_with_the_next_step(case):
    for thing, kind in (("nothing", "same-claim"), ("nothing", "relies"), ("Nobody Here", "same-entity")):
        with pytest.raises(StopRun):
            find_anchor(case, thing, kind)


def test_all_statements_of_a_claim_are_meant_where_they_are_asked_for(case):
    claim = case.claims()[0]
    assert [s.id for s in find_statements(case, claim.id)] == [s.id for s in claim.statements]


def test_a_piece_of_a_report_has_no_blanks_at_its_ends(case):
    report = case.reports()[0]
    word = report.text.split()[1]
    found = find_piece(case, f" {word} ", report.id)
    assert report.text[found[1] : found[2]] == word


def test_a_piece_of_another_report_is_refused(case):
    one, other = case.reports()[:2]
    with pytest.raises(StopRun, match="a statement cannot move elsewhere"):
        find_piece(case, f"{other.file}:0-4", one.id)


def test_what_a_note_is_on_is_told_by_what_is_named(case):
    claim = case.claims()[0]
    statement = claim.statements[0]
    assert find_noted(case, claim.id) == (at(claim.clearest), "claim")
    assert find_noted(case, statement.id) == (at(statement), "statement")
    assert find_noted(case, statement.report.file) == ((statement.report.id, WHOLE, WHOLE), "report")
    with pytest.raises(StopRun, match="is nothing in this case"):
        find_noted(case, "nothing of this case")
