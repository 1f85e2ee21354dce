"""Handing a case on: what there is to download, and the downloads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse

from headwater.api import open_case
from headwater.errors import Absent
from headwater.exports.formats import FORMS, Wanted, export, name_file
from headwater.exports.sheets import SHEETS
from headwater.web.downloads import stream_from_thread
from headwater.web.drawing.families import draw_for_mail
from headwater.web.rendering import render
from headwater.web.room import RoomOf

router = APIRouter()

Table = Annotated[str, Query(pattern="^[a-z]+$")]
Claim = Annotated[str, Query(pattern="^[0-9a-f]*$", max_length=16)]


@router.get("/export")
def show_forms(request: Request) -> HTMLResponse:
    """Show in which forms the case can be handed on."""
    return render(request, "export.html", here="export", forms=FORMS, tables=list(SHEETS))


@router.get("/export/{form}")
def download(room: RoomOf, form: str, table: Table = "statements", claim: Claim = "") -> StreamingResponse:
    """Send the case, one of its tables or the page of one claim as a file."""
    if form not in FORMS or table not in SHEETS:
        raise Absent(f"a case cannot be handed on as {form}, {table}: see the list under Hand on")
    wanted = Wanted(table, claim, draw_for_mail)
    with room.open() as case:
        name = name_file(case, form, wanted)
    pieces = stream_from_thread(lambda: _export(room.path, form, wanted))
    first = next(pieces)  # what cannot be written at all is told on a page, not by a file that breaks off
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return StreamingResponse(chain([first], pieces), media_type=FORMS[form].media_type, headers=headers)


def _export(path: Path, form: str, wanted: Wanted) -> Iterator[bytes]:
    """Yield a case as its rows are, also where a run has changed them since its lists were made."""
    with open_case(path) as case:
        yield from export(case, form, wanted)
