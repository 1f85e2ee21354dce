"""Small stories: what a statement becomes so that it can stand alone, and what it must be left as."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.claims.completing import Named, Setting, complete, join_pieces, say_moment
from headwater.records import Date
from headwater.text.calendar import find_dates

PERSONS = {"Ivan Petrov": (), "Mara Okafor": ("chief engineer",), "Lena Quill": ()}
BODIES = {"Ministry of Water": ("ministry",), "Ministry of Roads": ("ministry",), "Radio Meridian": ("station",)}


def set_scene(text, published="2031-03-05"):
    """Return the setting of a text in which those of `PERSONS` and `BODIES` who stand in it are known."""
    named = []
    for kind, everybody in (("person", PERSONS), ("organisation", BODIES)):
        for name, roles in everybody.items():
            named += [
                Named(*found.span(), name, kind, name, (name, *roles), proper=True)
                for found in re.finditer(re.escape(name), text)
            ]
    found = find_dates(text, published)
    dates = [Date("r", d.start, d.end, d.moment.value, d.moment.end, d.moment.grain, d.why) for d in found]
    return Setting(text, tuple(sorted(named, key=lambda one: one.start)), tuple(dates))


def completed(text, statement, speaker=""):
    start = text.index(statement)
    return join_pieces(complete(set_scene(text), start, start + len(statement), speaker))


def test_he_is_the_only_man_named_before():
    text = "Ivan Petrov runs the dam. Nobody warned us, but he knew of the cracks."
    assert completed(text, "he knew of the cracks") == "[Ivan Petrov] knew of the cracks"


def test_his_is_a_mans_own():
    text = "Ivan Petrov left on a Sunday. Papers lay on his desk."
    assert completed(text, "Papers lay on his desk") == "Papers lay on [Ivan Petrov's] desk"


def test_behind_her_the_name_is_put_since_it_may_say_whose_or_whom():
    text = "Mara Okafor wrote it. Nobody read her letter. Nobody asked her."
    assert completed(text, "Nobody read her letter") == "Nobody read her [Mara Okafor] letter"
    assert completed(text, "Nobody asked her") == "Nobody asked her [Mara Okafor]"


def test_where_two_women_could_be_meant_she_stays_she():
    text = "Mara Okafor met Lena Quill. Afterwards she wrote the letter."
    assert completed(text, "she wrote the letter") == "she wrote the letter"


def test_a_man_named_beside_a_woman_is_not_she():
    text = "Mara Okafor met Ivan Petrov. Afterwards she wrote the letter."
    assert completed(text, "she wrote the letter") == "[Mara Okafor] wrote the letter"


def test_he_stays_he_where_a_man_without_a_name_may_be_meant():
    text = "Ivan Petrov spoke to a driver. Then he left the dam."
    assert completed(text, "he left the dam") == "he left the dam"


def test_who_is_named_in_the_statement_itself_needs_no_name():
    text = "Ivan Petrov said that he knew of the cracks."
    assert completed(text, text) == text


def test_somebody_named_long_before_is_not_put_in():
    text = "Ivan Petrov runs the dam. " + "The water is cold. " * 40 + "Then he left."
    assert completed(text, "he left") == "he left"


def test_only_the_first_pronoun_of_a_person_gives_way():
    text = "Ivan Petrov runs the dam. Then he shut his door and he left."
    assert completed(text, "he shut his door and he left") == "[Ivan Petrov] shut his door and he left"


def test_in_a_quotation_he_is_not_the_one_who_speaks():
    text = "Ivan Petrov shook his head. “Well, he knew,” he told us."
    assert completed(text, "“Well, he knew,”", "Ivan Petrov") == "“Well, he knew,”"


def test_i_is_whoever_speaks():
    text = "“Twice I wrote to the owner,” Mara Okafor said."
    assert completed(text, "“Twice I wrote to the owner,”", "Mara Okafor") == "“Twice I [Mara Okafor] wrote to the owner,”"


def test_without_quotation_marks_i_is_nobody_known():
    text = "Twice I wrote to the owner."
    assert completed(text, text, "Mara Okafor") == text


def test_a_role_by_which_one_is_known_is_followed_by_the_name():
    text = "The Ministry of Water kept silent. On the dam, the ministry had been told."
    assert completed(text, "the ministry had been told") == "the ministry [Ministry of Water] had been told"


def test_a_role_of_two_is_left_open():
    text = "The Ministry of Water met the Ministry of Roads. Then the ministry was told."
    assert completed(text, "the ministry was told") == "the ministry was told"


def test_a_role_that_begins_a_longer_name_is_another_thing():
    text = "The Ministry of Water kept silent. But the ministry of transport was told."
    assert completed(text, "the ministry of transport was told") == "the ministry of transport was told"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("the gates broke on Sunday", "the gates broke on Sunday [2 March 2031]"),
        ("the gates broke yesterday", "the gates broke yesterday [4 March 2031]"),
        ("the gates broke last month", "the gates broke last month [February 2031]"),
        ("the gates broke last year", "the gates broke last year [2030]"),
        ("the gates broke on 2 March", "the gates broke on 2 March [2031]"),
        ("the gates broke on 2 March 2031", "the gates broke on 2 March 2031"),
        ("the gates broke in 2027", "the gates broke in 2027"),
    ],
)
def test_a_day_is_told_to_who_reads_it_years_later(said, told):
    assert completed(f"It is known that {said}.", said) == told


@pytest.mark.parametrize("value", ["", "2031", "PRESENT", "2031-W10", "2031-03"])
def test_a_value_that_is_no_day_tells_none(value):
    assert say_moment(value, "day") == ""


@given(st.integers(0, 40), st.integers(0, 120))
def test_what_was_not_added_is_the_reports_own_in_order(start, length):
    text = "Ivan Petrov left on Sunday. Then he told the chief engineer of his plan, and she wrote to her. Mara Okafor knew."
    end = min(len(text), start + length)
    pieces = complete(set_scene(text), start, end)
    own = [words for words, added in pieces if not added]
    at = start
    for words in own:
        at = text.index(words, at, end) + len(words)
    assert all(words.strip().startswith("[") and words.endswith("]") for words, added in pieces if added)
