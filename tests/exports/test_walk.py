"""Walks through a case in a file: the same rows as in memory, and never many of them at a time."""

from __future__ import annotations

import gc

import pytest

from headwater.api import open_case
from headwater.case import Case
from headwater.errors import StopRun
from headwater.exports import walk
from headwater.exports.formats import FORMS, export
from headwater.records import Claim, Statement
from headwater.view.lookup import index_lookups
from tests.stories import Story, tell_story

REPORTS = 40


def save(story, path):
    with Case.create(path) as case:
        case.add(story.rows)
        index_lookups(case)
    return path


def tell_long_story():
    story = Story()
    for number in range(REPORTS):
        text = f"Title {number}\nThe gates broke at {number}. The dam held at {number}."
        report = story.report(f"{number:02}.txt", f"Post {number}", f"2031-03-{number % 28 + 1:02}", text)
        for words in text.splitlines()[1].split(". "):
            said = story.say(report, words, ("the fire chief", "person"))
            story.claim([said], [("the fire chief", "person", (said,), "named")])
    return story


@pytest.mark.parametrize("form", FORMS)
def test_a_case_in_a_file_is_exported_as_one_in_memory(form, tmp_path, monkeypatch):
    monkeypatch.setattr(walk, "BLOCK", 1)
    with open_case(save(tell_story(), tmp_path / "kestrel.sqlite")) as case:
        assert b"".join(export(case, form)) == b"".join(export(tell_story().view, form))


@pytest.mark.parametrize("form", ["trace", "csv", "gexf", "stix"])
def test_what_was_looked_up_is_forgotten_on_the_way(form, tmp_path, monkeypatch):
    path = save(tell_long_story(), tmp_path / "long.sqlite")
    monkeypatch.setattr(walk, "BLOCK", 2)
    held = []
    with open_case(path) as case:
        for number, _ in enumerate(export(case, form)):
            if number % 25 == 0:
                held.append(sum(type(one) is Statement for one in gc.get_objects()))
    assert max(held) - min(held) < 2 * REPORTS / 4


def test_a_case_that_a_run_has_half_changed_is_not_exported_in_halves(tmp_path):
    story = tell_story()
    story.rows = [row for row in story.rows if not isinstance(row, Claim)]
    with (
        open_case(save(story, tmp_path / "half.sqlite")) as case,
        pytest.raises(StopRun, match="export it when the run is over"),
    ):
        list(export(case, "csv"))


def test_reports_and_claims_come_in_the_order_of_the_case(tmp_path):
    with open_case(save(tell_long_story(), tmp_path / "long.sqlite")) as case:
        assert [report.id for report in walk.walk_reports(case)] == [report.id for report in case.reports()]
        found = [(claim.id, claim.number) for claim in walk.walk_claims(case)]
        assert found == [(claim.id, claim.number) for claim in case.claims()]


def test_every_source_comes_once():
    sources = [source.id for source in walk.walk_sources(tell_story().view)]
    assert len(sources) == len(set(sources)) == 7
