"""One claim: how many reports come to how many origins, who has it from whom, and every statement in its words."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from headwater.view import ClaimView, ReportView
from headwater.view.family import DENIES, DOUBTS, LEFT_OUT, ORIGIN, Family, trace_families
from headwater.view.quote import by_report
from headwater.view.versions import ToldView
from headwater.web.drawing.families import place_in_room, plant, say_step
from headwater.web.drawing.tree import draw_tree
from headwater.web.paging import Number, cut
from headwater.web.rendering import render
from headwater.web.room import RoomOf

router = APIRouter()
REPORTS = 25
"""How many reports' statements stand on one page."""


@router.get("/claims/{which}")
def show_claim(request: Request, room: RoomOf, which: str, number: Number = 1) -> HTMLResponse:
    """Show a claim, given its id or its number, with a page of its statements."""
    with room.open() as case:
        claim = case.claim(which)
        families = trace_families(claim)
        counted = [family for family in families if family.role == ORIGIN]
        uncounted = [family for family in families if family.role in (LEFT_OUT, DOUBTS)]
        return render(
            request,
            "claim.html",
            here="claims",
            claim=claim,
            counted=counted,
            uncounted=uncounted,
            aside=list_aside(counted, uncounted),
            denying=[family for family in families if family.role == DENIES],
            said=cut(by_report(claim.outer_statements), number, REPORTS),
            versions={slot: (lines, group_by_origin(lines)) for slot, lines in claim.told.items()},
            draw=draw_families,
            origin_of=name_origins_of(claim),
            say_step=say_step,
        )


def list_aside(counted: Sequence[Family], uncounted: Sequence[Family]) -> list[ReportView]:
    """Return the reports that have a claim on the word of nobody who is counted."""
    below = {report for family in counted for report in family.reports}
    found = {report for family in uncounted for report in family.reports} - below
    return sorted(found, key=lambda report: (report.published or "~", report.file))


def draw_families(families: Sequence[Family], title: str, table: str) -> Markup:
    """Return the picture of family trees; what is folded in it is told at the address `table`."""
    return draw_tree(plant(families, place_in_room(table)), title)


def group_by_origin(lines: Sequence[ToldView]) -> dict[str, list[ToldView]]:
    """Return the versions of a detail by who told them, each in time."""
    groups: dict[str, list[ToldView]] = {}
    for line in lines:
        groups.setdefault(line.origin, []).append(line)
    return groups


def name_origins_of(claim: ClaimView) -> dict[str, list[str]]:
    """Return statement → the names of the origins that it rests on."""
    found: dict[str, list[str]] = {}
    for origin in claim.origins:
        for statement in origin.row.statements:
            found.setdefault(statement, []).append(origin.name)
    return found
