"""The network: sources, outlets and who relies on whom, as a picture of the most of it and a table of all of it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from headwater.view.network import HOWS, choose_network, name_nodes
from headwater.web.drawing.relations import draw_network
from headwater.web.rendering import render
from headwater.web.room import RoomOf
from headwater.web.surveys import AskTies, page_ties

router = APIRouter()


@router.get("/network")
def show_network(request: Request, room: RoomOf, ties: AskTies) -> HTMLResponse:
    """Show who relies on whom."""
    with room.open() as case:
        asked, most = ties.find(case), int(ties.most)
        network = choose_network(case.file, asked, most)
        page, counts = page_ties(case, asked, ties.page)
        return render(
            request,
            "network.html",
            here="network",
            asked=asked,
            address=ties.address,
            most=most,
            network=network,
            around=name_nodes(case.file, {asked.around: 0})[asked.around] if asked.around else None,
            picture=draw_network(network, asked.around),
            counts=counts,
            hows=HOWS,
            page=page,
        )
