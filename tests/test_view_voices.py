from __future__ import annotations

import pytest

from headwater.case import Case
from headwater.decisions.kinds import WRONG_SOURCE
from headwater.records import Description, Entity, Meaning, Mention, Referent, Refusal, Ruling, Statement
from headwater.run.listing import list_meanwhile
from headwater.view import voices
from headwater.view.case import CaseView
from headwater.view.index import Index
from tests.stories import Story, tell_story

OKAFOR = ("Mara Okafor", "person")


@pytest.fixture
def file(tmp_path):
    """Return a way to put a story into a case file."""

    def fill(story):
        case.add(story.rows)
        list_meanwhile(case)
        return case

    with Case.create(tmp_path / "case.sqlite") as case:
        yield fill


def entity(story, name):
    return story.entities[name].id


def statements(found):
    return [id_ for _, ids in found for id_ in ids]


def test_what_is_said_on_a_source_s_word_is_found_in_all_reports_the_oldest_first(file):
    story = tell_story()
    found = voices.list_said(file(story), entity(story, "Mara Okafor"), "", 0, 9)
    assert [report for report, _ in found] == [story.reports[name].id for name in ("01.txt", "02.txt")]


def test_whoever_passes_on_what_another_said_does_not_say_it(file):
    story = tell_story()
    case = file(story)
    wire = voices.tally_said(case, entity(story, "National Wire"))
    assert (wire.statements["own"], wire.statements["passed"]) == (0, 1)
    okafor = voices.tally_said(case, entity(story, "Mara Okafor"))
    assert (okafor.statements["own"], okafor.statements["passed"], okafor.reports["own"]) == (2, 0, 2)


def test_a_denial_is_a_statement_that_denies_its_claim_whatever_its_own_words(file):
    story = tell_story()
    report = story.report("4.txt", "Post", "2031-03-05", "Heads\nThe gates held, the mayor said.")
    held = story.say(report, "The gates held", ("the mayor", "person"))
    story.rows = [row for row in story.rows if row != held]
    denying = Statement(held.report, held.start, held.end, "denies", held.form, held.attribution)
    story.claim([story.add(denying)], [])
    case = file(story)
    for name in ("the mayor", "The Orrin Valley Water Authority"):
        assert voices.tally_said(case, entity(story, name)).statements["denies"] == 1
        assert len(statements(voices.list_said(case, entity(story, name), "denies", 0, 9))) == 1


def test_the_numbers_fit_the_lists_and_pages_hold_each_report_once(file):
    story = tell_story()
    case = file(story)
    for name in story.entities:
        tally = voices.tally_said(case, entity(story, name))
        for way in voices.WAYS:
            whole = voices.list_said(case, entity(story, name), way, 0, 99)
            assert (len(statements(whole)), len(whole)) == (tally.statements[way], tally.reports[way])
            pages = [one for n in range(len(whole)) for one in voices.list_said(case, entity(story, name), way, n, 1)]
            assert pages == whole


def rule(statement, value, at="2031-04-01T10:00:00"):
    return Ruling(f"decision {value} {at}", WRONG_SOURCE, statement.id, "", value, at, "by Ada", "")


def test_a_decided_source_takes_the_statement_over(file):
    story = tell_story()
    said = next(row for row in story.rows if isinstance(row, Statement))
    story.add(rule(said, "the fire chief"))
    story.add(rule(said, "nobody known", "2031-03-01T10:00:00"))
    case = file(story)
    assert said.id not in statements(voices.list_said(case, entity(story, "Mara Okafor"), "", 0, 9))
    assert said.id in statements(voices.list_said(case, entity(story, "the fire chief"), "own", 0, 9))


def test_the_page_of_a_source_and_the_chains_of_statements_agree_after_decisions(file):
    story = tell_story()
    for said in [row for row in story.rows if isinstance(row, Statement)][:2]:
        story.add(rule(said, "Mara Okafor"))
    case = file(story)
    view = CaseView(Index(case.rows))
    for name in story.entities:
        chained = {s.id for s in view.statements() if any(link.entity == entity(story, name) for link in s.chain)}
        assert set(statements(voices.list_said(case, entity(story, name), "", 0, 99))) == chained


