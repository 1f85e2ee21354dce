"""The case: its claims, those of the most reports first."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from headwater.web.paging import Number, cut
from headwater.web.rendering import render
from headwater.web.room import RoomOf

router = APIRouter()


@router.get("/")
def show_case(request: Request, room: RoomOf, number: Number = 1) -> HTMLResponse:
    """Show the claims of the case."""
    with room.open() as case:
        return render(request, "case.html", here="claims", case=case, page=cut(case.claims(), number))
