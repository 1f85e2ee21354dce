"""Deciding from Python."""

from __future__ import annotations

import shutil

import pytest

import headwater
from headwater.api import open_case, update
from headwater.case import Case
from headwater.deciding import Wish, bring_up_to_date, import_into, load_listed, make_decisions, store
from headwater.deciding.listing import HOLDS, ORPHAN, OVERRULED, UNDONE
from headwater.errors import StopRun
from headwater.records import Decision, Membership
from tests.decisions.piles import GATES, TEXTS, trace_pile, write

SIRENS, RIVER = "03.txt:The sirens of the valley", "04.txt:The river will fall by Friday"


@pytest.fixture(scope="module")
def traced(tmp_path_factory):
    return trace_pile(tmp_path_factory.mktemp("acting"))


@pytest.fixture
def path(traced, tmp_path):
    return shutil.copy(traced / "dam.sqlite", tmp_path / "dam.sqlite")


def fates(path):
    with Case.open(path) as case:
        return [one.fate for one in load_listed(case)]


def decisions_of(path):
    with Case.open(path) as case:
        return case.rows(Decision)


def test_deciding_returns_what_was_kept_and_what_changed(path):
    with open_case(path) as case:
        before = {claim.id for claim in case.claims()}
    effect = headwater.decide(path, "same-claim", SIRENS, RIVER, by="Ada Moor", why="I asked them")
    assert list(effect.decisions) == decisions_of(path)
    assert (effect.new, effect.before, effect.after) == (1, len(before), len(before) - 1)
    with open_case(path) as case:
        (changed,) = effect.changed
        assert {s.report.file for s in case.claim(changed).statements} == {"03.txt", "04.txt"}
    assert {"anchor", "group"} <= {ran.stage for ran in effect.ran}
    assert effect.sizes == f"{len(before)} claims → {len(before) - 1}, 1 of them new or changed"


def test_undoing_returns_the_case_to_what_it_was(path):
    effect = headwater.decide(path, "not-a-claim", "1", by="Ada Moor")
    back = headwater.undo(path, effect.decisions[0].id[:8], by="Bo", why="it is one")
    assert (back.before, back.after) == (effect.after, effect.before)
    assert {one.undoes for one in back.decisions} == {one.id for one in effect.decisions}
    assert fates(path) == [UNDONE]


def test_the_same_decision_again_is_a_further_one_and_holds_after_an_undo(path):
    for _ in range(2):
        effect = headwater.decide(path, "same-claim", SIRENS, RIVER, by="Ada Moor")
        assert effect.after == effect.before - 1
        headwater.undo(path, effect.decisions[0].id, by="Bo")
    headwater.decide(path, "same-claim", SIRENS, RIVER, by="Ada Moor")
    assert fates(path) == [UNDONE, UNDONE, HOLDS]


def test_a_later_decision_tells_which_earlier_one_it_overrules(path):
    first = headwater.decide(path, "same-claim", SIRENS, RIVER, by="Ada Moor")
    second = headwater.decide(path, "not-same-claim", SIRENS, RIVER, by="Bo")
    assert list(second.overruled) == [first.decisions[0].id]
    assert fates(path) == [OVERRULED, HOLDS]


def test_what_cannot_be_decided_keeps_nothing(path):
    for arguments in (("guess", "1"), ("same-claim", "1", "999"), ("note",), ("relies", "01.txt")):
        with pytest.raises(StopRun):
            headwater.decide(path, *arguments, by="Ada Moor", why="because")
    with pytest.raises(StopRun, match="no decision"):
        headwater.undo(path, "abcdef", by="Bo")
    assert decisions_of(path) == []


def test_many_decisions_are_made_one_by_one_and_take_effect_at_once(path):
    with open_case(path) as view:
        made = [one for thing in (SIRENS, RIVER) for one in make_decisions(view, Wish("not-a-claim", [thing], "Ada Moor"))]
    with Case.open(path) as case:
        known = {row.statement for row in case.rows(Membership)}
        effect = bring_up_to_date(case, made, store(case, made))
        left = {row.statement for row in case.rows(Membership)}
    assert effect.new == len(made)
    assert len(known - left) == len(made)


def test_decisions_of_another_case_that_fit_nothing_here_are_kept_and_listed(path, tmp_path):
    headwater.decide(path, "same-claim", SIRENS, RIVER, by="Ada Moor")
    headwater.decide(path, "note", "01.txt", by="Ada Moor", why="an advertisement")
    other = tmp_path / "other.sqlite"
    with headwater.trace(write(tmp_path / "pile", {"01.txt": TEXTS["01.txt"]}), other):
        pass
    with Case.open(other) as case:
        assert import_into(case, decisions_of(path)).new == 2
        assert import_into(case, decisions_of(path)).new == 0
        assert [one.fate for one in load_listed(case)] == [ORPHAN, HOLDS]


def test_a_corrected_span_stays_when_the_case_is_run_again(path):
    headwater.decide(path, "wrong-span", f"01.txt:{GATES}", "01.txt:gates of the Kestrel Dam", by="Ada Moor")
    with Case.open(path) as case:
        assert all(ran.groups == 0 for ran in update(case))
    with open_case(path) as case:
        assert "gates of the Kestrel Dam" in [s.text for s in case.report("01.txt").statements]
