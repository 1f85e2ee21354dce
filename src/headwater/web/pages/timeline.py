"""The timeline: what appeared when, as a strip and a table, and what appeared in any part of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from headwater.records import Statement, Version
from headwater.view.browse import Catalogue
from headwater.view.claims import ClaimView
from headwater.view.days import KINDS, Period, count_days, list_period, read_period
from headwater.view.phrases import name_speaker
from headwater.view.reports import ReportView, StatementView, report_of
from headwater.view.timeline import GRAINS, Column, Counts, arrange
from headwater.web.drawing.days import draw_timeline, name_column, name_extent, name_period, say_counts
from headwater.web.paging import SIZE, Number, Page, offset
from headwater.web.rendering import render
from headwater.web.room import RoomOf

router = APIRouter()
MOST = 200
"""How many columns of a strip that somebody asks for may hold something."""
PREFIXES = {"hour": 13, "day": 10, "month": 7, "year": 4}

Grain = Literal["", "hour", "day", "week", "month", "year"]
Show = Literal["reports", "claims", "versions", "denials"]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the timeline is asked for, in columns of which grain, and what of it is listed."""

    period: Period
    grain: Grain
    show: Show

    def address(self, **other: object) -> str:
        """Return the address of the timeline as asked for, with other values for some of that."""
        values = {
            "from": self.period.start, "to": self.period.end, "undated": self.period.undated, "grain": self.grain,
            "show": self.show,
        } | other  # fmt: skip
        told = {key: int(value) if value is True else value for key, value in values.items() if value}
        told = {key: value for key, value in told.items() if (key, value) != ("show", "reports")}
        return f"/timeline?{urlencode(told)}" if told else "/timeline"

    def column(self, column: Column) -> str:
        """Return where a column leads: to itself, more finely divided, and what is listed of it."""
        return self.address(**{"from": column.start, "to": column.end, "grain": ""})


def read_asked(
    start: Annotated[str, Query(alias="from", max_length=20)] = "",
    end: Annotated[str, Query(alias="to", max_length=20)] = "",
    undated: bool = False,  # noqa: FBT001, FBT002  # a parameter of the address
    grain: Grain = "",
    show: Show = "reports",
) -> Asked:
    """Return what an address asks for."""
    return Asked(read_period(start, end, undated=undated), grain, show)


@router.get("/timeline")
def show_timeline(
    request: Request, room: RoomOf, asked: Annotated[Asked, Depends(read_asked)], number: Number = 1
) -> HTMLResponse:
    """Show when reports, claims, versions and denials appeared, and a list of those of one part."""
    with room.open() as case:
        days, undated = count_days(case.file, asked.period)
        grains = list_grains(days)
        timeline = arrange(days, undated, asked.grain if asked.grain in grains else "")
        ids = list_period(case.file, asked.show, asked.period, offset(number), SIZE)
        every = timeline.dated + timeline.undated
        return render(
            request,
            "timeline.html",
            here="timeline",
            asked=asked,
            timeline=timeline,
            every=every,
            grains=grains,
            picture=draw_timeline(timeline, asked.column),
            page=Page([*LISTS[asked.show](case, ids)], number, SIZE, getattr(every, asked.show)),
            kinds=[*KINDS],
            call=lambda column: name_column(column, timeline.grain),
            say_counts=say_counts,
            extent=name_extent(timeline),
            called=name_period(asked.period.start, asked.period.end),
            name_speaker=name_speaker,
        )


def list_grains(days: Mapping[str, Counts]) -> list[str]:
    """Return the grains in which no more than MOST columns hold something."""
    found = {grain: len({day[:length] for day in days}) for grain, length in PREFIXES.items()}
    found["week"] = -(-found["day"] // 7)
    return [grain for grain in GRAINS if found[grain] <= MOST]


@dataclass(frozen=True, slots=True)
class Said:
    """What a statement adds to a claim: it denies it, or is the first to tell a `value` of one of its details, the `slot`."""

    statement: StatementView
    claim: ClaimView
    slot: str = ""
    value: str = ""


def _list_reports(case: Catalogue, ids: Sequence[str]) -> Iterator[ReportView]:
    return (report_of(case.index, id_) for id_ in ids)


def _list_claims(case: Catalogue, ids: Sequence[str]) -> Iterator[ClaimView]:
    return (case.claim(id_) for id_ in ids)


def _list_versions(case: Catalogue, ids: Sequence[str]) -> Iterator[Said]:
    for row in (case.index.table(Version)[id_] for id_ in ids):
        statement = StatementView(case.index.table(Statement)[row.statement], case.index)
        yield Said(statement, case.claim(row.claim), row.slot, row.value)


def _list_denials(case: Catalogue, ids: Sequence[str]) -> Iterator[Said]:
    for statement in (StatementView(case.index.table(Statement)[id_], case.index) for id_ in ids):
        yield Said(statement, case.claim(statement.claim))


LISTS: dict[str, Callable[[Catalogue, Sequence[str]], Iterator[ReportView | ClaimView | Said]]] = {
    "reports": _list_reports,
    "claims": _list_claims,
    "versions": _list_versions,
    "denials": _list_denials,
}
