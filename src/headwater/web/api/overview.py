"""What can be asked under /api of a whole case: when what appeared, who relies on whom, what is said on whose word."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel

from headwater.records import Statement
from headwater.view import network, voices
from headwater.view.browse import Catalogue
from headwater.view.reports import StatementView
from headwater.view.timeline import Column
from headwater.web.api import models
from headwater.web.api.models import Shape, page_of
from headwater.web.api.routes import ERRORS
from headwater.web.paging import SIZE, Number, Page, offset
from headwater.web.room import RoomOf
from headwater.web.surveys import AskTies, AskTimes, arrange_times, find_source, page_ties

router = APIRouter(prefix="/api", tags=["case"], responses=ERRORS)
Way = Literal["", "own", "passed", "denies", "doubts"]


class Counts(Shape):
    """How many reports, claims first reported, versions first told and denials there are."""

    reports: int
    claims: int
    versions: int
    denials: int


class Moment(Shape):
    """What appeared from `start` to `end`, both included: beginnings of ISO 8601 date-times."""

    start: str
    end: str
    counts: Counts


class Timeline(BaseModel):
    """What appeared when, in columns of one `grain`; `undated` is what no day is known of."""

    grain: str
    columns: list[Moment]
    undated: Counts


class Party(Shape):
    """A source or an outlet; `published` is how many reports of it are in the case."""

    id: str
    name: str
    kind: str
    published: int


class Tie(Shape):
    """That `taker` relies on `behind`.

    `how` is verbatim, rewrite or partial (in so many `reports` it took from reports of the other), or names (in so many
    reports, for so many `statements`, it names the other as a source).
    """

    taker: Party
    behind: Party
    how: str
    reports: int
    statements: int


@router.get("/sources/{which}/statements")
def list_source_statements(
    room: RoomOf, which: Annotated[str, Path(max_length=300)], way: Annotated[Way, Query()] = "", number: Number = 1
) -> models.Page[models.Statement]:
    """Return a page of what is said on the word of a source, report by report: all, its own, what it passes on, its denials.

    A page holds the statements of as many reports as it has a size; `total` counts reports.
    """
    with room.open() as case:
        entity = find_source(case, which).id
        total = voices.tally_said(case.file, entity).reports[way]
        ids = [id_ for _, found in voices.list_said(case.file, entity, way, offset(number), SIZE) for id_ in found]
        return page_of(models.Statement, Page([_view(case, id_) for id_ in ids], number, SIZE, total))


def _view(case: Catalogue, statement: str) -> StatementView:
    return StatementView(case.index.table(Statement)[statement], case.index)


@router.get("/timeline")
def get_timeline(room: RoomOf, asked: AskTimes) -> Timeline:
    """Return when reports, claims, versions and denials appeared, in a period, in hours, days, weeks, months or years."""
    with room.open() as case:
        timeline, _ = arrange_times(case, asked)
        columns = [Moment.model_validate(column) for column in timeline.columns if isinstance(column, Column)]
        return Timeline(grain=timeline.grain, columns=columns, undated=Counts.model_validate(timeline.undated))


@router.get("/network")
def list_ties(room: RoomOf, ties: AskTies) -> models.Page[Tie]:
    """Return a page of who relies on whom: all ties, those of one kind, those of one source or outlet."""
    with room.open() as case:
        found, _ = page_ties(case, ties.find(case), ties.page)
        return page_of(Tie, found.map(lambda one: _shape_tie(*one)))


def _shape_tie(taker: network.Node, tie: network.Tie, behind: network.Node) -> Tie:
    parties = {"taker": Party.model_validate(taker), "behind": Party.model_validate(behind)}
    return Tie(**parties, how=tie.how, reports=tie.reports, statements=tie.statements)
