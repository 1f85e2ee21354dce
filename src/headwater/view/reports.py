"""Reports and what is said in them, as people read them: statements with their chains, copies, reliance, differences."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from headwater.records import (
    Addition,
    Alteration,
    Copy,
    Description,
    Link,
    Membership,
    Notes,
    Passage,
    Place,
    Problem,
    Record,
    Refusal,
    Relies,
    Report,
    Statement,
)
from headwater.stage import order
from headwater.view.decided import links_of
from headwater.view.index import Index
from headwater.view.names import entity_of, entity_of_outlet, is_called, names_of
from headwater.view.spans import Span

R = TypeVar("R", bound=Record)
P = TypeVar("P", Copy, Alteration)
S = TypeVar("S", Statement, Addition, Description)


@dataclass(frozen=True, slots=True)
class View(Generic[R]):
    """One row, with the way to its neighbours. Two views of one row are equal."""

    row: R
    index: Index = field(repr=False, compare=False)

    @property
    def id(self) -> str:
        """The content hash of the row."""
        return self.row.id


class ReportView(View[Report]):
    """One published news text."""

    __slots__ = ()

    @property
    def outlet(self) -> str:
        """Who published it, "" where nobody knows."""
        return self.row.outlet

    @property
    def published(self) -> str | None:
        """Its date or date-time in ISO 8601, or None."""
        return self.row.published

    @property
    def byline(self) -> str:
        """Who wrote it, "" where the report does not say."""
        return self.row.byline

    @property
    def credit(self) -> str:
        """The agency or outlet that the text itself credits, "" where it credits none."""
        return self.row.credit

    @property
    def file(self) -> str:
        """The file that it was first read from."""
        return self.row.file

    @property
    def url(self) -> str:
        """Its address, "" where unknown."""
        return self.row.url

    @property
    def language(self) -> str:
        """The language that it is written in, as a two-letter code."""
        return self.row.language

    @property
    def text(self) -> str:
        """The report as it came."""
        return self.row.text

    @property
    def found(self) -> Notes:
        """Where each piece of metadata was found, as (field, place) pairs."""
        return self.row.found

    @property
    def name(self) -> str:
        """How to call it in a sentence: its outlet, else its file."""
        return self.outlet or self.file

    @property
    def title(self) -> str:
        """Its heading, else its first line that says something."""
        headings = [p for p in self.index.where(Passage, "report", self.id) if p.kind == "heading"]
        if headings:
            return self.text[headings[0].start : headings[0].end]
        return next((line.strip() for line in self.text.splitlines() if line.strip()), self.file)

    @property
    def refusals(self) -> list[tuple[str, str]]:
        """Who is said to have said nothing, and in which words: `("The ministry", "declined to comment")`."""
        rows = sorted(self.index.where(Refusal, "report", self.id), key=lambda row: row.cue_start)
        return [(self.text[row.source_start : row.source_end], self.text[row.cue_start : row.cue_end]) for row in rows]

    @property
    def statements(self) -> list[StatementView]:
        """What is said in it, in the order of the text."""
        rows = self.index.where(Statement, "report", self.id)
        return [StatementView(row, self.index) for row in rows]

    @property
    def relies(self) -> list[RelianceView]:
        """The reports that it took material from, the surest first."""
        rows = sorted(self.index.where(Relies, "report", self.id), key=lambda row: (-row.score, row.on))
        return [RelianceView(row, self.index) for row in rows]

    @property
    def relied_on(self) -> list[RelianceView]:
        """The reports that took material from it."""
        return [RelianceView(row, self.index) for row in self.index.where(Relies, "on", self.id)]

    @property
    def copies(self) -> list[CopyView]:
        """The passages that it shares with other reports."""
        rows = [*self.index.where(Copy, "a", self.id), *self.index.where(Copy, "b", self.id)]
        return [CopyView(row, self.index) for row in rows]

    def other(self, copy: CopyView) -> tuple[ReportView, Span]:
        """Return the other report of a copy, with the passage there."""
        span = copy.b if copy.row.a == self.id else copy.a
        return report_of(self.index, span.report), span

    @property
    def additions(self) -> list[AdditionView]:
        """What it says that the report it takes the passage from does not."""
        return [AdditionView(row, self.index) for row in self.index.where(Addition, "report", self.id)]

    @property
    def problems(self) -> list[Problem]:
        """What could not be read or decided in it."""
        files = {self.file, *(place.file for place in self.places)} - {""}
        found = [*self.index.where(Problem, "key", self.id)]
        found += [row for file in files for row in self.index.where(Problem, "file", file)]
        return sorted(set(found), key=order)

    @property
    def places(self) -> list[Place]:
        """Every file and address that it was found at."""
        return list(self.index.where(Place, "report", self.id))

    @property
    def entity(self) -> str:
        """The id of the entity that its outlet is, "" where it has none."""
        return entity_of_outlet(self.index, self.id)

    def span(self, start: int, end: int) -> Span:
        """Return a piece of its text."""
        return Span(self.id, start, end, self.text)


class PieceView(View[S]):
    """A row that stands somewhere in a report."""

    __slots__ = ()

    @property
    def report(self) -> ReportView:
        """The report that says it."""
        return report_of(self.index, self.row.report)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.report.span(self.row.start, self.row.end)

    @property
    def text(self) -> str:
        """Its words, exactly as they stand in the report."""
        return self.span.text


class StatementView(PieceView[Statement]):
    """One thing said in one report."""

    __slots__ = ()

    @property
    def stance(self) -> str:
        """Whether it asserts, denies or doubts its claim; by its own words where it belongs to none."""
        row = self.index.first(Membership, "statement", self.id)
        return row.stance if row else self.row.stance

    @property
    def chain(self) -> list[LinkView]:
        """Its sources, the one nearest to the reader first, the one said to know last; none in the outlet's own voice."""
        return [LinkView(row, self.index) for row in links_of(self.index, self.row)]

    @property
    def claim(self) -> str:
        """The id of the claim that it belongs to, "" where it belongs to none."""
        row = self.index.first(Membership, "statement", self.id)
        return row.claim if row else ""

    @property
    def why(self) -> str:
        """Why it was joined to its claim."""
        row = self.index.first(Membership, "statement", self.id)
        return row.why if row else ""


