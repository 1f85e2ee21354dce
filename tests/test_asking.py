"""Asking a case for a sentence: from the command line, in Python, as JSON."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

import headwater
from headwater.claims.answers import OPPOSITE, SAYS, VERSION
from headwater.cli import app
from headwater.errors import StopRun
from tests.stories import Story, tell_story

REPORTS = {
    "01.txt": (
        "National Wire",
        "2031-03-03",
        (
            "Gates of Kestrel Dam were last inspected in 2027, engineer says\n"
            "The spillway gates of the Kestrel Dam were last inspected in 2027, chief engineer Mara Okafor said on Sunday.\n"
            "Nine people died when the gates broke.\n"
        ),
    ),
    "02.txt": (
        "Daily Lamp",
        "2031-03-04",
        (
            "No inspection since 2027\n"
            "Nobody had inspected the spillway gates after 2027, Mara Okafor told National Wire.\n"
            "Twelve people died when the gates broke, the ministry said.\n"
        ),
    ),
    "03.txt": (
        "Orrin Post",
        "2031-03-05",
        "Market opens in Pell\nThe market of Pell opened on Monday with forty stalls, the mayor said.\n",
    ),
}
ASKED = "The spillway gates were not inspected after 2027"


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], prog_name="headwater")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    pile = tmp_path_factory.mktemp("pile") / "dam"
    pile.mkdir()
    lines = ["file,url,outlet,published,byline"]
    for file, (outlet, published, text) in REPORTS.items():
        (pile / file).write_text(text, encoding="utf-8")
        lines.append(f"{file},,{outlet},{published},")
    (pile / "reports.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return pile


@pytest.fixture(scope="module")
def file(folder, tmp_path_factory):
    path = tmp_path_factory.mktemp("case") / "dam.sqlite"
    headwater.trace(folder, path).close()
    return path


@pytest.fixture(scope="module")
def case(file):
    with headwater.open_case(file) as opened:
        yield opened


def test_the_claim_that_says_what_is_asked_comes_first(case):
    first = case.ask(ASKED)[0]
    assert first.enough
    assert first.how == SAYS
    assert "inspected" in first.statement.text
    assert case.claims(like=ASKED)[0] == first.claim


def test_answers_fall_in_likelihood(case):
    scores = [one.score for one in case.ask(ASKED)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_another_toll_is_shown_as_another_value(case):
    first = case.ask("40 people died when the gates broke")[0]
    assert first.how == VERSION
    assert {rival.told for rival in first.rivals} <= {"Nine people", "Twelve people"}


def test_the_negation_of_what_is_said_is_shown_as_such(case):
    assert case.ask("Nine people did not die when the gates broke")[0].how == OPPOSITE


def test_what_no_report_says_has_no_answer(case):
    assert case.claims(like="The central bank raised its interest rate to five percent") == []


def test_a_case_in_memory_can_be_asked_too(folder):
    assert headwater.trace(folder).claims(like=ASKED)


def test_nothing_cannot_be_asked_for(case):
    with pytest.raises(StopRun, match="nothing was asked"):
        case.ask("?!")


@pytest.mark.parametrize(
    "sentence", ["a", "2031", "«1»", "é" * 900, "🌊 gates", "\ud800 gates", "the of and", "ворота сломались"]
)
def test_any_sentence_with_a_letter_or_digit_can_be_asked_for(case, sentence):
    assert all(0 <= one.score <= 1 for one in case.ask(sentence))


def test_a_case_without_statements_says_nothing():
    story = Story()
    story.report("1.txt", "Post", None, "Title\nNothing was said.\n")
    assert story.view.ask(ASKED) == []


def test_a_case_without_vectors_says_what_to_do():
    with pytest.raises(StopRun, match="headwater trace"):
        tell_story().view.ask(ASKED)


def test_claims_like_prints_how_sure_it_is_and_where_it_springs_from(file):
    result = run("claims", file, "--like", ASKED)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Asked: {ASKED}\n")
    assert "says it (" in result.stdout
    assert "Mara Okafor" in result.stdout


def test_claims_like_says_so_where_nothing_says_it_and_names_the_nearest(file):
    result = run("claims", file, "--like", "The central bank raised its interest rate to five percent")
    assert result.exit_code == 0
    assert "Nothing in these 3 reports says this." in result.stdout
    assert "nearest: " in result.stdout


def test_claims_like_can_be_limited_to_denied_claims(file):
    found = json.loads(run("claims", file, "--like", ASKED, "--denied", "--format", "json").stdout)
    assert all(one["denials"] for one in [*found["answers"], *found["nearest"]])


def test_answers_as_json_hold_the_claim_as_the_trace_has_it(file):
    found = json.loads(run("claims", file, "--like", ASKED, "--format", "json").stdout)
    first = found["answers"][0]
    assert found["asked"] == ASKED
    assert first["how"] == SAYS
    assert 0 < first["likelihood"] <= 1
    assert first["claim"]["origins"]
    report = next(text for _, _, text in REPORTS.values() if first["statement"]["text"] in text)
    assert report[first["statement"]["start"] : first["statement"]["end"]] == first["statement"]["text"]
    assert all(one["likelihood"] <= first["likelihood"] for one in found["nearest"])


def test_claims_as_json_are_a_list(file):
    found = json.loads(run("claims", file, "--format", "json", "--limit", "2").stdout)
    assert len(found) == 2
    assert {"id", "text", "completed", "origins"} <= set(found[0])


def test_trace_with_a_claim_traces_and_answers(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("trace", folder, "--claim", ASKED, "--quiet")
    assert result.exit_code == 0
    assert "says it (" in result.stdout
    assert (tmp_path / "dam.sqlite").exists()
    found = json.loads(run("trace", folder, "--claim", ASKED, "--quiet", "--format", "json").stdout)
    assert found["answers"]
