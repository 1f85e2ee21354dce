from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.decisions.anchors import Rows, find_misfit, rule
from headwater.decisions.fitting import CLEAR, ENOUGH, fit_span
from headwater.records import ClaimRuling, EntityRuling, Mention, NoteRuling, Referent, Report, Ruling, SpanRuling, Statement
from tests.decisions.makers import WHOLE, decide

TEXT = "The gates broke at dawn, fire chief Darragh Quill said. Nobody had looked at them. Quill has left."
ONE = Report("d1", "Harrow Herald", TEXT, "01.txt", "", None, "", "", "en", ())
TWO = replace(ONE, digest="d2", outlet="Orrin Today", file="02.txt")


def say(report, words):
    start = report.text.index(words)
    return Statement(report.id, start, start + len(words), "asserts", "sentence", "")


def name(report, words, key):
    start = report.text.index(words)
    person = Referent(report.id, key, words, "person", (words,), "", plural=False)
    return Mention(report.id, start, start + len(words), "person", "name", person.id), person


SAID = [
    say(ONE, "The gates broke at dawn, fire chief Darragh Quill said."),
    say(ONE, "Nobody had looked at them."),
    say(TWO, "The gates broke at dawn"),
]
NAMED, PEOPLE = zip(name(ONE, "Darragh Quill", 36), name(TWO, "Darragh Quill", 36), strict=True)
OUTLETS = [Referent(report.id, -1, report.outlet, "outlet", (report.outlet,), "", plural=False) for report in (ONE, TWO)]
ROWS = Rows.of([ONE, TWO], SAID, NAMED, [*PEOPLE, *OUTLETS])


def span(statement):
    return statement.report, statement.start, statement.end


def test_an_anchor_that_is_a_statement_fits_it():
    found = rule(decide("same-claim", span(SAID[0]), span(SAID[2])), ROWS)
    assert (found.a, found.b, found.orphan) == (SAID[0].id, SAID[2].id, "")


def test_an_anchor_whose_statement_grew_fits_it_still():
    report, start, end = span(SAID[1])
    found = rule(decide("not-a-claim", (report, start, end - 5)), ROWS)
    assert (found.a, found.orphan) == (SAID[1].id, "")


def test_an_anchor_over_two_statements_is_an_orphan_and_no_guess():
    report, start, _ = span(SAID[0])
    found = rule(
        decide("not-a-claim", (report, start, len(TEXT))), Rows.of([ONE], [say(ONE, TEXT[:49]), say(ONE, TEXT[49:])], [], [])
    )
    assert found.a == ""
    assert found.orphan == f"no one statement stands at 0-{len(TEXT)} of 01.txt"


def test_an_anchor_in_a_report_that_is_gone_is_an_orphan_that_says_so():
    found = rule(decide("same-claim", ("gone", 0, 9), span(SAID[0])), ROWS)
    assert (found.a, found.b) == ("", SAID[0].id)
    assert found.orphan == "report gone is not in the case"


def test_a_report_that_has_another_id_now_is_known_by_its_text_unless_two_have_it():
    statement = say(TWO, "Nobody had looked at them.")
    decision = decide("not-a-claim", ("gone", statement.start, statement.end), a_digest="d2")
    assert rule(decision, Rows.of([ONE, TWO], [statement], [], [])).a == statement.id
    twins = Rows.of([TWO, replace(TWO, outlet="Civic Ledger")], [statement], [], [])
    assert rule(decision, twins).orphan == "report gone is not in the case"


def test_both_reasons_are_given_where_both_anchors_fit_nothing():
    found = rule(decide("same-claim", ("gone", 0, 9), (ONE.id, 0, 999)), ROWS)
    assert found.orphan == "report gone is not in the case; 01.txt ends before 0-999"


def test_two_anchors_that_come_to_fit_one_statement_are_an_orphan():
    report, start, end = span(SAID[0])
    found = rule(decide("not-same-claim", (report, start, end), (report, start, end - 1)), ROWS)
    assert found.orphan == "both of its anchors fit the same"


def test_a_name_is_the_person_meant_and_a_whole_report_its_outlet():
    found = rule(decide("same-entity", (ONE.id, 36, 49), (TWO.id, *WHOLE)), ROWS)
    assert (found.a, found.b) == (PEOPLE[0].id, OUTLETS[1].id)


def test_reliance_is_between_the_reports_whatever_span_was_pointed_at():
    found = rule(decide("relies", (ONE.id, 3, 9), (TWO.id, *WHOLE)), ROWS)
    assert (found.a, found.b, found.orphan) == (ONE.id, TWO.id, "")


def test_origins_are_those_of_a_statement_or_of_a_whole_report():
    found = rule(decide("independent", span(SAID[0]), (TWO.id, *WHOLE)), ROWS)
    assert (found.a, found.b) == (SAID[0].id, TWO.id)


def test_a_note_that_does_not_say_what_it_is_on_is_on_the_report():
    assert rule(decide("note", (ONE.id, 3, 9)), ROWS).a == ONE.id
    assert rule(decide("note", (ONE.id, 3, 9)), ROWS).orphan == ""
    assert rule(decide("note", ("gone", 3, 9)), ROWS).orphan


