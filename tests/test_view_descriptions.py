"""What the reports say that somebody is, as people read it."""

from __future__ import annotations

import pytest

from headwater.exports.trace import make_trace
from headwater.run.memory import run_in_memory
from headwater.stages.name import NAME
from headwater.stages.resolve import RESOLVE
from headwater.stages.state import STATE
from headwater.view import view_tables
from tests.sources.stories import told

TEXT = "War\nThe Hezbollah-operated Al-Manar TV went off the air. It was the enemy-run Al-Manar TV that lied, Ms Ada Moor said."


@pytest.fixture(scope="module")
def case():
    rows = told(TEXT, ("Ms Ada Moor", "said", "It was the enemy-run Al-Manar TV that lied"))
    return view_tables(run_in_memory([NAME, STATE, RESOLVE], rows), "war")


def descriptions(case, name):
    key = next(key for key, entity in case.entities() if entity.name == name)
    return [(one.text, one.by) for one in case.descriptions(key)]


def test_each_description_is_shown_with_who_gives_it(case):
    assert descriptions(case, "Al-Manar TV") == [("Hezbollah-operated", "Harrow Herald"), ("enemy-run", "Ada Moor")]


def test_who_is_not_described_has_no_descriptions(case):
    assert descriptions(case, "Ada Moor") == []


def test_the_trace_has_the_descriptions_where_they_stand(case):
    entity = next(one for one in make_trace(case)["entities"] if one["name"] == "Al-Manar TV")
    assert [TEXT[one["start"] : one["end"]] for one in entity["descriptions"]] == ["Hezbollah-operated", "enemy-run"]
    assert {one["kind"] for one in entity["descriptions"]} == {"adjective"}
