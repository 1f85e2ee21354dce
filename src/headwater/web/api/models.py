"""The shapes of what /api answers. Offsets count Unicode code points into a report's text, end excluded."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from headwater.web.paging import Page as PageOf

T = TypeVar("T", bound="Shape")


class Shape(BaseModel):
    """Made from whatever has attributes of these names."""

    model_config = ConfigDict(from_attributes=True)


class Problem(Shape):
    """What could not be read or decided: by which step, in which group, in which file."""

    id: str
    stage: str
    key: str
    file: str
    message: str


class Error(BaseModel):
    """Why there is no answer."""

    detail: str


class Link(Shape):
    """One source in a chain; `entity` is "" where it is not known who is meant."""

    name: str
    kind: str
    entity: str


class Span(Shape):
    """A piece of a report."""

    report: str
    start: int
    end: int
    text: str


class Statement(Shape):
    """One thing said in one report; its chain has the source nearest to the reader first, none in the outlet's own voice."""

    id: str
    span: Span
    stance: str
    chain: list[Link]
    claim: str
    why: str


class Origin(Shape):
    """One independent origin of a claim's assertions, with the reason why it is counted."""

    name: str
    kind: str
    entity: str
    why: str
    marks: list[str]
    statements: list[str]


class ClaimRow(Shape):
    """A claim in a list. `completed` is its clearest statement with what a reader needs to know in square brackets."""

    id: str
    number: int
    text: str
    completed: str
    echo: int
    origins_min: int
    origins_max: int
    denied: bool
    first_date: str | None


class Told(Shape):
    """What one report tells for a detail in which the claim's statements differ, on whose word, and what that is.

    `how` is first, the same, update, rounding or contradiction, against the value `to`.
    """

    slot: str
    value: str
    words: str
    report: str
    origin: str
    how: str
    to: str


class Claim(ClaimRow):
    """A claim with its origins and why they are counted. Its statements are at /api/claims/{which}/statements."""

    why: str
    single_source: bool
    changed: bool
    first_report: str
    origins: list[Origin]
    told: list[Told]


class ReportRow(Shape):
    """A report in a list; `published` is an ISO 8601 date or date-time."""

    id: str
    file: str
    url: str
    outlet: str
    published: str | None
    title: str


class Reliance(Shape):
    """That a report took material from another: verbatim, rewrite or partial, with what speaks for it."""

    report: str
    on: str
    how: str
    evidence: list[str]


class Report(ReportRow):
    """A report as it came, and which reports it relies on."""

    byline: str
    credit: str
    language: str
    text: str
    found: dict[str, str]
    relies: list[Reliance]
    relied_on: list[Reliance]


class Filed(Shape):
    """A report in a list, with how many reports it relies on, how many took from it, and how many statements it has."""

    report: ReportRow
    relies: int
    taken: int
    statements: int


class Sourced(Shape):
    """A source in a list: in how many reports how many statements are made on its word."""

    id: str
    name: str
    kind: str
    reports: int
    statements: int


class Description(Shape):
    """What a report says that somebody is, in its words, and who says so."""

    span: Span
    by: str


class Source(Shape):
    """Somebody or something that reports name, in every way in which they write it, and as what they describe it."""

    id: str
    name: str
    kind: str
    names: list[str]
    descriptions: list[Description]


class Found(Shape):
    """A piece of text in which words were found; `spans` are where in it."""

    spans: list[tuple[int, int]]


class FoundStatement(Found):
    """A statement that holds words asked for."""

    statement: Statement
    words: int


class FoundClaim(Shape):
    """A claim, with the statement of it that fits the words best."""

    claim: ClaimRow
    found: FoundStatement


class FoundReport(Found):
    """A report that holds the words."""

    report: ReportRow


class Page(BaseModel, Generic[T]):
    """One page of a list of `total` items: page `number` of `pages`, from 1, `size` items each."""

    items: list[T]
    number: int
    size: int
    pages: int
    total: int


class Search(BaseModel):
    """What a search found. `whole` is false where statements and claims are those of the best reports only."""

    claims: Page[FoundClaim]
    statements: Page[FoundStatement]
    reports: Page[FoundReport]
    sources: Page[Sourced]
    whole: bool


class Case(BaseModel):
    """The size of a case, and how many claims have which property.

    several + alone = total; single_source + more_origins + unasserted = several; own + attributed = total.
    """

    name: str
    reports: int
    outlets: int
    statements: int
    claims: dict[str, int]


class Running(Shape):
    """A run at work: `done` of `total` groups of its step number `at`, from 0; `share` of it is done; `line` says so."""

    stage: str
    at: int
    stages: int
    done: int
    total: int
    share: float
    line: str


class Progress(BaseModel):
    """The run that is at work on the case, if one is, and a text that is another one after the case has changed."""

    running: Running | None
    stamp: str


def page_of(shape: type[T], page: PageOf[Any]) -> Page[T]:
    """Return a page in the shape of the API. Shape it while the case is open: views look up what they are asked for."""
    items = [shape.model_validate(item) for item in page.items]
    return Page(items=items, number=page.number, size=page.size, pages=page.pages, total=page.total)
