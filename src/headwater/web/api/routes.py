"""What can be asked under /api."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path

from headwater.errors import Absent
from headwater.records import Entity
from headwater.view.sieve import Sieve
from headwater.web import asking, listing
from headwater.web.api import models
from headwater.web.api.models import page_of
from headwater.web.api.shaping import shape_claim, shape_report, shape_source
from headwater.web.paging import Number, cut
from headwater.web.room import RoomOf
from headwater.web.words import say

ERRORS: dict[int | str, dict[str, Any]] = {
    401: {"model": models.Error, "description": "Whoever asks has not shown a key."},
    404: {"model": models.Error, "description": "It is not in the case."},
    422: {"model": models.Error, "description": "The address was not understood."},
    503: {"model": models.Error, "description": "A run is working on this part of the case: ask again."},
}
router = APIRouter(prefix="/api", tags=["case"], responses=ERRORS)
Which = Annotated[str, Path(max_length=300)]


@router.get("/case")
def get_case(room: RoomOf) -> models.Case:
    """Return the size of the case."""
    with room.open() as case:
        size = case.count()
        counted = {name: size[name] for name in ("reports", "outlets", "statements")}
        return models.Case(name=room.name, claims=case.count_claims(Sieve()), **counted)


@router.get("/progress")
def get_progress(room: RoomOf) -> models.Progress:
    """Return how far the run is that is at work on the case."""
    found = room.progress()
    if found is None:
        return models.Progress(running=None, stamp=room.stamp())
    line = say("progress.line", stage=found.stage, at=found.at + 1, stages=found.stages)
    told = {name: getattr(found, name) for name in ("stage", "at", "stages", "done", "total", "share")}
    return models.Progress(running=models.Running(**told, line=line), stamp=room.stamp())


@router.get("/claims")
def list_claims(room: RoomOf, asked: asking.AskClaims) -> models.Page[models.ClaimRow]:
    """Return a page of the claims, those of the most reports first."""
    with room.open() as case:
        found = listing.page_claims(case, asked)
        return page_of(models.ClaimRow, found.map(lambda listed: listed.claim))


@router.get("/claims/{which}")
def get_claim(room: RoomOf, which: Which) -> models.Claim:
    """Return a claim by its id, the beginning of its id, or its number."""
    with room.open() as case:
        return shape_claim(case.claim(which))


@router.get("/claims/{which}/statements")
def list_claim_statements(room: RoomOf, which: Which, number: Number = 1) -> models.Page[models.Statement]:
    """Return a page of a claim's statements, the oldest report first."""
    with room.open() as case:
        return page_of(models.Statement, cut(case.claim(which).statements, number))


@router.get("/reports")
def list_reports(room: RoomOf, asked: asking.AskReports) -> models.Page[models.Filed]:
    """Return a page of the reports, the oldest first."""
    with room.open() as case:
        return page_of(models.Filed, listing.page_reports(case, asked))


@router.get("/reports/{which}")
def get_report(room: RoomOf, which: Which) -> models.Report:
    """Return a report by its id, the beginning of its id, or its file."""
    with room.open() as case:
        return shape_report(case.report(which))


@router.get("/reports/{which}/statements")
def list_report_statements(room: RoomOf, which: Which, number: Number = 1) -> models.Page[models.Statement]:
    """Return a page of a report's statements, in the order of the text."""
    with room.open() as case:
        return page_of(models.Statement, cut(case.report(which).statements, number))


@router.get("/sources")
def list_sources(room: RoomOf, asked: asking.AskSources) -> models.Page[models.Sourced]:
    """Return a page of the sources, those in the most reports first."""
    with room.open() as case:
        return page_of(models.Sourced, listing.page_sources(case, asked))


@router.get("/sources/{which}")
def get_source(room: RoomOf, which: Which) -> models.Source:
    """Return who is meant by the id of an entity."""
    with room.open() as case:
        entity = case.index.table(Entity).get(which)
        if entity is None:
            raise Absent(f"no source {which!r} in this case: give an id, as /api/sources lists them")
        return shape_source(entity, case.descriptions(which))


@router.get("/problems")
def list_problems(room: RoomOf, asked: asking.AskProblems) -> models.Page[models.Problem]:
    """Return a page of what could not be read or decided."""
    with room.open() as case:
        return page_of(models.Problem, listing.page_problems(case, asked))


@router.get("/search")
def search(room: RoomOf, asked: asking.AskSearch) -> models.Search:
    """Return what holds the words: of every kind the first few, or a page of one kind."""
    with room.open() as case:
        found = listing.search(case, asked)
        return models.Search(
            claims=page_of(models.FoundClaim, found.claims),
            statements=page_of(models.FoundStatement, found.statements),
            reports=page_of(models.FoundReport, found.reports),
            sources=page_of(models.Sourced, found.sources),
            whole=found.whole,
        )
