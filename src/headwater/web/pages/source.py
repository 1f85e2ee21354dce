"""One source: what is said on its word, what it is an origin of, what it denied, how it is described and written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from headwater.records import Description, Origin, Refusal, Statement
from headwater.view import voices
from headwater.view.browse import Catalogue
from headwater.view.claims import ClaimView, OriginView
from headwater.view.descriptions import DescriptionView
from headwater.view.notes import notes_on_source
from headwater.view.quote import Quote, quote_statements
from headwater.view.reports import ReportView, StatementView, report_of
from headwater.view.spans import Span
from headwater.web.paging import Page, offset
from headwater.web.rendering import render
from headwater.web.room import RoomOf
from headwater.web.surveys import AskParts, Parts, find_source

router = APIRouter()
FEW, MANY = 5, 50
"""How many of each kind stand on the first page of a source, and on a page of one kind."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page of one kind of what is known of a source."""

    name: str
    page: Page[Any]


@router.get("/sources/{which}")
def show_source(request: Request, room: RoomOf, which: str, asked: AskParts) -> HTMLResponse:
    """Show a source, given the id of its entity, its beginning, or a name."""
    with room.open() as case:
        entity = find_source(case, which)
        tally = voices.tally_said(case.file, entity.id)
        parts = [take_part(case, entity.id, name, asked) for name in PARTS if asked.show in ("", name)]
        return render(
            request,
            "source.html",
            here="sources",
            entity=entity,
            tally=tally,
            asked=asked,
            notes=notes_on_source(case.index, entity.id),
            parts=[part for part in parts if part.page.total],
            address=lambda show: f"/sources/{entity.id}?{urlencode({'show': show})}",
            claims_of=lambda quote: list_claims(case, quote),
        )


def take_part(case: Catalogue, entity: str, name: str, asked: Parts) -> Part:
    """Return a page of one kind: the first few, unless that kind is asked for."""
    count, list_ = PARTS[name]
    number, size = (asked.page, MANY) if asked.show else (1, FEW)
    return Part(name, Page([*list_(case, entity, offset(number, size), size)], number, size, count(case, entity)))


def list_claims(case: Catalogue, quote: Quote) -> list[ClaimView]:
    """Return the claims that the statements of a quotation belong to, each once."""
    return [case.claim(claim) for claim in dict.fromkeys(statement.claim for statement in quote.statements) if claim]


@dataclass(frozen=True, slots=True)
class Silence:
    """Where somebody is said to have said nothing: `span` is who and in which words."""

    report: ReportView
    span: Span


@dataclass(frozen=True, slots=True)
class Words:
    """In which words a source is described, how often, and by whom first."""

    text: str
    number: int
    examples: tuple[DescriptionView, ...]


@dataclass(frozen=True, slots=True)
class Spelt:
    """How reports call a source, why that means it, and the first of these reports."""

    spelling: voices.Spelling
    report: ReportView


Count = Callable[[Catalogue, str], int]
List = Callable[[Catalogue, str, int, int], Iterator[Any]]


def _list_descriptions(case: Catalogue, entity: str, first: int, size: int) -> Iterator[Words]:
    known = case.index.table(Description)
    for found in voices.list_descriptions(case.file, entity, first, size):
        examples = tuple(DescriptionView(known[id_], case.index) for id_ in found.examples)
        yield Words(examples[0].text, found.number, examples)


def _list_origins(case: Catalogue, entity: str, first: int, size: int) -> Iterator[tuple[ClaimView, OriginView]]:
    for id_ in voices.list_origins(case.file, entity, first, size):
        row = case.index.table(Origin)[id_]
        yield case.claim(row.claim), OriginView(row, case.index)


def _list_refusals(case: Catalogue, entity: str, first: int, size: int) -> Iterator[Silence]:
    for row in (case.index.table(Refusal)[id_] for id_ in voices.list_refusals(case.file, entity, first, size)):
        report = report_of(case.index, row.report)
        yield Silence(report, report.span(min(row.source_start, row.cue_start), max(row.source_end, row.cue_end)))


def _list_spellings(case: Catalogue, entity: str, first: int, size: int) -> Iterator[Spelt]:
    for spelling in voices.list_spellings(case.file, entity, first, size):
        yield Spelt(spelling, report_of(case.index, spelling.report))


def _list_published(case: Catalogue, entity: str, first: int, size: int) -> Iterator[ReportView]:
    return (report_of(case.index, id_) for id_ in voices.list_published(case.file, entity, first, size))


def _said(way: str) -> tuple[Count, List]:
    """Return how to count and how to list what reports say on the word of a source, report by report."""

    def count(case: Catalogue, entity: str) -> int:
        return voices.tally_said(case.file, entity).reports[way]

    def list_(case: Catalogue, entity: str, first: int, size: int) -> Iterator[tuple[ReportView, list[Quote]]]:
        known = case.index.table(Statement)
        for report, ids in voices.list_said(case.file, entity, way, first, size):
            yield report_of(case.index, report), quote_statements([StatementView(known[id_], case.index) for id_ in ids])

    return count, list_


def _on_file(count: Callable[..., int]) -> Count:
    return lambda case, entity: count(case.file, entity)


PARTS: dict[str, tuple[Count, List]] = {
    "descriptions": (_on_file(voices.count_descriptions), _list_descriptions),
    "origins": (_on_file(voices.count_origins), _list_origins),
    "denies": _said("denies"),
    "doubts": _said("doubts"),
    "refusals": (_on_file(voices.count_refusals), _list_refusals),
    "own": _said("own"),
    "passed": _said("passed"),
    "published": (_on_file(voices.count_published), _list_published),
    "spellings": (_on_file(voices.count_spellings), _list_spellings),
}
