from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import StopRun
from headwater.records import Claim, Membership
from headwater.view.phrases import (
    count,
    list_versions,
    name_deniers,
    name_origins,
    say_changes,
    say_copies,
    say_date,
    say_echo,
    say_echoes,
    say_range,
    say_size,
    shorten,
)
from headwater.view.spans import AROUND, Span
from tests.stories import Story, tell_story


@pytest.fixture(scope="module")
def case():
    return tell_story().view


def test_a_claim_leads_to_its_origins_and_their_reasons(case):
    origin = case.claims()[0].origins[0]
    assert (origin.name, origin.kind) == ("Mara Okafor", "person")
    assert origin.why.startswith("Named as the source by National Wire")
    assert [statement.report.outlet for statement in origin.statements] == ["National Wire", "The Daily Lamp"]


def test_claims_of_more_reports_come_first_and_denied_ones_before_others(case):
    assert [claim.echo for claim in case.claims()] == [2, 2, 1]
    assert [claim.denied for claim in case.claims()] == [True, False, False]
    assert [claim.number for claim in case.claims()] == [1, 2, 3]


def test_no_claim_is_left_out_however_little_it_says():
    story = Story()
    report = story.report("1.txt", "Post", None, "Title\n" + " ".join(f"Point {n}." for n in range(300)))
    for n in range(300):
        story.claim([story.say(report, f"Point {n}.")], [])
    assert len(story.view.claims()) == 300


def test_several_reports_of_one_origin_are_single_source(case):
    assert [claim.single_source for claim in case.claims()] == [True, False, False]


def test_a_claim_has_changed_where_its_versions_differ(case):
    assert [claim.changed for claim in case.claims()] == [False, True, False]
    toll = case.claims()[1]
    assert [(version.value, version.words) for version in toll.versions] == [("9+", ("At least 9",)), ("12", ("12",))]
    assert list_versions(toll) == [("killed", ["9+", "12"])]


def test_a_quotation_whose_words_differ_makes_its_claim_changed():
    story = tell_story()
    wire, tabloid = story.reports["01.txt"], story.reports["02.txt"]
    quote = story.say(wire, "“We lost the whole lower town 🌊,”", ("the fire chief", "person"))
    story.claim([quote, story.say(tabloid, "“We lost the lower town,”", ("the fire chief", "person"))], [])
    changed = next(claim for claim in story.view.claims() if claim.text.startswith("“We lost"))
    assert changed.changed
    assert [change.why for change in changed.alterations] == ["“whole” and “🌊” are left out"]


def test_a_chain_runs_from_the_reader_inwards_and_knows_which_report_is_meant(case):
    taken = next(s for s in case.claims()[0].statements if s.report.outlet == "The Daily Lamp")
    assert [link.name for link in taken.chain] == ["National Wire", "Mara Okafor"]
    assert taken.chain[0].meant == case.report("01.txt")
    assert taken.chain[1].meant is None


def test_an_outlet_that_the_report_does_not_rely_on_means_no_report():
    story = Story()
    story.report("1.txt", "National Wire", "2031-03-03", "Title\nThe gates broke.")
    other = story.report("2.txt", "Valley Post", "2031-03-04", "Title\nThe gates broke, National Wire reported.")
    statement = story.say(other, "The gates broke", ("National Wire", "outlet"))
    story.claim([statement], [])
    assert story.view.claims()[0].statements[0].chain[0].meant is None


def test_a_statement_in_the_outlets_own_voice_has_no_chain(case):
    assert case.claims()[2].statements[0].chain == []


def test_denials_are_told_apart_from_assertions(case):
    claim = case.claims()[0]
    assert [statement.stance for statement in claim.denials] == ["denies"]
    assert name_deniers(claim) == ["The Orrin Valley Water Authority"]


def test_a_statement_inside_another_of_its_claim_is_shown_once():
    story = Story()
    report = story.report("1.txt", "Post", None, "Title\nThe gates broke early on Sunday.")
    outer = story.say(report, "The gates broke early on Sunday.")
    inner = story.say(report, "The gates broke")
    story.claim([outer, inner], [])
    claim = story.view.claims()[0]
    assert len(claim.statements) == 2
    assert [statement.text for statement in claim.outer_statements] == ["The gates broke early on Sunday."]


def test_a_report_knows_whom_it_relies_on_and_what_it_adds(case):
    report = case.report("02.txt")
    assert [(r.on.outlet, r.how) for r in report.relies] == [("National Wire", "verbatim")]
    assert [r.report.outlet for r in case.report("01.txt").relied_on] == ["The Daily Lamp"]
    assert [addition.span.text for addition in report.additions] == ["Experts call it the worst failure in a century."]


def test_a_copy_runs_towards_the_report_that_relies_and_says_whether_it_credits(case):
    (copy,) = case.copies()
    taken = copy.b if copy.direction == "a->b" else copy.a
    assert taken.report == case.report("02.txt").id
    assert copy.a.text == copy.b.text
    assert copy.credited


