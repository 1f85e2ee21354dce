"""The lists of a case beside its claims: reports, sources, and what could not be read or decided."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from headwater.web.asking import AskProblems, AskReports, AskSources
from headwater.web.listing import page_problems, page_reports, page_sources
from headwater.web.rendering import render
from headwater.web.room import RoomOf

router = APIRouter()


@router.get("/reports")
def show_reports(request: Request, room: RoomOf, asked: AskReports) -> HTMLResponse:
    """List the reports, the oldest first."""
    with room.open() as case:
        page, outlets = page_reports(case, asked), case.list_outlets()
        return render(request, "reports.html", here="reports", case=case, asked=asked, page=page, outlets=outlets)


@router.get("/sources")
def show_sources(request: Request, room: RoomOf, asked: AskSources) -> HTMLResponse:
    """List the sources, those in the most reports first."""
    with room.open() as case:
        page, kinds = page_sources(case, asked), case.count_sources()
        return render(request, "sources.html", here="sources", case=case, asked=asked, page=page, kinds=kinds)


@router.get("/problems")
def show_problems(request: Request, room: RoomOf, asked: AskProblems) -> HTMLResponse:
    """List what could not be read or decided, step by step."""
    with room.open() as case:
        page, stages = page_problems(case, asked), case.count_problems()
        return render(request, "problems.html", here="problems", case=case, asked=asked, page=page, stages=stages)
