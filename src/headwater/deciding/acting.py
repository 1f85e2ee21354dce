"""Decide and undo: make a decision, bring what depends on it up to date, return what changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from headwater.api import open_case, update
from headwater.case import Case
from headwater.deciding.effects import Effect, bring_up_to_date, store
from headwater.deciding.wishes import Wish, make_decisions, make_undo
from headwater.records import Decision


def decide(case: str | Path, kind: str, *things: str, by: str, why: str = "", value: str = "") -> Effect:
    """Keep a decision in a case file, bring up to date what depends on it, and return what changed.

        headwater.decide("dam.sqlite", "same-claim", "3", "7", by="Ada Moor", why="both mean the spring inspection")

    The kinds, and how things are named, are in docs/decisions.md. Raise StopRun where it cannot be decided so; nothing is
    kept then.
    """
    with Case.open(case) as opened:
        return decide_in(opened, Wish(kind, things, by, why, value))


def undo(case: str | Path, decision: str, *, by: str, why: str = "") -> Effect:
    """Take a decision of a case file back, given by (the beginning of) its id, and return what changed.

    Those made in one act with it go too. Raise StopRun where there is none, or it was undone already.
    """
    with Case.open(case) as opened:
        return undo_in(opened, decision, Wish("undo", (decision,), by, why))


def decide_in(case: Case, wish: Wish) -> Effect:
    """Do in an open case what `decide` does."""
    update(case)  # what the words mean is looked up in rows that this version made
    with open_case(case.path) as view:
        made = make_decisions(view, wish)
    return bring_up_to_date(case, made, store(case, made))


def undo_in(case: Case, which: str, wish: Wish) -> Effect:
    """Do in an open case what `undo` does; who, when and why are those of `wish`."""
    _, made = make_undo(case.rows(Decision), which, wish)
    return bring_up_to_date(case, made, store(case, made))


def import_into(case: Case, decisions: Sequence[Decision]) -> Effect:
    """Bring decisions of another case into an open one; those that are there already change nothing.

    Those that fit nothing in it are kept, and listed as such until what they are about comes.
    """
    known = {decision.id for decision in case.rows(Decision)}
    new = len({decision.id for decision in decisions} - known)
    store(case, decisions)
    return bring_up_to_date(case, decisions, new)
