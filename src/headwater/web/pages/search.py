"""Search, and how far a run is that is at work."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from headwater.view.find import READ, cut_marks, snip
from headwater.view.phrases import name_speaker
from headwater.web.asking import AskSearch
from headwater.web.listing import search
from headwater.web.rendering import render
from headwater.web.room import RoomOf

router = APIRouter()


@router.get("/search")
def show_search(request: Request, room: RoomOf, asked: AskSearch) -> HTMLResponse:
    """Show what holds the words: sources, claims, statements, reports."""
    with room.open() as case:
        tools: dict[str, Any] = {"cut_marks": cut_marks, "name_speaker": name_speaker, "snip": snip, "read": READ}
        return render(request, "search.html", here="search", case=case, asked=asked, found=search(case, asked), **tools)


@router.get("/progress")
def show_progress(request: Request) -> HTMLResponse:
    """Show how far the run is that is at work on the case."""
    return render(request, "progress.html")
