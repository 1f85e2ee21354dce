"""Attributions from a language model's replies, in place of the bundled reader's."""

from __future__ import annotations

import pytest

from headwater.records import Attribution, Drop, Engine, Reply, Report
from headwater.run.memory import run_in_memory
from headwater.stages.attribute import ATTRIBUTE
from headwater.stages.segment import SEGMENT
from tests.engine.server import attributions
from tests.sources.proses import only_question

TEXT = "News\n\nThe mayor said that the dam was safe.\n\nRain was to blame, if Pohl is right.\n"
LLM = Engine("attribute", "llm", "toy")
ROWS = ((1, "The mayor", "said", "the dam was safe"), (2, "Pohl", "is right", "Rain was to blame"))
FOUND = [("The mayor", "the dam was safe"), ("Pohl", "Rain was to blame")]


def reply(*rows, model="toy", failure="", text=TEXT):
    return Reply(only_question(text).id, model, "d", "" if failure else attributions(*rows), failure, 1, 100, 20)


def run(*rows, text=TEXT):
    report = Report("d", "The Post", text, "a.txt", "", None, "", "", "en", ())
    tables = run_in_memory((SEGMENT, ATTRIBUTE), [report, *rows])
    found = sorted(tables[Attribution].values(), key=lambda row: row.content)
    return [(text[row.source_start : row.source_end], text[slice(*row.content[0])]) for row in found], tables


def test_replies_are_read_in_place_of_the_bundled_reader():
    assert run(LLM, reply(*ROWS))[0] == FOUND


@pytest.mark.parametrize(
    "rows",
    [
        (reply(*ROWS),),
        (LLM,),
        (LLM, reply(failure="toy refused to answer")),
        (LLM, reply(*ROWS, model="other")),
        (Engine("attribute", "bundled", ""), reply(*ROWS)),
    ],
    ids=["not chosen", "not asked", "failed", "of another model", "the bundled reader was chosen"],
)
def test_without_a_reply_of_the_chosen_model_the_bundled_reader_reads(rows):
    assert run(*rows)[0] == run()[0] == FOUND[:1]


def test_what_is_not_in_the_report_is_left_out_and_kept_as_a_drop():
    found, tables = run(LLM, reply(*ROWS, (1, "The Pope", "said", "the dam was safe")))
    assert found == FOUND
    (drop,) = tables[Drop].values()
    assert (drop.role, drop.words, TEXT[drop.start :][:9]) == ("source", "The Pope", "The mayor")


def test_a_reply_without_attributions_is_a_reply_to_which_rules_may_add():
    text = "News\n\n“It was safe,” recalled Pohl. The mayor said that the dam was old.\n"
    assert [found for found, _ in run(text=text)[0]] == ["Pohl", "The mayor"]
    assert [found for found, _ in run(LLM, reply(text=text), text=text)[0]] == ["The mayor"]
