"""Correct: decide on what a page shows, take it in hand for a decision on two things, take a decision back."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from headwater.deciding import Wish, describe, make_decisions, make_undo
from headwater.decisions.kinds import WRONG_SPAN
from headwater.errors import StopRun
from headwater.records import Decision
from headwater.view import CaseView
from headwater.view.phrases import shorten
from headwater.web.forms import Answers, list_around, make_wish
from headwater.web.hand import HAND, NAME, read_hand, read_name
from headwater.web.offers import REPORT, STATEMENT, find_offer, list_offers
from headwater.web.rendering import render
from headwater.web.room import Room, RoomOf
from headwater.web.things import Thing, find_statement, find_thing
from headwater.web.way_back import safe_path, where_now
from headwater.web.words import say
from headwater.web.work import Act, keep, work_of

router = APIRouter()
PATIENCE = 2.5
"""For how many seconds an answer waits for what was decided to show its effect."""
YEAR = 365 * 24 * 3600
REMEMBERED = 80
"""How many letters of what is in hand are shown on every page."""


@router.get("/decisions/new")
def show_form(request: Request, room: RoomOf, asked: Annotated[Answers, Query()]) -> HTMLResponse:
    """Show what can be decided on a thing, or what a kind of decision needs; `words` are those that were selected."""
    work_of(request).prepare()
    back = safe_path(urlsplit(request.headers.get("referer", ""))._replace(scheme="", netloc="").geturl())
    return _show(request, room, asked.model_copy(update={"by": read_name(request), "back": back}))


@router.post("/decisions")
def decide(request: Request, room: RoomOf, answers: Annotated[Answers, Form()]) -> Response:
    """Keep a decision, have done again what depends on it, and go back; where it cannot be kept, show the form again."""
    try:
        demand_name(answers.by)
        with room.open() as case:
            made = make_decisions(case, make_wish(case, answers))
            said = describe(case, made)
        act = keep(room.path, made, said, made[0].id)
    except StopRun as error:
        return _show(request, room, answers, str(error))
    return _go_back(request, room, act, answers)


@router.post("/decisions/{decision}/undo")
def undo(request: Request, room: RoomOf, decision: str, answers: Annotated[Answers, Form()]) -> Response:
    """Take a decision back, with those made in one act with it."""
    demand_name(answers.by)
    with room.open() as case:
        known = list(case.index.table(Decision).values())
        taken, made = make_undo(known, decision, Wish("undo", (decision,), answers.by.strip(), answers.why.strip()))
        said = say("decide.undone", what=describe(case, taken))
    return _go_back(request, room, keep(room.path, made, said), answers)


@router.post("/decisions/hold")
def hold(room: RoomOf, answers: Annotated[Answers, Form()]) -> Response:
    """Take a thing in hand, or, without one, put down what is in it."""
    answer = RedirectResponse(safe_path(answers.back), 303)
    if not answers.thing:
        _remember(answer, HAND, "")
        return answer
    with room.open() as case:
        thing = find_thing(case, answers.sort, answers.thing)
    _remember(answer, HAND, f"{thing.sort} {thing.id} {shorten(thing.words, REMEMBERED)}")
    return answer


def _show(request: Request, room: Room, answers: Answers, trouble: str = "") -> HTMLResponse:
    with room.open() as case:
        thing = find_thing(case, answers.sort, answers.thing)
        offer = find_offer(answers.sort, answers.kind)
        spanning = (answers.sort, answers.kind) == (REPORT, WRONG_SPAN)
        return render(
            request,
            "deciding.html",
            422 if trouble else 200,
            here="decisions",
            thing=thing,
            offer=offer,
            offers=list_offers(answers.sort),
            spanning=spanning,
            around=list_around(thing.report, answers.words) if spanning and thing.report else [],
            answers=answers,
            other=_find_in_hand(request, case, thing),
            span=find_statement(case, thing.id).span if thing.sort == STATEMENT else None,
            trouble=trouble,
        )


def _find_in_hand(request: Request, case: CaseView, beside: Thing) -> Thing | None:
    """Return what is in hand, None where nothing is, it is there no more, or it is the thing itself."""
    hand = read_hand(request)
    try:
        found = find_thing(case, hand.sort, hand.thing) if hand else None
    except StopRun:
        return None
    return None if found and (found.sort, found.id) == (beside.sort, beside.id) else found


def _go_back(request: Request, room: Room, act: Act, answers: Answers) -> Response:
    """Return the way back, after what was decided has shown its effect or taken its time."""
    work = work_of(request)
    work.wait(work.ask(act), PATIENCE)
    with room.open() as case:
        answer = RedirectResponse(where_now(case, safe_path(answers.back), act.kept), 303)
    _remember(answer, NAME, answers.by.strip())
    if answers.other:
        _remember(answer, HAND, "")
    return answer


def demand_name(by: str) -> None:
    """Raise StopRun where nobody says who decides."""
    if not by.strip():
        raise StopRun(say("decide.nameless"))


def _remember(answer: Response, name: str, value: str) -> None:
    if value:
        answer.set_cookie(name, quote(value), max_age=YEAR, httponly=True, samesite="strict", path="/")
    else:
        answer.delete_cookie(name, path="/", httponly=True, samesite="strict")
