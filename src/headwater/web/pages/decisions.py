"""Decisions: every one with who, when, why and what became of it; as a file, and from one; how far the work on them is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, File, Request, UploadFile
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from headwater.deciding import Listed, describe, list_decisions
from headwater.deciding.listing import ORPHAN, RULINGS
from headwater.decisions.lines import read_lines, write_lines
from headwater.errors import StopRun
from headwater.records import Decision
from headwater.view import CaseView
from headwater.web.pages.decide import PATIENCE
from headwater.web.paging import Number, cut
from headwater.web.rendering import render
from headwater.web.room import Room, RoomOf
from headwater.web.words import say
from headwater.web.work import Act, keep, work_of

router = APIRouter()
LARGEST = 50_000_000
"""Bytes of the largest file of decisions."""


@dataclass(frozen=True, slots=True)
class Line:
    """A decision as the list has it: what became of it, and what it says in words."""

    listed: Listed
    says: str


@router.get("/decisions")
def show_decisions(request: Request, room: RoomOf, number: Number = 1) -> HTMLResponse:
    """Show every decision, the latest first, and those that fit nothing any more before all others."""
    return _show(request, room, number)


def _show(request: Request, room: Room, number: int = 1, trouble: str = "") -> HTMLResponse:
    with room.open() as case:
        listed = load(case)

        def word(one: Listed) -> Line:
            return Line(one, describe(case, one.act))

        page = cut([one for one in listed if one.fate != ORPHAN], number)
        return render(
            request,
            "decisions.html",
            422 if trouble else 200,
            here="decisions",
            total=len(listed),
            page=page.map(word),
            orphans=[word(one) for one in listed if one.fate == ORPHAN],
            trouble=trouble,
        )


def load(case: CaseView) -> list[Listed]:
    """Return every decision of a case with what became of it, the latest first."""
    rulings = [row for record in RULINGS for row in case.index.table(record).values()]
    return list_decisions(list(case.index.table(Decision).values()), rulings)[::-1]


@router.get("/decisions/file")
def send_file(room: RoomOf) -> Response:
    """Send all decisions as JSON lines, also those that were undone."""
    with room.open() as case:
        lines = write_lines(case.index.table(Decision).values())
    name = f"attachment; filename=\"decisions.jsonl\"; filename*=UTF-8''{quote(room.name, safe='')}-decisions.jsonl"
    return Response(lines, media_type="application/jsonl", headers={"Content-Disposition": name})


@router.post("/decisions/file")
def take_file(request: Request, room: RoomOf, file: Annotated[UploadFile, File()]) -> Response:
    """Bring in the decisions of a file; one bad line, and nothing is brought in."""
    try:
        decisions = read_lines(_read(file))
    except StopRun as error:
        return _show(request, room, trouble=say("decide.bad_file", what=error))
    act = keep(room.path, decisions, "")
    work = work_of(request)
    work.wait(work.ask(replace(act, said=say("decide.brought", n=act.new, of=len(decisions)))), PATIENCE)
    return RedirectResponse("/decisions", 303)


def _read(file: UploadFile) -> str:
    content = file.file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise StopRun(say("decide.large_file"))
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise StopRun(say("decide.no_text")) from None


@router.post("/decisions/again")
def try_again(request: Request) -> Response:
    """Try once more to do again what depends on the decisions."""
    work = work_of(request)
    act = work.state.act
    work.wait(work.ask(act or Act((), 0, "")), PATIENCE)
    return RedirectResponse("/decisions", 303)


@router.get("/decisions/state")
def tell_state(request: Request) -> JSONResponse:
    """Tell how far the work is, for the script that waits for its end."""
    state = work_of(request).state
    said = say("state.busy", stage=state.stage, done=state.done, total=state.total) if state.stage else say("state.begins")
    return JSONResponse({"busy": state.busy, "said": said})
