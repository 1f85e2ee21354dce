"""The door: what somebody sees who has not shown a key."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from headwater.web.keys import Keys
from headwater.web.rendering import render

router = APIRouter()
LONGEST = 1000


@router.get("/enter")
def show_door(request: Request) -> HTMLResponse:
    """Show where to give the password, or where the address with the token is to be found."""
    return _show(request, "")


@router.post("/enter")
def enter(request: Request, password: Annotated[str, Form(max_length=LONGEST)] = "") -> Response:
    """Give whoever knows the password the cookie."""
    trouble = _keys(request).try_password(password)
    if trouble:
        return _show(request, trouble)
    answer = RedirectResponse("/", 303)
    _keys(request).hand_out(answer)
    return answer


def _show(request: Request, trouble: str) -> HTMLResponse:
    status = {"": 200, "wrong": 403, "often": 429}[trouble]
    return render(request, "enter.html", status, has_password=bool(_keys(request).password), trouble=trouble)


def _keys(request: Request) -> Keys:
    keys: Keys = request.app.state.keys
    return keys
