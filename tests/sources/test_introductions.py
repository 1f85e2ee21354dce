"""Roles that come before their names, and roles that stand for a name."""

from __future__ import annotations

import pytest

from headwater.records import Mention, Referent, Report
from headwater.run.memory import run_in_memory
from headwater.sources.introductions import are_compatible
from headwater.stages.name import NAME
from tests.sources.stories import told


def meant(text, *attributions, wording):
    """The name of whom the last mention with this wording means."""
    tables = run_in_memory([NAME], told(text, *attributions))
    report = next(iter(tables[Report].values()))
    found = [one for one in tables[Mention].values() if report.text[one.start : one.end] == wording]
    last = max(found, key=lambda one: one.start)
    return tables[Referent][last.referent].name if last.referent else None


def test_a_role_in_the_lead_is_the_person_named_next():
    text = "Dam burst\nThe chief engineer has confirmed that the gates stuck.\n“They stuck,” Tamsin Oyelaran said."
    told_by = [("The chief engineer", "confirmed", "the gates stuck"), ("Tamsin Oyelaran", "said", "“They stuck,”")]
    assert meant(text, *told_by, wording="The chief engineer") == "Tamsin Oyelaran"


def test_a_role_in_the_heading_is_the_person_who_is_named_below():
    text = "Skipper: wheel was locked\nCapt. Teodoro Magsino spoke on Monday. “It was locked,” he said."
    told_by = [("Skipper", ":", "wheel was locked"), ("he", "said", "“It was locked,”")]
    assert meant(text, *told_by, wording="Skipper") == "Teodoro Magsino"
    assert meant(text, *told_by, wording="he") == "Teodoro Magsino"


def test_a_role_is_not_a_person_who_is_introduced_in_another_post():
    text = "Dam burst\nThe chief engineer said that the gates stuck.\nMayor Ada Hale said that it rained."
    told_by = [("The chief engineer", "said", "the gates stuck"), ("Mayor Ada Hale", "said", "it rained")]
    assert meant(text, *told_by, wording="The chief engineer") == "chief engineer"


def test_a_role_is_not_a_person_of_the_other_gender():
    text = "Dam burst\nThe spokeswoman said that the gates stuck.\nMr Tom Hale said that it rained."
    told_by = [("The spokeswoman", "said", "the gates stuck"), ("Mr Tom Hale", "said", "it rained")]
    assert meant(text, *told_by, wording="The spokeswoman") == "spokeswoman"


def test_a_role_far_down_waits_for_no_name():
    lines = "\n".join(f"It rained on day {n}." for n in range(9))
    text = f"Dam burst\n{lines}\nThe skipper said it sank. Ada Moor said it floats."
    told_by = [("The skipper", "said", "it sank"), ("Ada Moor", "said", "it floats")]
    assert meant(text, *told_by, wording="The skipper") == "skipper"


@pytest.mark.parametrize(
    ("named", "role"),
    [
        ("Professor Ximena Aldecoa talked to us.", "the researcher"),
        ("Captain Samira Osta is the harbour master of the port.", "the harbour master"),
        ("Madam Justice Hyacinth Delacour came in.", "the judge"),
        ("Jamil Hadura, who edits a daily, spoke on Monday.", "the editor"),
        ("Downstairs Dr Henrike Vaal met the press.", "the chief executive"),
    ],
)
def test_a_definite_role_stands_for_the_one_person_spoken_of(named, role):
    text = f"News\nIt rained.\nIt snowed.\nIt froze.\nIt thawed.\n{named} It was late, {role} said."
    name = {"Aldecoa": "Ximena Aldecoa", "Osta": "Samira Osta", "Delacour": "Hyacinth Delacour", "Hadura": "Jamil Hadura"}
    wanted = next((full for last, full in name.items() if last in named), "Henrike Vaal")
    assert meant(text, (role, "said", "It was late"), wording=role) == wanted


def test_a_role_stands_for_nobody_where_two_persons_are_spoken_of():
    text = "News\nIt rained.\nIt snowed.\nIt froze.\nMs Ada Moor met Mr Tom Hale. It was late, the captain said."
    assert meant(text, ("the captain", "said", "It was late"), wording="the captain") == "captain"


def test_one_of_several_officials_is_none_of_the_persons_named():
    text = "News\nTwo officials met Mr Tom Hale and said it leaked. It was late, the official said."
    told_by = [("Two officials", "said", "it leaked"), ("the official", "said", "It was late")]
    assert meant(text, *told_by, wording="the official") != "Tom Hale"


def test_what_a_statement_says_its_issuer_says():
    text = "Leak\nThe Coldwater Group has closed wards. Nobody came to harm, the group's statement says."
    assert (
        meant(text, ("the group's statement", "says", "Nobody came to harm"), wording="the group's statement")
        == "Coldwater Group"
    )


def test_a_statement_by_somebody_is_his():
    text = "Leak\nNobody came to harm, says a statement by its spokesman, Abu Yazan."
    source = "a statement by its spokesman, Abu Yazan"
    assert meant(text, (source, "says", "Nobody came to harm"), wording=source) == "Abu Yazan"


@pytest.mark.parametrize(
    ("one", "other"), [("skipper", "captain"), ("judge", "justice"), ("expert", "engineer"), ("mayor", "mayor")]
)
def test_nouns_for_one_post_go_together(one, other):
    assert are_compatible(one, other)


@pytest.mark.parametrize(("one", "other"), [("mate", "master"), ("minister", "engineer"), ("nurse", "lawyer")])
def test_nouns_for_two_posts_do_not(one, other):
    assert not are_compatible(one, other)
