from __future__ import annotations

import pytest

from headwater.exports.trace import make_trace
from tests.decisions.makers import ruling
from tests.stories import tell_story


@pytest.fixture
def story():
    return tell_story()


def taken(case):
    """Return the statement of the tabloid on the gates, whose chain is National Wire ← Mara Okafor."""
    return next(s for s in case.claims()[0].statements if s.report.outlet == "The Daily Lamp")


def correct(story, *values):
    """Return the case after the statement's source was decided to be each of these in turn."""
    key = taken(story.view).id
    for at, value in enumerate(values, 1):
        story.add(ruling("wrong-source", key, value=value, at=at))
    return story.view


def chain(case):
    return [(link.name, link.kind) for link in taken(case).chain]


def test_a_chain_is_as_found_where_nothing_was_decided(story):
    assert chain(story.view) == [("National Wire", "outlet"), ("Mara Okafor", "person")]


def test_the_source_that_was_decided_to_be_right_stands_in_the_chain_alone(story):
    assert chain(correct(story, "Fergus Dowd")) == [("Fergus Dowd", "person")]


def test_a_source_that_the_reports_know_is_that_entity_in_its_fullest_wording(story):
    case = correct(story, "mara okafor")
    (link,) = taken(case).chain
    assert (link.name, link.kind) == ("Mara Okafor", "person")
    assert link.entity == next(key for key, entity in case.entities() if entity.name == "Mara Okafor")


def test_no_right_source_leaves_the_outlets_own_voice(story):
    assert chain(correct(story, "")) == []


def test_the_latest_decision_holds(story):
    assert chain(correct(story, "Fergus Dowd", "Mara Okafor")) == [("Mara Okafor", "person")]


def test_a_decision_that_fits_nothing_changes_nothing(story):
    story.add(ruling("wrong-source", taken(story.view).id, value="Fergus Dowd", orphan="fits nothing"))
    assert len(chain(story.view)) == 2


def test_the_trace_has_the_chain_as_it_was_decided(story):
    case = correct(story, "Fergus Dowd")
    (row,) = [row for row in make_trace(case)["statements"] if row["id"] == taken(case).id]
    assert row["chain"] == [
        {"name": "Fergus Dowd", "kind": "person", "entity": None, "report": None, "start": None, "end": None}
    ]
