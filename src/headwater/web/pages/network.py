"""The network: sources, outlets and who relies on whom, as a picture of the most of it and a table of all of it."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from headwater.view.browse import Catalogue
from headwater.view.network import HOWS, Asked, choose_network, count_ties, list_ties, name_nodes
from headwater.web.drawing.relations import draw_network
from headwater.web.pages.source import find_source
from headwater.web.paging import LAST, SIZE, Page, offset
from headwater.web.rendering import render
from headwater.web.room import RoomOf

router = APIRouter()
LONGEST = 200


class Question(BaseModel):
    """Which ties are asked for: of what kind (`how`), of whom (`around`, an id or a name), how many are drawn at most."""

    how: Literal["", "verbatim", "rewrite", "partial", "names"] = ""
    around: Annotated[str, Field(max_length=LONGEST)] = ""
    most: Literal["20", "40", "80"] = "40"
    page: Annotated[int, Field(ge=1, le=LAST)] = 1

    def address(self, **other: object) -> str:
        """Return the address of the network as asked for, with other values for some of that."""
        values = {"how": self.how, "around": self.around, "most": self.most} | other
        told = {key: value for key, value in values.items() if str(value) not in ("", "40")}
        return f"/network?{urlencode(told)}" if told else "/network"


@router.get("/network")
def show_network(request: Request, room: RoomOf, question: Annotated[Question, Query()]) -> HTMLResponse:
    """Show who relies on whom."""
    with room.open() as case:
        asked = Asked(question.how, _find(case, question.around.strip()))
        network = choose_network(case.file, asked, int(question.most))
        counts = count_ties(case.file, asked)
        total = counts[asked.how] if asked.how else sum(counts.values())
        ties = list_ties(case.file, asked, offset(question.page), SIZE)
        return render(
            request,
            "network.html",
            here="network",
            asked=asked,
            question=question,
            most=int(question.most),
            network=network,
            around=name_nodes(case.file, {asked.around: 0})[asked.around] if asked.around else None,
            picture=draw_network(network, asked.around),
            counts=counts,
            hows=HOWS,
            page=Page(ties, question.page, SIZE, total),
        )


def _find(case: Catalogue, which: str) -> str:
    """Return the id of the source that is asked for, "" where none is."""
    return find_source(case, which).id if which else ""