def test_claims_that_it_is_an_origin_of_come_in_the_order_of_the_list(file):
    story = tell_story()
    case = file(story)
    assert voices.count_origins(case, entity(story, "the fire chief")) == 1
    (row,) = voices.list_origins(case, entity(story, "the fire chief"), 0, 9)
    assert case.sql("SELECT name FROM origin WHERE id = ?", (row,)) == [("the fire chief",)]


def refuse(story, words, source, *mentions):
    """Add a report that says that somebody declined to comment; `mentions` are the names in the source, with what is meant."""
    report = story.report(f"{len(story.rows)}.txt", "Post", "2031-03-05", f"Heads\n{words}")
    cue = "declined to comment"
    story.add(Refusal(report.id, *story.at(report, source), *story.at(report, cue)))
    for name, meant in mentions:
        start, end = story.at(report, name)
        referent = story.add(Referent(report.id, start, name, "person", (name,), "", plural=False))
        story.meaning(referent, meant, "person")
        story.add(Mention(report.id, start, end, "person", "name", referent.id))


def test_a_refusal_belongs_to_whoever_is_named_at_most_length_where_it_says_who(file):
    story = Story()
    refuse(
        story, "Mara Okafor of the ministry declined to comment.", "Mara Okafor of the ministry",
        ("Mara Okafor", "Okafor"), ("ministry", "the ministry"),
    )  # fmt: skip
    refuse(story, "The ministry declined to comment.", "The ministry", ("ministry", "the ministry"))
    case = file(story)
    assert [voices.count_refusals(case, entity(story, name)) for name in ("Okafor", "the ministry")] == [1, 1]
    assert len(voices.list_refusals(case, entity(story, "Okafor"), 0, 9)) == 1


def describe(story, file_, words, name="Mara Okafor"):
    report = story.report(file_, "Post", "2031-03-05", f"Heads\n{words}, {name}, spoke.")
    referent = story.add(Referent(report.id, 7, name, "person", (name,), "", plural=False))
    story.meaning(referent, name, "person")
    return story.add(Description(report.id, *story.at(report, words), referent.id, "apposition", ""))


def test_the_same_words_describe_it_once_with_how_often(file):
    story = Story()
    describe(story, "1.txt", "The chief engineer")
    describe(story, "2.txt", "the CHIEF engineer")
    describe(story, "3.txt", "a friend 🌊 of the dam")
    case = file(story)
    assert voices.count_descriptions(case, entity(story, "Mara Okafor")) == 2
    assert [one.number for one in voices.list_descriptions(case, entity(story, "Mara Okafor"), 0, 9)] == [2, 1]


def test_spellings_are_told_with_why_they_were_joined(file):
    story = tell_story()
    report = story.report("4.txt", "Post", "2031-03-05", "Heads\nOkafor M. spoke.")
    referent = story.add(Referent(report.id, 6, "Okafor M.", "person", ("Okafor M.",), "", plural=False))
    story.add(Meaning(referent.id, entity(story, "Mara Okafor"), "Okafor M. is a spelling of Mara Okafor"))
    case = file(story)
    found = voices.list_spellings(case, entity(story, "Mara Okafor"), 0, 9)
    assert [(one.name, one.why, one.reports) for one in found] == [
        ("Mara Okafor", "the same name", 2),
        ("Okafor M.", "Okafor M. is a spelling of Mara Okafor", 1),
    ]
    assert voices.count_spellings(case, entity(story, "Mara Okafor")) == 2


def test_an_outlet_is_shown_with_what_it_published(file):
    story = tell_story()
    case = file(story)
    assert voices.count_published(case, entity(story, "National Wire")) == 1
    assert voices.list_published(case, entity(story, "National Wire"), 0, 9) == [story.reports["01.txt"].id]


def test_a_source_that_nothing_is_known_of_has_empty_lists(file):
    case = file(tell_story())
    nobody = case.add([Entity("x", "Nobody", "person", ("Nobody",))]) and Entity("x", "Nobody", "person", ()).id
    assert not any(voices.tally_said(case, nobody).statements.values())
    counts = (
        voices.count_origins,
        voices.count_refusals,
        voices.count_descriptions,
        voices.count_spellings,
        voices.count_published,
    )
    assert [count(case, nobody) for count in counts] == [0] * 5
