"""A case in a file, listed page by page: what is shown is looked up, what is not shown is never read."""

# ruff: noqa: S608  # the names in its SQL are its own
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from headwater.case import Case
from headwater.errors import Absent
from headwater.records import Claim, Problem, Report, Tally
from headwater.run.listing import is_current, is_listed, list_meanwhile
from headwater.view.case import CaseView
from headwater.view.claims import ClaimView
from headwater.view.lookup import Lookup
from headwater.view.reports import ReportView
from headwater.view.sieve import SINGLE, Sieve

COUNTS = {
    "total": "1",
    "several": "l.reports > 1",
    "alone": "l.reports <= 1",
    "single_source": SINGLE,
    "more_origins": "l.reports > 1 AND l.origins_max > 1",
    "unasserted": "l.reports > 1 AND l.origins_max = 0",
    "denied": "l.denied",
    "changed": "l.changed",
    "asserts": "l.asserted",
    "doubts": "l.doubted",
    "own": "l.own_voice",
    "attributed": "NOT l.own_voice",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim as the list has it, with whether its versions or quotations differ."""

    claim: ClaimView
    changed: bool


@dataclass(frozen=True, slots=True)
class Filed:
    """A report as the list has it, with how many reports it relies on, how many took from it, and how much it says."""

    report: ReportView
    relies: int
    taken: int
    statements: int


@dataclass(frozen=True, slots=True)
class Sourced:
    """A source as the list has it: in how many reports how many statements are made on its word."""

    id: str
    name: str
    kind: str
    reports: int
    statements: int


@dataclass(frozen=True, slots=True)
class Catalogue(CaseView):
    """A case in a file, with its lists. One that is opened sees one state of the file until it is closed."""

    @classmethod
    def open(cls, path: Path, *, settled: bool = True) -> Self:
        """Open the case at `path` for reading; raise StopRun if there is none.

        The lists are those of the rows as they are; where they need not be `settled`, those that the last run left will do.
        """
        case = Case.open(path, writable=False)
        if not (is_current(case) if settled else is_listed(case)):
            list_meanwhile(case)
        case.sql("BEGIN")
        return cls(Lookup(case), path.stem, case.close)

    @property
    def file(self) -> Case:
        """The case's file."""
        index = self.index
        assert isinstance(index, Lookup)  # noqa: S101  # `open` made it
        return index.case

    def count(self) -> dict[str, int]:
        """Return the size of the case: reports, outlets, statements, claims, those in several reports, those on one origin."""
        asked = "SELECT count(*), count(DISTINCT nullif(outlet, '')), coalesce(sum(statements), 0) FROM listed_report"
        ((reports, outlets, statements),) = self.file.sql(asked)
        claims = self.count_claims(Sieve())
        size = {"reports": reports, "outlets": outlets, "statements": statements}
        return {**size, "claims": claims["total"], "shared": claims["several"], "single_source": claims["single_source"]}

    # ------------------------------------------------------------ claims

    def count_claims(self, sieve: Sieve) -> dict[str, int]:
        """Return how many claims a sieve lets through, and how many of these have each of the properties in COUNTS.

        several + alone = total; single_source + more_origins + unasserted = several; own + attributed = total.
        """
        condition, values = sieve.condition()
        sums = ", ".join(f"coalesce(sum({term}), 0)" for term in COUNTS.values())
        (found,) = self.file.sql(f"SELECT {sums} FROM listed_claim AS l WHERE {condition}", values)
        return dict(zip(COUNTS, map(int, found), strict=True))

    def list_claims(self, sieve: Sieve, first: int, size: int) -> list[Listed]:
        """Return `size` of the claims that a sieve lets through, those before the `first` (from 0) left out."""
        condition, values = sieve.condition()
        asked = f"""SELECT l.claim, l.number, l.changed FROM listed_claim AS l WHERE {condition}
                    ORDER BY {sieve.sorting} LIMIT ? OFFSET ?"""
        known = self.index.table(Claim)
        found = [row for row in self.file.sql(asked, [*values, size, first]) if row[0] in known]
        return [Listed(self._view(known[id_], number), bool(changed)) for id_, number, changed in found]

    def _view(self, row: Claim, number: int) -> ClaimView:
        return ClaimView(row, self.index, self.index.first(Tally, "claim", row.id), number)

    def claim_at(self, number: int) -> ClaimView:
        """Return the claim at a place in the list, from 1; raise Absent if there is none."""
        found = self.file.sql("SELECT claim FROM listed_claim WHERE number = ?", (number,))
        if not found:
            raise Absent(f"no claim {number} in the list of this case")
        return self.claim(found[0][0])

    def number_of(self, claim: str) -> int:
        """Return the place of a claim in the list, from 1, 0 where it has none yet."""
        found = self.file.sql("SELECT number FROM listed_claim WHERE claim = ?", (claim,))
        return int(found[0][0]) if found else 0

    def claim_ids(self) -> list[str]:
        """Return the ids of the claims, in the order of the list."""
        return [id_ for (id_,) in self.file.sql("SELECT claim FROM listed_claim ORDER BY number")]

    # ------------------------------------------------------------ reports

    def report_ids(self) -> list[str]:
        """Return the ids of the reports, the oldest first."""
        return [id_ for (id_,) in self.file.sql("SELECT report FROM listed_report ORDER BY number")]

    def count_reports(self, outlet: str = "", since: str = "", until: str = "") -> int:
        """Return how many reports there are: of an outlet, published between two ISO dates, both included."""
        condition, values = _of_reports(outlet, since, until)
        return int(self.file.sql(f"SELECT count(*) FROM listed_report AS l WHERE {condition}", values)[0][0])

    def list_reports(self, first: int, size: int, outlet: str = "", since: str = "", until: str = "") -> list[Filed]:
        """Return `size` of these reports, the oldest first, those before the `first` (from 0) left out."""
        condition, values = _of_reports(outlet, since, until)
        asked = f"""SELECT l.report, l.relies, l.taken, l.statements FROM listed_report AS l WHERE {condition}
                    ORDER BY l.number LIMIT ? OFFSET ?"""
        known = self.index.table(Report)
        found = self.file.sql(asked, [*values, size, first])
        return [Filed(ReportView(known[id_], self.index), *counts) for id_, *counts in found if id_ in known]

    def list_outlets(self) -> list[tuple[str, int]]:
        """Return every outlet with the number of its reports, by name; "" are those that nobody knows the outlet of."""
        return self.file.sql(
            "SELECT outlet, count(*) FROM listed_report GROUP BY outlet ORDER BY outlet COLLATE NOCASE, outlet"
        )

    # ------------------------------------------------------------ sources

    def count_sources(self, kind: str = "") -> dict[str, int]:
        """Return how many sources there are of each kind."""
        found = self.file.sql("SELECT kind, count(*) FROM listed_source GROUP BY kind ORDER BY count(*) DESC, kind")
        return {name: number for name, number in found if kind in ("", name)}

    def list_sources(self, first: int, size: int, kind: str = "", order: str = "") -> list[Sourced]:
        """Return `size` of the sources, those before the `first` (from 0) left out.

        Those in the most reports come first, or by `order` those of the most statements, or by name.
        """
        sorting = SOURCE_ORDERS.get(order, "l.number")
        asked = f"SELECT {SOURCED} FROM listed_source AS l WHERE ? IN ('', l.kind) ORDER BY {sorting} LIMIT ? OFFSET ?"
        return [Sourced(*row) for row in self.file.sql(asked, (kind, size, first))]

    # ------------------------------------------------------------ problems

    def count_problems(self) -> dict[str, int]:
        """Return how many problems each step had."""
        return dict(self.file.sql("SELECT stage, count(DISTINCT id) FROM problem GROUP BY stage ORDER BY stage"))

    def list_problems(self, first: int, size: int, stage: str = "") -> list[Problem]:
        """Return `size` of the problems, step by step, those before the `first` (from 0) left out."""
        asked = "SELECT DISTINCT id FROM problem WHERE ? IN ('', stage) ORDER BY stage, file, key, id LIMIT ? OFFSET ?"
        return [self.index.table(Problem)[id_] for (id_,) in self.file.sql(asked, (stage, size, first))]


SOURCE_ORDERS = {"statements": "l.statements DESC, l.number", "name": "l.name COLLATE NOCASE, l.number"}
SOURCED = "l.entity, l.name, l.kind, l.reports, l.statements"


def _of_reports(outlet: str, since: str, until: str) -> tuple[str, list[object]]:
    given = (
        (outlet, "l.outlet = ?"),
        (since, "substr(l.published, 1, 10) >= ?"),
        (until, "substr(l.published, 1, length(?)) <= ?"),
    )
    terms = ["true", *(term for value, term in given if value)]
    return " AND ".join(terms), [value for value, term in given if value for _ in range(term.count("?"))]
