"""What a report says that somebody is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.records import Attribution, Description, Referent, Report
from headwater.run.memory import run_in_memory
from headwater.sources.descriptions import find_descriptions
from headwater.sources.naming import find_names
from headwater.stages.name import NAME
from tests.sources.stories import told

PIECES = [
    "Ada Moor",
    ", the ",
    "chief ",
    "engineer",
    " is ",
    "a ",
    "who edits ",
    "state-run ",
    "TV ",
    ", ",
    ". ",
    "“",
    "\n",
    "É",
    "😀",
]


def described(text, name):
    """The (kind, words) of what is said of the name in a text."""
    found = [one for one in find_names(text, [(0, len(text))], []) if text[one.start : one.end] == name]
    return [(one.kind, text[one.start : one.end]) for at in found for one in find_descriptions(text, at)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("We met fire chief Ada Moor here.", "title", "fire chief"),
        ("We met Ada Moor, the chief engineer, here.", "apposition", "the chief engineer"),
        ("We met the chief engineer, Ada Moor, here.", "apposition", "the chief engineer"),
        ("There Ada Moor is the harbour master of the town.", "predicate", "the harbour master of the town"),
        ("The guest of the show was Ada Moor.", "predicate", "The guest of the show"),
        ("There Ada Moor, who edits the daily, spoke.", "deed", "edits"),
    ],
)
def test_a_person_is_described_before_and_behind_the_name(text, kind, words):
    assert (kind, words) in described(text, "Ada Moor")


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("On the Hezbollah-operated Al-Manar TV it was said.", "Al-Manar TV", "Hezbollah-operated"),
        ("On the Bayraq-run television channel Al-Sanad it was said.", "Al-Sanad", "Bayraq-run television channel"),
        ("The independent daily Pulso said so.", "Pulso", "independent daily"),
        ("The pro-government Harrow Herald said so.", "Harrow Herald", "pro-government"),
    ],
)
def test_an_outlet_is_described_by_the_words_before_it(text, name, words):
    assert ("adjective", words) in described(text, name)


def test_what_it_was_called_before_is_kept():
    assert ("earlier", "formerly Blue Star Lines") in described(
        "There Heron Lines, formerly Blue Star Lines, sails.", "Heron Lines"
    )


@pytest.mark.parametrize(
    "text", ["Here Ada Moor is late.", "Here Ada Moor, the rain over, left.", "To the chief, said Ada Moor, go."]
)
def test_what_says_nothing_of_somebody_is_no_description(text):
    assert described(text, "Ada Moor") == []


def read(text, *attributions):
    tables = run_in_memory([NAME], told(text, *attributions))
    return tables, next(iter(tables[Report].values()))


def test_a_description_is_kept_with_whom_it_describes_and_who_gave_it():
    text = "War\nIt was the Hezbollah-operated Al-Manar TV that lied, Ms Ada Moor said."
    tables, report = read(text, ("Ms Ada Moor", "said", "It was the Hezbollah-operated Al-Manar TV that lied"))
    (one,) = tables[Description].values()
    assert report.text[one.start : one.end] == "Hezbollah-operated"
    assert tables[Referent][one.referent].name == "Al-Manar TV"
    assert one.attribution == next(iter(tables[Attribution]))


def test_a_description_in_the_reports_own_voice_is_the_reports():
    tables, _ = read("War\nThe Hezbollah-operated Al-Manar TV went off the air.")
    assert [one.attribution for one in tables[Description].values()] == [""]


def test_a_mere_courtesy_describes_nobody():
    tables, _ = read("War\nYesterday Mr Tom Hale left.")
    assert not tables[Description]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_every_description_stands_in_the_report(text):
    tables, report = read(f"War\n{text} Ms Ada Moor said x.", ("Ms Ada Moor", "said", "x"))
    for one in tables[Description].values():
        assert 0 <= one.start < one.end <= len(report.text)
        assert one.referent in tables[Referent]
