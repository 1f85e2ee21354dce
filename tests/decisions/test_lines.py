from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.decisions.lines import read_lines, write_lines
from headwater.errors import StopRun
from headwater.records import Decision
from tests.decisions.makers import decide

NOTE = decide("note", ("r1", 0, 9))
WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(st.builds(decide, st.just("note"), st.just(("r1", 0, 9)), why=WORDS, value=WORDS), max_size=5))
def test_what_is_written_is_read_again_whatever_the_words(decisions):
    assert sorted(read_lines(write_lines(decisions)), key=lambda d: d.id) == sorted(decisions, key=lambda d: d.id)


def test_lines_are_written_in_the_order_of_deciding_one_each():
    late = decide("note", ("r1", 0, 9), at="2031-05-01", why="a\nb")
    lines = write_lines([late, NOTE]).splitlines()
    assert [json.loads(line)["at"] for line in lines] == [NOTE.at, late.at]


def test_empty_lines_are_passed_over():
    assert read_lines("\n" + write_lines([NOTE]) + "\n\n") == [NOTE]


def spoil(**changes):
    return json.dumps({**asdict(NOTE), **changes})


def lack(name):
    return json.dumps({key: value for key, value in asdict(NOTE).items() if key != name})


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("nonsense", "not a decision: each line is a JSON object"),
        ("[1]", "not a decision: each line is a JSON object"),
        (lack("by"), "by is missing or not known"),
        (spoil(colour="red"), "colour is missing or not known"),
        (spoil(a_start="0"), "a_start cannot be '0'"),
        (spoil(a_start=True), "a_start cannot be True"),
        (spoil(a_end=2**70), "a_end cannot be"),
        (spoil(why="\ud800"), "half a letter"),
        (spoil(kind="guess"), "'guess' is no kind of decision"),
    ],
)
def test_a_line_that_is_no_decision_is_refused_with_its_number(line, words):
    with pytest.raises(StopRun) as error:
        read_lines(write_lines([NOTE]) + line)
    assert str(error.value).startswith("line 2: ")
    assert words in str(error.value)


def test_a_line_has_every_field_of_a_decision():
    assert set(json.loads(write_lines([NOTE]))) == set(Decision.__slots__)
