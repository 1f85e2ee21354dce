"""The timeline: what appeared when, as a strip and a table, and what appeared in any part of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from headwater.records import Statement, Version
from headwater.view.browse import Catalogue
from headwater.view.claims import ClaimView
from headwater.view.days import KINDS, list_period
from headwater.view.phrases import name_speaker
from headwater.view.reports import ReportView, StatementView, report_of
from headwater.web.drawing.days import draw_timeline, name_column, name_extent, name_period, say_counts
from headwater.web.paging import SIZE, Number, Page, offset
from headwater.web.rendering import render
from headwater.web.room import RoomOf
from headwater.web.surveys import AskTimes, arrange_times

router = APIRouter()


@router.get("/timeline")
def show_timeline(request: Request, room: RoomOf, asked: AskTimes, number: Number = 1) -> HTMLResponse:
    """Show when reports, claims, versions and denials appeared, and a list of those of one part."""
    with room.open() as case:
        timeline, grains = arrange_times(case, asked)
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