def test_a_note_is_on_the_statement_the_name_or_the_report_that_it_says():
    assert rule(decide("note", span(SAID[0]), value="claim"), ROWS).a == SAID[0].id
    assert rule(decide("note", span(SAID[0]), value="statement"), ROWS).a == SAID[0].id
    assert rule(decide("note", (ONE.id, 36, 49), value="source"), ROWS).a == PEOPLE[0].id
    assert rule(decide("note", (ONE.id, *WHOLE), value="report"), ROWS).a == ONE.id
    assert rule(decide("note", (ONE.id, 3, 9), value="statement"), ROWS).orphan == "no one statement stands at 3-9 of 01.txt"


def move(statement, start, end, decision="d"):
    return SpanRuling(decision, statement.report, statement.start, statement.end, start, end, "2031-03-10T08:20")


def moved(statement, start, end):
    """Return the decision that moves a statement, and the rows after it was moved."""
    where = (statement.report, start, end)
    after = [replace(one, start=start, end=end) if one is statement else one for one in SAID]
    rows = Rows.of([ONE, TWO], after, NAMED, PEOPLE, [move(statement, start, end)])
    return decide("wrong-span", span(statement), where), after[SAID.index(statement)], rows


def test_a_wrong_span_comes_to_the_statement_that_stands_where_it_is_wanted():
    decision, statement, rows = moved(SAID[0], 0, 23)
    found = rule(decision, rows)
    assert (found.a, found.value, found.orphan) == (statement.id, "0-23", "")


def test_other_decisions_on_a_statement_that_was_moved_follow_it():
    _, statement, rows = moved(SAID[0], 0, 9)
    assert rule(decide("not-a-claim", span(SAID[0])), rows).a == statement.id


def test_a_wrong_span_whose_statement_is_gone_is_an_orphan():
    decision, _, _ = moved(SAID[1], 56, 62)
    found = rule(decision, Rows.of([ONE, TWO], [SAID[0]], [], []))
    assert (found.a, found.orphan) == ("", "no one statement stands at 56-82 of 01.txt")


def test_before_it_is_kept_a_wrong_span_needs_the_statement_only():
    decision, *_ = moved(SAID[0], 0, 23)
    assert find_misfit(decision, ROWS) == ""
    assert find_misfit(decide("wrong-span", (ONE.id, 0, 9), (ONE.id, 2, 9)), ROWS) == "no one statement stands at 0-9 of 01.txt"


def test_a_kind_of_a_later_version_is_an_orphan_and_is_kept():
    assert rule(decide("astonishing", (ONE.id, 3, 9)), ROWS).orphan == "this version knows no decision 'astonishing'"


@pytest.mark.parametrize(
    ("kind", "table"),
    [("same-claim", ClaimRuling), ("not-a-claim", ClaimRuling), ("split", ClaimRuling), ("same-entity", EntityRuling),
     ("relies", Ruling), ("wrong-source", Ruling), ("note", NoteRuling)],
)  # fmt: skip
def test_what_a_decision_comes_to_lies_where_only_what_depends_on_it_reads(kind, table):
    assert type(rule(decide(kind, span(SAID[0]), span(SAID[2])), ROWS)) is table


def test_a_ruling_says_who_decided_when_and_why():
    assert rule(decide("note", (ONE.id, 3, 9)), ROWS).said == "decided by Ada Moor on 2031-03-10: I asked them"
    assert rule(decide("note", (ONE.id, 3, 9), why=""), ROWS).said == "decided by Ada Moor on 2031-03-10"


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS, unique=True, max_size=12), SPANS)
def test_what_fits_is_the_exact_span_or_what_is_clearly_best(spans, wanted):
    found = fit_span(*wanted, [(start, end, f"{start}-{end}") for start, end in spans])
    if wanted in spans:
        assert found == f"{wanted[0]}-{wanted[1]}"
    shares = {
        f"{s}-{e}": max(0, min(e, wanted[1]) - max(s, wanted[0])) / (max(e, wanted[1]) - min(s, wanted[0])) for s, e in spans
    }
    best, second, *_ = [*sorted(shares.values(), reverse=True), 0.0, 0.0]
    if found:
        assert shares[found] == best >= ENOUGH
        assert best == 1.0 or best - second >= CLEAR
    else:
        assert best < ENOUGH or best - second < CLEAR


def test_between_a_sentence_and_what_is_quoted_in_it_nothing_is_guessed():
    spans = [(0, 100, "sentence"), (4, 100, "content")]
    assert fit_span(2, 100, spans) == ""
    assert fit_span(4, 100, spans) == "content"
    assert fit_span(2, 100, [(0, 100, "sentence"), (30, 100, "content")]) == "sentence"


def test_one_row_named_twice_there_is_still_one():
    assert fit_span(0, 10, [(0, 8, "quill"), (2, 10, "quill")]) == "quill"
    assert fit_span(0, 10, [(0, 8, "quill"), (2, 10, "enge")]) == ""
