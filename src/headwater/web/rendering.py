"""Templates to pages: the mailed page's look, macros and phrases, with the words of the catalogue."""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader

from headwater import __version__
from headwater.decisions.kinds import KINDS
from headwater.exports.html import make_environment
from headwater.view import ReportView
from headwater.web.hand import read_hand, read_name
from headwater.web.offers import OTHER_KEYS, list_keys
from headwater.web.paging import Page
from headwater.web.room import room_of
from headwater.web.words import say
from headwater.web.work import work_of

NAV = (
    ("claims", "/"),
    ("reports", "/reports"),
    ("sources", "/sources"),
    ("timeline", "/timeline"),
    ("network", "/network"),
    ("search", "/search"),
    ("problems", "/problems"),
    ("decisions", "/decisions"),
    ("export", "/export"),
)


def render(request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page made from a template; `here` names the part of the room that it belongs to, as in `NAV`.

    Render inside `with room.open()`: views look their rows up while they are shown.
    """
    room = room_of(request)
    known = {
        "request": request,
        "room": room,
        "here": "",
        "running": room.progress(),
        "decided": work_of(request).state,
        "in_hand": read_hand(request),
        "name": read_name(request),
        **values,
    }
    return HTMLResponse(get_environment().get_template(name).render(known), status)


@cache
def get_environment() -> Environment:
    """Return the surroundings of all templates, made once."""
    environment = make_environment(ChoiceLoader([PackageLoader("headwater.web"), PackageLoader("headwater.exports", "page")]))
    environment.globals.update(decision_keys=list_keys(), other_keys=OTHER_KEYS, known_kinds=KINDS)
    environment.globals.update(say=say, nav=NAV, version=__version__, address_of=address_of, address_of_page=address_of_page)
    return environment


def address_of(report: ReportView) -> str:
    """Return where a report is shown."""
    return f"/reports/{report.id}"


def address_of_page(request: Request, page: Page[Any], number: int) -> str:
    """Return the address of another page of the list at hand, "" where there is none."""
    if not 1 <= number <= page.pages:
        return ""
    url = request.url.include_query_params(page=number)
    return f"{url.path}?{url.query}"
