"""Two reports side by side."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from headwater.web.aligning import compare
from headwater.web.rendering import render
from headwater.web.room import RoomOf

router = APIRouter()


@router.get("/compare/{a}/{b}")
def show_comparison(request: Request, room: RoomOf, a: str, b: str) -> HTMLResponse:
    """Show two reports, given their ids or files, with the passages that they share."""
    with room.open() as case:
        both = compare(case.report(a), case.report(b))
        return render(request, "compare.html", here="reports", both=both)