class LinkView(View[Link]):
    """One source in a chain."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """Its best wording in the report."""
        return self.row.name

    @property
    def kind(self) -> str:
        """What it is: person, organisation, outlet, place, document or unnamed."""
        return self.row.kind

    @property
    def entity(self) -> str:
        """The id of the entity that it means, "" where that is not known."""
        return entity_of(self.index, self.row.referent) if self.row.referent else ""

    @property
    def meant(self) -> ReportView | None:
        """The report of this outlet that the report at hand took material from, or None."""
        if self.kind != "outlet":
            return None
        entity, names = self.entity, {self.name, *names_of(self.index, self.entity)}
        for reliance in report_of(self.index, self.row.report).relies:
            if (entity and entity == reliance.on.entity) or is_called(reliance.on.outlet, names):
                return reliance.on
        return None


class RelianceView(View[Relies]):
    """That one report took material from another."""

    __slots__ = ()

    @property
    def report(self) -> ReportView:
        """The report that took."""
        return report_of(self.index, self.row.report)

    @property
    def on(self) -> ReportView:
        """The report that it took from."""
        return report_of(self.index, self.row.on)

    @property
    def how(self) -> str:
        """How it took it: verbatim, rewrite or partial."""
        return self.row.how

    @property
    def evidence(self) -> tuple[str, ...]:
        """What speaks for it, in sentences."""
        return self.row.evidence


class PairView(View[P]):
    """Two passages of two reports that belong together."""

    __slots__ = ()

    @property
    def reports(self) -> tuple[ReportView, ReportView]:
        """The two reports."""
        return report_of(self.index, self.row.a), report_of(self.index, self.row.b)

    @property
    def a(self) -> Span:
        """The passage in the first report."""
        return self.reports[0].span(self.row.a_start, self.row.a_end)

    @property
    def b(self) -> Span:
        """The passage in the second report."""
        return self.reports[1].span(self.row.b_start, self.row.b_end)


class CopyView(PairView[Copy]):
    """Two passages of two reports that share their words."""

    __slots__ = ()

    @property
    def direction(self) -> str:
        """Which way the words went: "a->b" where `b` relies on `a`, "b->a" where `a` relies on `b`, else "unknown"."""
        forth = any(row.on == self.row.a for row in self.index.where(Relies, "report", self.row.b))
        back = any(row.on == self.row.b for row in self.index.where(Relies, "report", self.row.a))
        return "unknown" if forth == back else "a->b" if forth else "b->a"

    @property
    def credited(self) -> bool:
        """Whether the report that took the words credits the outlet that it took them from."""
        a, b = self.reports
        forth, back = is_called(a.outlet, (b.credit,)), is_called(b.outlet, (a.credit,))
        return {"a->b": forth, "b->a": back}.get(self.direction, forth or back)


class AlterationView(PairView[Alteration]):
    """One quotation whose words differ between two reports."""

    __slots__ = ()

    @property
    def why(self) -> str:
        """Which words changed."""
        return self.row.why


class AdditionView(PieceView[Addition]):
    """What a report says that the report it takes the passage from does not."""

    __slots__ = ()

    @property
    def cites(self) -> ReportView:
        """The report that does not say it."""
        return report_of(self.index, self.row.cites)

    @property
    def kind(self) -> str:
        """Whether it is added or contradicts."""
        return self.row.kind

    @property
    def why(self) -> str:
        """What is missing there."""
        return self.row.why


def report_of(index: Index, report: str) -> ReportView:
    """Return the view of a report by its id."""
    return ReportView(index.table(Report)[report], index)