def test_reports_come_by_date_and_those_without_one_last(case):
    assert [report.file for report in case.reports()] == ["01.txt", "02.txt", "03.txt"]
    assert case.reports()[-1].published is None


def test_a_report_is_called_by_its_heading(case):
    assert case.report("01.txt").title == "Dam gates not inspected for four years, engineer says"


@pytest.mark.parametrize("which", ["1", "id", "id[:6]"])
def test_a_claim_is_found_by_number_id_or_the_beginning_of_its_id(case, which):
    first = case.claims()[0]
    asked = {"1": "1", "id": first.id, "id[:6]": first.id[:6]}[which]
    assert case.claim(asked) == first


@pytest.mark.parametrize("which", ["0", "99", "", "zzzz"])
def test_a_claim_that_is_not_there_stops_with_what_to_give_instead(case, which):
    with pytest.raises(StopRun, match="give a number from 1 to 3"):
        case.claim(which)


def test_a_report_that_is_not_there_stops_with_what_to_give_instead(case):
    with pytest.raises(StopRun, match="no report 'nope'"):
        case.report("nope")


def test_a_file_name_of_two_reports_stops_with_their_ids():
    story = Story()
    story.report("a/1.txt", "Post", None, "One\ntext")
    story.report("b/1.txt", "Lamp", None, "Two\ntext")
    with pytest.raises(StopRun, match="means 2 reports"):
        story.view.report("1.txt")


def test_a_claim_that_was_not_counted_yet_is_shown_by_its_first_statement():
    story = Story()
    report = story.report("1.txt", "Post", None, "Title\nThe gates broke.")
    story.claim([story.say(report, "The gates broke.")], [])
    story.rows = [row for row in story.rows if type(row).__name__ != "Tally"]
    (claim,) = story.view.claims()
    assert (claim.text, claim.echo, claim.origins_max, claim.why) == ("The gates broke.", 1, 0, "")


def test_every_span_shows_exactly_what_its_offsets_point_at(case):
    for statement in case.statements():
        assert statement.report.text[statement.row.start : statement.row.end] == statement.text
        assert "".join(statement.span.context).count(statement.text) >= 1


@given(st.text(alphabet="ab \n水ع\u0301🌊", max_size=600), st.data())
def test_a_context_stands_around_its_words_in_the_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, words, after = Span("r", start, end, text).context
    assert words == text[start:end]
    assert before.removeprefix("…") == text[start - len(before.removeprefix("…")) : start]
    assert after.removesuffix("…") == text[end : end + len(after.removesuffix("…"))]
    assert len(before) <= AROUND + 1
    assert len(after) <= AROUND + 1
    assert "\n" not in before + after


def test_the_sentence_that_headwater_exists_for(case):
    assert [say_echo(claim) for claim in case.claims()] == [
        "2 reports → 1 origin",
        "2 reports → 1–2 origins",
        "1 report → 1 origin",
    ]


def test_a_single_origin_is_named_with_the_outlet_that_had_it_first(case):
    assert [name_origins(claim) for claim in case.claims()] == [
        "Mara Okafor, via National Wire",
        "the fire chief · the regional hospital",
        "Valley Post",
    ]


def test_the_size_of_a_case_in_a_line(case):
    assert say_size(case) == "3 reports from 3 outlets · 6 statements · 3 claims, 2 in several reports · 1 copy of one report"
    assert say_echoes(case) == "1 of 2 claims in several reports rests on a single origin"
    assert say_copies(case) == "1 copy of one report"
    assert say_changes(case) == "1 quotation differs between reports · 1 report says what its source does not"


def test_nothing_is_said_of_origins_where_no_claim_is_in_several_reports():
    assert say_echoes(Story().view) == say_copies(Story().view) == say_changes(Story().view) == ""


@pytest.mark.parametrize(
    ("given", "said"),
    [("2031-03-02", "2 March 2031"), ("2031-03-02T23:59:00+01:00", "2 March 2031"), ("2031-03", "2031-03"), (None, "")],
)
def test_a_date_is_said_in_words_where_it_is_whole(given, said):
    assert say_date(given) == said


def test_numbers_and_ranges_are_said_as_people_say_them():
    assert [count(1, "copy", "copies"), count(2000, "report"), say_range(1, 1), say_range(2, 3)] == [
        "1 copy",
        "2,000 reports",
        "1",
        "2–3",
    ]


@given(st.text(max_size=80), st.integers(5, 40))
def test_a_shortened_text_is_one_line_and_never_longer_than_asked(text, limit):
    short = shorten(text, limit)
    assert len(short) <= limit
    assert "\n" not in short


def test_a_statement_s_stance_is_what_it_does_to_its_claim_and_its_own_where_it_has_none():
    story = Story()
    report = story.report("1.txt", "Post", None, "Title\nAll gates were checked. None was shut.")
    checked, shut = story.say(report, "All gates were checked."), story.say(report, "None was shut.")
    story.add(Membership(checked.id, story.add(Claim(checked.id)).id, "the same words", "denies"))
    known = {statement.id: statement.stance for statement in story.view.report("1.txt").statements}
    assert known == {checked.id: "denies", shut.id: shut.stance}
