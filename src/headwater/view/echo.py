"""How a claim spread: which report has it first-hand, and who repeated it from whom, when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.records import Names
from headwater.view.reports import ReportView, StatementView


@dataclass(frozen=True, slots=True)
class Repeat:
    """A report that asserts a claim. `of` is the report with the claim that it repeats, None where it has it first-hand.

    `how` says how it took it: verbatim, rewrite or partial; "" where it has it first-hand.
    """

    report: ReportView
    of: ReportView | None
    how: str


def tell_spread(statements: Sequence[StatementView], origins: Sequence[Names]) -> list[Repeat]:
    """Return the reports that assert a claim, the oldest first, each with the report that it repeats.

    That is the one that it surely took most from, of those with the claim; material that came over a report without the claim
    is followed through it. `origins` are the statements of each origin: who names a source of its own repeats nobody. Of two
    that repeat each other the earlier has it first-hand.
    """
    return tell_repeats([statement for statement in statements if statement.stance == "asserts"], origins)


def tell_repeats(statements: Sequence[StatementView], origins: Sequence[Names] = ()) -> list[Repeat]:
    """Return the reports of some statements, in their order, each with the report that it repeats, as `tell_spread` does."""
    reports = list(dict.fromkeys(statement.report for statement in statements))
    place = {report.id: number for number, report in enumerate(reports)}
    home = {statement.id: statement.report.id for statement in statements}
    bases = [{home[statement] for statement in resting if statement in home} for resting in origins]
    return [_repeat(report, place, [base for base in bases if report.id in base]) for report in reports]


def _repeat(report: ReportView, place: dict[str, int], bases: Sequence[set[str]]) -> Repeat:
    """Return whom a report repeats; `bases` are the reports of each of its origins, none where it has none."""
    for reliance in report.relies:
        for other in (reliance.on, *(further.on for further in reliance.on.relies if reliance.on.id not in place)):
            back = place.get(other.id, -1) > place[report.id] and report.id in {row.on.id for row in other.relies}
            alike = not bases or any(other.id in base for base in bases)
            if other.id in place and other.id != report.id and alike and not back:
                return Repeat(report, other, reliance.how)
    return Repeat(report, None, "")
