"""One report: the text as it came with what was found in it, what it relies on, and who relies on it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from headwater.web.reading import LEGEND, read_closely
from headwater.web.rendering import render
from headwater.web.room import RoomOf

router = APIRouter()


@router.get("/reports/{which}")
def show_report(request: Request, room: RoomOf, which: str) -> HTMLResponse:
    """Show a report, given its id or its file."""
    with room.open() as case:
        report = case.report(which)
        return render(request, "report.html", here="reports", report=report, lines=read_closely(report), legend=LEGEND)
