"""The family trees of a claim: from who is said to know it down to every report that has it, and how each came to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.view.branches import OUTLET, Branch, Root, break_circles, grow
from headwater.view.claims import ClaimView, OriginView
from headwater.view.echo import tell_repeats
from headwater.view.reports import ReportView, StatementView

ORIGIN, LEFT_OUT, DENIES, DOUBTS = "origin", "left out", "denies", "doubts"


@dataclass(frozen=True, slots=True)
class Family(Root):
    """One who is said to know a claim, with all reports that have it on this word.

    `role` is origin, left out (said to know it, but not counted), denies or doubts. `origin` is None but for the first.
    """

    role: str
    origin: OriginView | None = None
    branches: tuple[Branch, ...] = ()

    @property
    def reports(self) -> list[ReportView]:
        """Its reports, each once."""
        return list(dict.fromkeys(branch.report for _, branch in self.walk() if branch.report))

    @property
    def first_hand(self) -> list[ReportView]:
        """Those of its reports that took it from no other report here."""
        return [branch.report for _, branch in self.walk() if branch.report and branch.of is None]

    @property
    def repeating(self) -> list[ReportView]:
        """Those of its reports that took it from another one here."""
        return [branch.report for _, branch in self.walk() if branch.report and branch.of is not None]

    def walk(self) -> Iterator[tuple[str, Branch]]:
        """Yield every branch with the name of the one above it, in the order in which it is drawn."""
        for branch in self.branches:
            yield from branch.walk(self.name)


def trace_families(claim: ClaimView) -> list[Family]:
    """Return the family trees of a claim: its origins, then who is left out of the count, who denies it and who doubts it.

    No report is missing: one that stands in several of them has the claim from several. Left out are statements that rest on
    no origin, but for those in the own voice of a report that stands below an origin anyway.
    """
    statements = claim.statements
    origins = [_trace_origin(origin, statements) for origin in claim.origins]
    counted = {id_ for origin in claim.origins for id_ in origin.row.statements}
    below = [(family, set(family.reports)) for family in origins]
    rest = [s for s in statements if s.id not in counted and (s.stance != "asserts" or _is_left_out(s, below))]
    others = [
        _trace_speaker(role, group)
        for role, stance in ((LEFT_OUT, "asserts"), (DENIES, "denies"), (DOUBTS, "doubts"))
        for group in _by_speaker([s for s in rest if s.stance == stance])
    ]
    return [*origins, *others]


def _is_left_out(said: StatementView, origins: Sequence[tuple[Family, set[ReportView]]]) -> bool:
    """Whether what is asserted has a source, or stands in a report, that no origin has."""
    named = said.chain[-1:]
    return not any(said.report in below and (not named or root.is_meant(named[0])) for root, below in origins)


def _trace_origin(origin: OriginView, statements: Sequence[StatementView]) -> Family:
    known = set(origin.row.statements)
    resting = [statement for statement in statements if statement.id in known]
    root = Family(origin.name, origin.kind, origin.row.entity, ORIGIN, origin)
    return replace(root, branches=grow(root, resting))


def _trace_speaker(role: str, said: Sequence[StatementView]) -> Family:
    """Return the tree of one speaker's statements."""
    link, report = next(iter(said[0].chain[-1:]), None), said[0].report
    name, kind, entity = (link.name, link.kind, link.entity) if link else (report.name, OUTLET, report.entity)
    root = Family(name, kind, entity, role)
    return replace(root, branches=grow(root, said))


def _by_speaker(statements: Sequence[StatementView]) -> list[list[StatementView]]:
    """Return the statements of each innermost source, or of each outlet that says it in its own voice, with its copies."""
    first = _find_first([statement for statement in statements if not statement.chain])
    groups: dict[str, list[StatementView]] = {}
    for statement in statements:
        link = next(iter(statement.chain[-1:]), None)
        report = first.get(statement.report, statement.report)
        key = (link.entity or link.name.casefold()) if link else report.entity or report.id
        groups.setdefault(key, []).append(statement)
    return list(groups.values())


def _find_first(statements: Sequence[StatementView]) -> dict[ReportView, ReportView]:
    """Return report → the report that all reports it repeats go back to, itself where it repeats none."""
    found: dict[ReportView, ReportView] = {}
    repeats = {repeat.report: repeat.of for repeat in break_circles(tell_repeats(statements))}
    for report in repeats:
        first = report
        while (above := repeats[first]) is not None:
            first = above
        found[report] = first
    return found
