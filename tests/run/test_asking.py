"""Asking before a run: each question once, replies kept as they come, and what is unanswered said of each report."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

import pytest

from headwater.case import Case
from headwater.errors import StopRun
from headwater.records import Problem, Reply, Report
from headwater.run.asking import BUNDLED, PATIENCE, ask_model, choose_engine, chosen_model, note_unanswered
from tests.engine.server import attributions


@dataclass
class Engine:
    """An engine without a network: `fails` says of a question's text why it has no reply."""

    name: str = "toy"
    fails: object = lambda _: ""
    heard: list = field(default_factory=list)

    def ask(self, question, digest):
        self.heard.append(question.text)
        failure = self.fails(question.text)
        if isinstance(failure, Exception):
            raise failure
        return Reply(question.id, self.name, digest, "" if failure else attributions(), failure, 1, 100, 20)


def report(number, text=None, language="en"):
    text = text or f"News\n\nWitness {number} said that the dam was safe.\n"
    return Report(sha256(text.encode()).hexdigest(), f"Post {number}", text, f"{number:02}.txt", "", None, "", "", language, ())


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "dam.sqlite") as opened:
        yield opened


def problems_of(case):
    return [(row.file, row.message) for row in case.rows(Problem)]


def test_every_report_is_asked_about_and_the_replies_are_kept(case):
    case.add([report(n) for n in range(3)])
    engine = Engine()
    assert ask_model(case, engine) == ""
    assert len(engine.heard) == case.count(Reply) == 3
    assert chosen_model(case) == "toy"
    assert note_unanswered(case) == []


def test_what_was_answered_is_not_asked_again(case):
    case.add([report(1)])
    ask_model(case, Engine())
    case.add([report(2)])
    again = Engine()
    ask_model(case, again)
    assert len(again.heard) == 1
    assert "Witness 2" in again.heard[0]


def test_another_model_is_asked_anew_and_the_first_ones_replies_stay(case):
    case.add([report(1)])
    ask_model(case, Engine())
    ask_model(case, Engine("other"))
    assert chosen_model(case) == "other"
    assert {row.model for row in case.rows(Reply)} == {"toy", "other"}


def test_a_text_of_two_outlets_is_asked_about_once(case):
    first = report(1)
    case.add([first, Report(first.digest, "Echo", first.text, "e.txt", "", None, "", "", "en", ())])
    engine = Engine()
    ask_model(case, engine)
    assert len(engine.heard) == 1
    assert note_unanswered(case) == []


def test_texts_that_differ_in_furniture_alone_are_asked_about_once(case):
    body = "News\n\nThe mayor of Tarn said that the dam was safe.\n"
    case.add([report(1, body), report(2, f"{body}\nRead more: “I knew it,” says mayor\n")])
    engine = Engine()
    ask_model(case, engine)
    assert len(engine.heard) == 1
    assert sorted(row.calls for row in case.rows(Reply)) == [0, 1]
    assert note_unanswered(case) == []


def test_a_report_in_a_language_that_is_not_read_is_sent_nowhere(case):
    case.add([report(1, "Le maire a dit que tout va bien.", "fr")])
    engine = Engine()
    ask_model(case, engine)
    assert engine.heard == []
    assert note_unanswered(case) == []


def test_a_report_that_could_not_be_asked_about_is_a_problem_until_it_was(case):
    case.add([report(1), report(2)])
    ask_model(case, Engine(fails=lambda text: "toy refused to answer" if "Witness 2" in text else ""))
    note_unanswered(case)
    assert problems_of(case) == [("02.txt", "02.txt: toy refused to answer; the bundled reader reads it")]
    ask_model(case, Engine())
    note_unanswered(case)
    assert problems_of(case) == []
    assert sum(row.calls for row in case.rows(Reply)) == 3


def test_a_report_that_came_later_was_not_asked_about(case):
    case.add([report(1)])
    ask_model(case, Engine())
    case.add([report(2)])
    note_unanswered(case)
    assert problems_of(case) == [("02.txt", "02.txt: the language model was not asked; the bundled reader reads it")]


def test_with_the_bundled_reader_nothing_is_unanswered_and_the_replies_stay(case):
    case.add([report(1)])
    ask_model(case, Engine())
    case.add([report(2)])
    note_unanswered(case)
    choose_engine(case, BUNDLED)
    assert note_unanswered(case) == []
    assert problems_of(case) == []
    assert case.count(Reply) == 1


def test_an_engine_that_answers_nothing_stops_and_changes_nothing(case):
    case.add([report(1)])
    with pytest.raises(StopRun, match="wrong key"):
        ask_model(case, Engine(fails=lambda _: StopRun("wrong key")))
    assert chosen_model(case) == ""


def test_an_engine_that_stops_in_the_middle_keeps_what_it_answered(case):
    case.add([report(n) for n in range(30)])

    def run_dry(_):
        return StopRun("no money left") if len(engine.heard) > 10 else ""

    engine = Engine(fails=run_dry)
    assert ask_model(case, engine) == "no money left"
    answered = case.count(Reply)
    assert 7 <= answered <= 10
    assert len(note_unanswered(case)) == 30 - answered


def test_a_model_that_never_answers_is_not_asked_about_everything(case):
    case.add([report(n) for n in range(30)])
    engine = Engine(fails=lambda _: "toy refused to answer")
    with pytest.raises(StopRun, match=f"{PATIENCE} questions in a row had no answer, the last because toy refused"):
        ask_model(case, engine)
    assert len(engine.heard) < 15


def test_how_far_the_asking_is_can_be_heard(case):
    case.add([report(n) for n in range(3)])
    heard = []
    ask_model(case, Engine(), lambda *args: heard.append(args))
    assert heard == [("ask", 1, 3), ("ask", 2, 3), ("ask", 3, 3)]
