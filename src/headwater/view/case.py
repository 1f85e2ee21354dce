"""A whole case, as people read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Self

from headwater.errors import Absent
from headwater.records import (
    Addition,
    Alteration,
    Attribution,
    Claim,
    Copy,
    Date,
    Entity,
    Place,
    Problem,
    Report,
    Statement,
    Tally,
)
from headwater.run.memory import Tables
from headwater.view.claims import ClaimView
from headwater.view.descriptions import DescriptionView, describe
from headwater.view.engine import EngineView, view_engine
from headwater.view.index import Index, index_tables
from headwater.view.reports import AdditionView, AlterationView, CopyView, RelianceView, ReportView, StatementView
from headwater.view.unsettled import OpenPair, list_open

if TYPE_CHECKING:
    from headwater.view.answers import AnswerView

SHORTEST = 4
"""How many characters of an id stand for it."""


def _nothing_to_close() -> None:
    """Rows in memory need no closing."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """One investigation. `name` is how to call it: the name of its folder or file. `close` closes its file, as `with` does."""

    index: Index = field(repr=False)
    name: str = ""
    close: Callable[[], None] = field(default=_nothing_to_close, repr=False, compare=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def claims(self, like: str = "") -> list[ClaimView]:
        """Return every claim, those that say most about sources first; with `like` those that match that sentence.

        Order: claims of the most reports, then denied ones, then changed ones, then those with the most origins, then those
        that somebody other than the outlet is named for, then the oldest. None is left out. With `like` the likeliest come
        first; `ask` tells how likely each is, and how it differs.
        """
        if like:
            return [one.claim for one in self.ask(like) if one.enough]
        return self.index.once("claims", self._claims)

    def ask(self, sentence: str) -> list[AnswerView]:
        """Return the claims that may match a sentence, the likeliest first; `enough` tells those that are taken to.

        Raise StopRun where nothing is asked for.
        """
        from headwater.view.answers import ask_case  # it loads numpy and the models, which no other view needs

        return ask_case(self.index, sentence, self.claims())

    def _claims(self) -> list[ClaimView]:
        tallies = {row.claim: row for row in self.index.table(Tally).values()}
        claims = [ClaimView(row, self.index, tallies.get(key)) for key, row in self.index.table(Claim).items()]
        claims.sort(key=_rank)
        return [ClaimView(c.row, c.index, c.tally, number) for number, c in enumerate(claims, 1)]

    def claim(self, which: str) -> ClaimView:
        """Return a claim by its id, the beginning of its id, or its number in `claims()`; raise Absent if there is none."""
        if which.isdecimal() and 0 < int(which) <= len(self.index.table(Claim)):
            return self.claim_at(int(which))
        found = self.index.begin(Claim, which) if len(which) >= SHORTEST else []
        if len(found) != 1:
            known = len(self.index.table(Claim))
            raise Absent(f"no claim {which!r} in this case: give a number from 1 to {known} or an id, as `claims` lists them")
        tally = self.index.first(Tally, "claim", found[0].id)
        return ClaimView(found[0], self.index, tally, self.number_of(found[0].id))

    def claim_at(self, number: int) -> ClaimView:
        """Return the claim at a place in `claims()`, from 1."""
        return self.claims()[number - 1]

    def number_of(self, claim: str) -> int:
        """Return the place of a claim in `claims()`, from 1, 0 where it has none."""
        numbers = self.index.once("numbers", lambda: {one.id: one.number for one in self.claims()})
        return numbers.get(claim, 0)

    def reports(self) -> list[ReportView]:
        """Return every report, the oldest first, those without a date last."""
        rows = sorted(self.index.table(Report).items(), key=lambda item: (item[1].published or "~", item[1].file, item[0]))
        return [ReportView(row, self.index) for _, row in rows]

    def report(self, which: str) -> ReportView:
        """Return a report by its id, the beginning of its id, or its file; raise Absent if there is none or more than one."""
        found = [ReportView(row, self.index) for row in self._find_reports(which).values()]
        if len(found) == 1:
            return found[0]
        if found:
            raise Absent(f"{which!r} means {len(found)} reports: give one of the ids {', '.join(r.id for r in found[:4])}")
        raise Absent(f"no report {which!r} in this case: give a file name or an id, as `export --format csv` lists them")

    def _find_reports(self, which: str) -> dict[str, Report]:
        """Return id → report of those that `which` may mean: by the beginning of an id, a file's whole path, else its name."""
        index = self.index
        begun = index.begin(Report, which) if len(which) >= SHORTEST else []
        if any(row.id == which for row in begun):
            return {which: index.table(Report)[which]}
        ends = [index.end(record, "file", f"/{which}") if which else [] for record in (Report, Place)]
        rows = (*index.where(Report, "file", which), *index.where(Place, "file", which), *ends[0], *ends[1])
        meant = [row.report if isinstance(row, Place) else row.id for row in rows] if which else []
        return {id_: index.table(Report)[id_] for id_ in (*meant, *(row.id for row in begun))}

    def report_ids(self) -> list[str]:
        """Return the ids of the reports, in the order of `reports()`."""
        return [report.id for report in self.reports()]

    def claim_ids(self) -> list[str]:
        """Return the ids of the claims, in the order of `claims()`."""
        return [claim.id for claim in self.claims()]

    def statements(self) -> list[StatementView]:
        """Return every statement, report by report, in the order of the text."""
        return [statement for report in self.reports() for statement in report.statements]

    def entities(self) -> list[tuple[str, Entity]]:
        """Return everybody and everything that the reports name, with ids, by name."""
        return sorted(self.index.table(Entity).items(), key=lambda item: (item[1].name, item[0]))

    def descriptions(self, entity: str) -> list[DescriptionView]:
        """Return what the reports say that an entity is, given its id, with who says so."""
        return describe(self.index, entity)

    def attributions(self) -> list[tuple[str, Attribution]]:
        """Return every attribution with its id, report by report."""
        return [(row.id, row) for report in self.reports() for row in self.index.where(Attribution, "report", report.id)]

    def dates(self) -> list[Date]:
        """Return every time expression, report by report."""
        return [row for report in self.reports() for row in self.index.where(Date, "report", report.id)]

    def copies(self) -> list[CopyView]:
        """Return every pair of passages that share their words."""
        return [CopyView(row, self.index) for row in self.index.table(Copy).values()]

    def relies(self) -> list[RelianceView]:
        """Return which report took material from which."""
        return [reliance for report in self.reports() for reliance in report.relies]

    def open_pairs(self) -> list[OpenPair]:
        """Return the pairs of reports that share their words although the texts do not show who took from whom."""
        found = (pair for report in self.reports() for pair in list_open(report))
        return [pair for pair in found if pair.report.id < pair.other.id]

    def alterations(self) -> list[AlterationView]:
        """Return the quotations whose words differ between reports."""
        return [AlterationView(row, self.index) for row in self.index.table(Alteration).values()]

    def additions(self) -> list[AdditionView]:
        """Return what reports say that the reports they take from do not."""
        return [AdditionView(row, self.index) for row in self.index.table(Addition).values()]

    def problems(self) -> list[Problem]:
        """Return what could not be read or decided."""
        return list(self.index.table(Problem).values())

    def engine(self) -> EngineView | None:
        """Return what asking a language model came to, None where the bundled reader reads the case."""
        return view_engine(self.index)

    def count(self) -> dict[str, int]:
        """Return the size of the case: reports, outlets, statements, claims, those in several reports, those on one origin."""
        reports = self.index.table(Report).values()
        return {
            "reports": len(reports),
            "outlets": len({row.outlet for row in reports if row.outlet}),
            "statements": len(self.index.table(Statement)),
            "claims": len(self.index.table(Claim)),
            "shared": sum(claim.echo > 1 for claim in self.claims()),
            "single_source": sum(claim.single_source for claim in self.claims()),
        }


def view_tables(tables: Tables, name: str = "") -> CaseView:
    """Return the view of rows in memory, as `run_in_memory` returns them."""
    return CaseView(index_tables(tables), name)


def _rank(claim: ClaimView) -> tuple[object, ...]:
    return (
        -claim.echo,
        not claim.denied,
        not claim.changed,
        -claim.origins_max,
        claim.own_voice,
        claim.first_date or "~",
        claim.text,
        claim.id,
    )
