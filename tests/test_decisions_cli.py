"""`decide`, `decisions` and `undo` on the command line."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from typer.testing import CliRunner

from headwater.case import Case
from headwater.cli import app
from headwater.deciding import list_decisions
from headwater.records import ClaimRuling, Decision, Membership, Report, Statement
from tests.decisions.makers import decide as make
from tests.decisions.piles import GATES, trace_pile

ADA = ("--by", "Ada Moor", "--why", "I asked them", "--at", "2031-03-10T08:20")
SIRENS, RIVER = "03.txt:The sirens of the valley", "04.txt:The river will fall by Friday"


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], prog_name="headwater")


@pytest.fixture(scope="module")
def traced(tmp_path_factory):
    return trace_pile(tmp_path_factory.mktemp("decisions-cli"))


@pytest.fixture
def case(traced, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return shutil.copy(traced / "dam.sqlite", tmp_path / "dam.sqlite")


def decisions_of(case):
    with Case.open(case) as opened:
        return opened.rows(Decision)


def flat(result):
    return " ".join(result.stdout.split())


def test_deciding_says_what_was_decided_what_changed_and_what_ran_again(case):
    result = run("decide", case, "same-claim", SIRENS, RIVER, *ADA)
    assert result.exit_code == 0
    assert re.search(
        r"Decided [0-9a-f]{8}: “The sirens .*” \(03.txt\) says the same as “The river .*” \(04.txt\)", flat(result)
    )
    sizes = re.search(r"(\d+) claims → (\d+), 1 of them new or changed; done again: respan 1, anchor 1, group 1", flat(result))
    assert int(sizes[1]) - int(sizes[2]) == 1


def test_a_decision_is_kept_with_who_when_and_why(case):
    run("decide", case, "same-claim", SIRENS, RIVER, *ADA)
    (kept,) = decisions_of(case)
    assert (kept.kind, kept.by, kept.at, kept.why) == ("same-claim", "Ada Moor", "2031-03-10T08:20", "I asked them")


def test_claims_and_statements_are_named_by_number_id_and_span(case):
    with Case.open(case) as opened:
        statement = opened.rows(Statement)[0]
        file = opened.get(Report, statement.report).file
    for thing in (statement.id[:10], f"{file}:{statement.start}-{statement.end}"):
        assert run("decide", case, "wrong-source", thing, "--value", "Ruth Kask", *ADA).exit_code == 0
    (kept,) = decisions_of(case)  # the same decision twice is one
    assert (kept.a_report, kept.a_start, kept.a_end) == (statement.report, statement.start, statement.end)
    assert run("decide", case, "same-claim", "1", "2", *ADA).exit_code == 0


def test_a_name_stands_for_whom_it_means(case):
    result = run("decide", case, "same-entity", "Darragh Quill", "03.txt:Ruth Kask", *ADA)
    assert "“Darragh Quill” (01.txt) and “Ruth Kask” (03.txt) are one" in flat(result)


def test_leaving_out_a_claim_leaves_out_all_its_statements_and_undoing_brings_all_back(case):
    before = run("claims", case).stdout
    assert run("decide", case, "not-a-claim", "1", *ADA).exit_code == 0
    made = decisions_of(case)
    assert len(made) > 1
    with Case.open(case) as opened:
        assert not opened.rows(Membership, statement=[row.a for row in opened.rows(ClaimRuling)])
    assert run("undo", case, made[0].id, "--by", "Bo").exit_code == 0
    assert run("claims", case).stdout == before


def test_a_split_divides_a_claim_in_two(case):
    result = run("decide", case, "split", "1", f"02.txt:{GATES}", *ADA)
    assert result.exit_code == 0, result.stderr
    with Case.open(case) as opened:
        claims = {m.statement: m.claim for m in opened.rows(Membership)}
        rulings = opened.rows(ClaimRuling)
    going, staying = {claims[r.a] for r in rulings}, {claims[r.b] for r in rulings}
    assert len(going) == len(staying) == 1
    assert going != staying


def test_parting_a_statement_from_another_parts_what_lies_inside_them(case):
    assert run("decide", case, "not-same-claim", f"01.txt:{GATES}", f"02.txt:{GATES}", *ADA).exit_code == 0
    with Case.open(case) as opened:
        claims = {m.statement: m.claim for m in opened.rows(Membership)}
        rulings = opened.rows(ClaimRuling)
    assert all(claims[r.a] != claims[r.b] for r in rulings)


def test_a_statement_is_cut_right_by_naming_its_words(case):
    result = run("decide", case, "wrong-span", SIRENS, "03.txt:sounded after the wave came", *ADA)
    assert "is rightly “sounded after the wave came” (03.txt)" in flat(result)
    assert "sounded after the wave came" in flat(run("report", case, "03.txt"))
    (kept,) = decisions_of(case)
    assert run("undo", case, kept.id, "--by", "Bo").exit_code == 0


def test_words_alone_are_looked_for_in_the_report_of_the_statement_and_lose_their_blanks(case):
    run("decide", case, "wrong-span", SIRENS, " after the wave came,", *ADA)
    run("decide", case, "wrong-span", "03.txt:after the wave came,", " the wave ", *ADA)
    first, second = sorted(decisions_of(case), key=lambda one: one.b_end - one.b_start, reverse=True)
    assert (first.b_end - first.b_start, second.b_end - second.b_start) == (len("after the wave came,"), len("the wave"))


# ------------------------------------------------------------ notes


@pytest.mark.parametrize(
    ("thing", "sort", "command"),
    [("1", "claim", ("claim", "1")), (SIRENS, "statement", ("report", "03.txt")),
     (f"01.txt:{GATES}", "statement", ("claim", "1")), ("03.txt", "report", ("report", "03.txt")),
     ("03.txt:Ruth Kask", "source", ("report", "03.txt")), ("Darragh Quill", "source", ("claim", "1"))],
)  # fmt: skip
def test_a_note_is_shown_with_what_it_is_on(case, thing, sort, command):
    assert run("decide", case, "note", thing, *ADA).exit_code == 0
    assert decisions_of(case)[0].value == sort
    shown = flat(run(*command[:1], case, *command[1:]))
    assert "I asked them (Ada Moor, 10 March 2031)" in shown


def test_a_note_that_was_undone_is_shown_no_more(case):
    run("decide", case, "note", "1", *ADA)
    run("undo", case, decisions_of(case)[0].id, "--by", "Bo")
    assert "I asked them" not in run("claim", case, "1").stdout


# ------------------------------------------------------------ listing and undoing


def test_a_case_without_decisions_says_how_to_decide(case):
    assert "Nothing was decided in this case yet" in run("decisions", case).stdout


def test_the_list_has_every_decision_with_what_became_of_it(case):
    run("decide", case, "same-claim", SIRENS, RIVER, *ADA)
    run("decide", case, "not-same-claim", SIRENS, RIVER, "--by", "Bo", "--at", "2031-03-11")
    shown = flat(run("decisions", case))
    assert "same-claim: “The sirens" in shown
    assert "overruled" in shown
    assert "holds" in shown


def test_a_decision_that_a_later_one_contradicts_is_told_at_once(case):
    run("decide", case, "same-claim", SIRENS, RIVER, *ADA)
    result = run("decide", case, "not-same-claim", SIRENS, RIVER, "--by", "Bo", "--at", "2031-03-11")
    assert "does not hold any more: a later one contradicts it" in result.stderr


def test_an_orphan_is_listed_with_its_reason(case):
    run("decide", case, "same-claim", SIRENS, RIVER, *ADA)
    with Case.open(case) as opened:
        opened.remove(Report, file="04.txt")
    run("decide", case, "note", "01.txt", *ADA)
    shown = flat(run("decisions", case))
    assert "ORPHAN" in shown
    assert "1 decision fits nothing any more" in shown


def test_an_undone_decision_stays_in_the_list_with_who_undid_it(case):
    run("decide", case, "same-claim", SIRENS, RIVER, *ADA)
    (kept,) = decisions_of(case)
    assert run("undo", case, kept.id[:8], "--by", "Bo", "--at", "2031-04-01").exit_code == 0
    assert "undone by Bo on 2031-04-01" in flat(run("decisions", case))


def test_every_decision_is_listed_once_whatever_became_of_it():
    one, other = (make("note", (report, 0, 9)) for report in ("r1", "r2"))
    act = [make("split", ("r1", 0, 9), ("r2", n, 9), value="act") for n in range(3)]
    listed = list_decisions([one, other, *act, make("note", ("r1", 0, 9), undoes=one.id)], [])
    assert sorted(d.id for each in listed for d in each.act) == sorted(d.id for d in [one, other, *act])


# ------------------------------------------------------------ from case to case


def test_decisions_go_from_case_to_case_and_importing_twice_adds_nothing(case, traced):
    other = shutil.copy(traced / "dam.sqlite", "other.sqlite")
    run("decide", case, "same-claim", SIRENS, RIVER, *ADA)
    run("decide", case, "note", "01.txt", *ADA)
    assert run("decisions", case, "--export", "d.jsonl").exit_code == 0
    first = run("decisions", other, "--import", "d.jsonl")
    assert "2 new decisions of 2" in flat(first)
    assert decisions_of(other) == decisions_of(case)
    assert run("claims", other).stdout == run("claims", case).stdout
    again = flat(run("decisions", other, "--import", "d.jsonl"))
    assert "0 new decisions of 2" in again
    assert "done again: nothing" in again


def test_a_file_that_holds_one_bad_line_brings_nothing_in(case, tmp_path):
    run("decide", case, "note", "01.txt", *ADA)
    run("decisions", case, "--export", "d.jsonl")
    line = json.loads((tmp_path / "d.jsonl").read_text())
    (tmp_path / "d.jsonl").write_text(json.dumps({**line, "why": "new"}) + "\n{}\n")
    result = run("decisions", case, "--import", "d.jsonl")
    assert result.exit_code == 1
    assert "d.jsonl, line 2: not a decision" in result.stderr
    assert len(decisions_of(case)) == 1


# ------------------------------------------------------------ what cannot be decided


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("decide", "dam.sqlite", "guess", "1", *ADA), "'guess' is no kind of decision: give one of same-claim"),
        (("decide", "dam.sqlite", "same-claim", "1", *ADA), "about two things, and 1 were given"),
        (("decide", "dam.sqlite", "note", "1", "2", *ADA), "about one thing, and 2 were given"),
        (("decide", "dam.sqlite", "same-claim", "1", "999", *ADA), "'999' is no claim or statement"),
        (("decide", "dam.sqlite", "same-claim", "1", "1", *ADA), "one and the same"),
        (("decide", "dam.sqlite", "not-same-claim", SIRENS, SIRENS, *ADA), "one and the same"),
        (("decide", "dam.sqlite", "relies", "01.txt", "nowhere.txt", *ADA), "no report 'nowhere.txt'"),
        (("decide", "dam.sqlite", "same-entity", "01.txt", "Nobody Here", *ADA), "no report names 'Nobody Here'"),
        (("decide", "dam.sqlite", "same-claim", "1", "01.txt:no such words", *ADA), "does not stand in 01.txt"),
        (("decide", "dam.sqlite", "same-claim", "1", "01.txt:5-99999", *ADA), "01.txt has no span 5-99999"),
        (("decide", "dam.sqlite", "same-claim", "1", "01.txt:0-160", *ADA), "cannot be decided so: no one statement"),
        (("decide", "dam.sqlite", "same-claim", "1", "2", "--by", " "), "say with --by who decides"),
        (("decide", "dam.sqlite", "same-claim", "1", "2", "--by", "Ada", "--at", "soon"), "'soon' is no time"),
        (("decide", "dam.sqlite", "wrong-span", SIRENS, "04.txt:The river", *ADA), "a statement cannot move elsewhere"),
        (("decide", "dam.sqlite", "wrong-span", SIRENS, "no such words", *ADA), "does not stand in 03.txt"),
        (("decide", "dam.sqlite", "wrong-span", SIRENS, "03.txt: ", *ADA), "there are no words"),
        (("decide", "dam.sqlite", "note", "nothing of this case", *ADA), "is nothing in this case"),
        (("decide", "dam.sqlite", "split", "1", *ADA), "split takes a claim"),
        (("decide", "dam.sqlite", "split", "1", SIRENS, *ADA), "is no statement of claim 1"),
        (("decide", "dam.sqlite", "split", "1", "1", *ADA), "all the statements of claim 1"),
        (("decide", "missing.sqlite", "note", "1", *ADA), "no case at missing.sqlite"),
        (("undo", "dam.sqlite", "abcd", "--by", "Bo"), "no decision 'abcd'"),
        (("decisions", "dam.sqlite", "--export", "dam.sqlite"), "is the case itself"),
        (("decisions", "dam.sqlite", "--import", "missing.jsonl"), "missing.jsonl"),
        (("decisions", "dam.sqlite", "--import", "dam.sqlite"), "dam.sqlite is not UTF-8 text"),
    ],
    ids=lambda value: " ".join(value[:4]) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_decided_is_one_sentence_and_nothing_is_kept(case, arguments, words):
    result = run(*arguments)
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stderr.startswith("headwater: ")
    assert decisions_of(case) == []


def test_a_decision_without_a_name_is_not_understood(case):
    assert run("decide", case, "note", "1").exit_code == 2


def test_what_was_undone_is_not_undone_again(case):
    run("decide", case, "note", "01.txt", *ADA)
    (kept,) = decisions_of(case)
    assert run("undo", case, kept.id, "--by", "Bo").exit_code == 0
    result = run("undo", case, kept.id, "--by", "Bo")
    assert result.exit_code == 1
    assert "was undone already" in result.stderr
