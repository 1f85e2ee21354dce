"""Deciding under /api: what was decided, and deciding itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request
from pydantic import BaseModel, Field

from headwater.deciding import Listed, Wish, describe, make_decisions, make_undo
from headwater.errors import Absent, StopRun
from headwater.records import Decision as Row
from headwater.view import CaseView
from headwater.web.api import models
from headwater.web.api.routes import ERRORS
from headwater.web.pages.decide import PATIENCE, demand_name
from headwater.web.pages.decisions import load
from headwater.web.paging import Number, cut
from headwater.web.room import RoomOf
from headwater.web.words import say
from headwater.web.work import Act, keep, work_of

LONGEST, MOST = 10_000, 1_000
router = APIRouter(prefix="/api/decisions", tags=["decisions"], responses=ERRORS)
Text = Annotated[str, Field(max_length=LONGEST)]


class Decision(models.Shape):
    """What a person decided, in words, by whom, when and why; `fate` is what became of it: holds, overruled, undone or orphan.

    `made` is how many decisions were made in one act with it, itself included.
    """

    id: str
    kind: str
    says: str
    by: str
    at: str
    why: str
    fate: str
    said: str
    made: int


class Wanted(BaseModel):
    """What is to be decided; the kinds, and how things are named, are in docs/decisions.md."""

    kind: Text
    things: Annotated[list[Text], Field(min_length=1, max_length=MOST)]
    by: Annotated[Text, Field(min_length=1)]
    why: Text = ""
    value: Text = ""


class Back(BaseModel):
    """Who takes a decision back, and why."""

    by: Annotated[Text, Field(min_length=1)]
    why: Text = ""


class Kept(BaseModel):
    """What was kept: the ids of the decisions, and what they say.

    `done` tells whether what depends on them was done again already; then there are the numbers of claims before and after,
    and the ids of those that changed. Where that went wrong, `error` says why.
    """

    ids: list[str]
    says: str
    done: bool
    before: int | None = None
    after: int | None = None
    changed: list[str] = []
    error: str = ""


@router.get("")
def list_decisions(room: RoomOf, number: Number = 1) -> models.Page[Decision]:
    """Return a page of the decisions, the latest first."""
    with room.open() as case:
        return models.page_of(Decision, cut(load(case), number).map(lambda listed: _shape(case, listed)))


@router.post("", status_code=201)
def decide(request: Request, room: RoomOf, wanted: Wanted) -> Kept:
    """Keep a decision, and have done again what depends on it."""
    with _refusing(), room.open() as case:
        demand_name(wanted.by)
        made = make_decisions(case, Wish(wanted.kind, wanted.things, wanted.by, wanted.why, wanted.value))
        said = describe(case, made)
    return _tell(request, keep(room.path, made, said, made[0].id))


@router.post("/{decision}/undo", status_code=201)
def undo(request: Request, room: RoomOf, decision: Annotated[str, Path(max_length=300)], back: Back) -> Kept:
    """Take a decision back, with those made in one act with it."""
    with _refusing(), room.open() as case:
        demand_name(back.by)
        known = list(case.index.table(Row).values())
        taken, made = make_undo(known, decision, Wish("undo", (decision,), back.by, back.why))
        said = say("decide.undone", what=describe(case, taken))
    return _tell(request, keep(room.path, made, said))


def _tell(request: Request, act: Act) -> Kept:
    work = work_of(request)
    done = work.wait(work.ask(act), PATIENCE)
    state, ids = work.state, [one.id for one in act.kept]
    if not done or state.effect is None:
        return Kept(ids=ids, says=act.said, done=done, error=state.error)
    effect = state.effect
    return Kept(ids=ids, says=act.said, done=True, before=effect.before, after=effect.after, changed=list(effect.changed))


@contextmanager
def _refusing() -> Iterator[None]:
    """Tell what cannot be decided so, as the fault of what was asked."""
    try:
        yield
    except Absent:
        raise
    except StopRun as error:
        raise HTTPException(422, str(error)) from None


def _shape(case: CaseView, listed: Listed) -> Decision:
    first = listed.first
    return Decision(
        id=first.id,
        kind=first.kind,
        says=describe(case, listed.act),
        by=first.by,
        at=first.at,
        why=first.why,
        fate=listed.fate,
        said=listed.said,
        made=len(listed.act),
    )
