"""What the timeline, the network and the page of a source may be asked for, by the pages and by /api."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import Depends, Query
from pydantic import BaseModel

from headwater.errors import Absent
from headwater.records import Entity
from headwater.view.browse import Catalogue
from headwater.view.case import SHORTEST
from headwater.view.days import Period, count_days, read_period
from headwater.view.network import Asked, Node, Tie, count_ties, list_ties
from headwater.view.timeline import GRAINS, Column, Counts, Timeline, arrange
from headwater.web.asking import Number, Words
from headwater.web.paging import SIZE, Page, offset

MOST = 200
"""How many columns of a strip that somebody asks for may hold something."""
PREFIXES = {"hour": 13, "day": 10, "month": 7, "year": 4}

Grain = Literal["", "hour", "day", "week", "month", "year"]
Show = Literal["reports", "claims", "versions", "denials"]
How = Literal["", "verbatim", "rewrite", "partial", "names"]
Part = Literal["", "descriptions", "origins", "denies", "doubts", "refusals", "own", "passed", "spellings", "published"]


@dataclass(frozen=True, slots=True)
class Times:
    """Which part of the timeline is asked for, in columns of which grain, and what of it is listed."""

    period: Period
    grain: Grain
    show: Show

    def address(self, **other: object) -> str:
        """Return the address of the timeline as asked for, with other values for some of that."""
        period = {"from": self.period.start, "to": self.period.end, "undated": int(self.period.undated)}
        values = {**period, "grain": self.grain, "show": self.show, **other}
        return _join("/timeline", values, {"show": "reports"})

    def column(self, column: Column) -> str:
        """Return where a column leads: to itself, more finely divided, and what is listed of it."""
        return self.address(**{"from": column.start, "to": column.end, "grain": ""})


def read_times(
    start: Annotated[str, Query(alias="from", max_length=20)] = "",
    end: Annotated[str, Query(alias="to", max_length=20)] = "",
    undated: bool = False,  # noqa: FBT001, FBT002  # a parameter of the address
    grain: Grain = "",
    show: Show = "reports",
) -> Times:
    """Return what an address asks for."""
    return Times(read_period(start, end, undated=undated), grain, show)


class Ties(BaseModel):
    """Which ties are asked for: of what kind (`how`), of whom (`around`, an id or a name), how many are drawn at most."""

    how: How = ""
    around: Words = ""
    most: Literal["20", "40", "80"] = "40"
    page: Number = 1

    def address(self, **other: object) -> str:
        """Return the address of the network as asked for, with other values for some of that."""
        return _join("/network", {"how": self.how, "around": self.around, "most": self.most, **other}, {"most": "40"})

    def find(self, case: Catalogue) -> Asked:
        """Return the same with the id of whoever is asked for; raise Absent if there is nobody of that name."""
        around = self.around.strip()
        return Asked(self.how, find_source(case, around).id if around else "")


class Parts(BaseModel):
    """Which part of all that is known of a source, "" for the first of each, and which page of it."""

    show: Part = ""
    page: Number = 1


AskTimes = Annotated[Times, Depends(read_times)]
AskTies = Annotated[Ties, Query()]
AskParts = Annotated[Parts, Query()]


def arrange_times(case: Catalogue, asked: Times) -> tuple[Timeline, list[str]]:
    """Return the timeline that is asked for, and the grains by which it can be divided."""
    days, undated = count_days(case.file, asked.period)
    grains = list_grains(days)
    return arrange(days, undated, asked.grain if asked.grain in grains else ""), grains


def list_grains(days: Mapping[str, Counts]) -> list[str]:
    """Return the grains in which no more than MOST columns hold something."""
    found = {grain: len({day[:length] for day in days}) for grain, length in PREFIXES.items()}
    found["week"] = -(-found["day"] // 7)
    return [grain for grain in GRAINS if found[grain] <= MOST]


def page_ties(case: Catalogue, asked: Asked, number: int) -> tuple[Page[tuple[Node, Tie, Node]], dict[str, int]]:
    """Return a page of ties as (taker, tie, behind), and how many there are of each kind."""
    counts = count_ties(case.file, asked)
    total = counts[asked.how] if asked.how else sum(counts.values())
    return Page(list_ties(case.file, asked, offset(number), SIZE), number, SIZE, total), counts


def find_source(case: Catalogue, which: str) -> Entity:
    """Return the entity with that id, else the only one whose id begins so or that is called so; raise Absent if none is."""
    found = case.index.begin(Entity, which) if len(which) >= SHORTEST else []
    meant = [row for row in found if row.id == which] or found or list(case.index.where(Entity, "name", which))
    if len(meant) != 1:
        raise Absent(f"no source {which!r} in this case: the list of sources has them all")
    return meant[0]


def _join(path: str, values: Mapping[str, object], usual: Mapping[str, object]) -> str:
    """Return an address with its values, those left out that are empty or what is usual."""
    told = {key: value for key, value in values.items() if value and str(value) != usual.get(key)}
    return f"{path}?{urlencode(told)}" if told else path
