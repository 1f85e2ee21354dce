"""The case: its claims by echo, filtered as asked."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from headwater.view.days import count_days
from headwater.view.sieve import Sieve
from headwater.view.timeline import arrange
from headwater.web.asking import AskClaims, Claims
from headwater.web.drawing.days import address_of_column, draw_timeline, say_counts
from headwater.web.listing import page_claims
from headwater.web.rendering import render
from headwater.web.room import RoomOf

router = APIRouter()
PLAIN = {"single_source", "denied", "changed", "page"}
"""What the form asks without being unfolded."""


@router.get("/")
def show_case(request: Request, room: RoomOf, asked: AskClaims) -> HTMLResponse:
    """Show the claims of the case."""
    with room.open() as case:
        timeline = room.once("timeline", lambda: arrange(*count_days(case.file)))
        whole = room.once("claims", lambda: case.count_claims(Sieve()))
        counts = case.count_claims(asked.sieve()) if asked.sieve() != Sieve() else whole
        return render(
            request,
            "case.html",
            here="claims",
            case=case,
            asked=asked,
            narrowed=asked != Claims(**asked.model_dump(include=PLAIN)),
            size=room.once("size", case.count),
            whole=whole,
            counts=counts,
            outlets=room.once("outlets", case.list_outlets),
            timeline=timeline,
            say_counts=say_counts,
            strip=draw_timeline(timeline, address_of_column, ("reports", "denials")),
            page=page_claims(case, asked, counts["total"]),
        )
