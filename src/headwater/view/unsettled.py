"""Which reports share their words with a report although neither is seen to have taken from the other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from headwater.records import Copy, Relies
from headwater.view.names import is_in_pile
from headwater.view.reports import LinkView, ReportView


@dataclass(frozen=True, slots=True)
class OpenPair:
    """Two reports of which it is open who took from whom: `says` is what is known, `evidence` why, in sentences."""

    report: ReportView
    other: ReportView
    says: str
    evidence: tuple[str, ...]


def list_open(report: ReportView) -> list[OpenPair]:
    """Return the reports that share words with a report although the texts do not show who took from whom.

    Left out are those that one of the two goes back to, and those that both go back to: there the way is known.
    """
    from headwater.copying.unsettled import answer_pair  # it loads numba, which no other view needs

    shared: dict[ReportView, list[Copy]] = defaultdict(list)
    for copy in report.copies:
        shared[report.other(copy)[0]].append(copy.row)
    behind, found = _trace_back(report), []
    for other, copies in shared.items():
        theirs = _trace_back(other)
        if report.id in theirs or other.id in behind or behind & theirs:
            continue
        answer = answer_pair(report.row, other.row, copies, _list_thirds(report, other))
        if answer:
            found.append(OpenPair(report, other, answer.says, answer.evidence))
    return sorted(found, key=lambda pair: (pair.other.published or "~", pair.other.file))


def list_absent(report: ReportView) -> list[LinkView]:
    """Return where a report first names each outlet as a source of which no report is here: those are not in the pile."""
    found: dict[str, LinkView] = {}
    for statement in report.statements:
        for link in statement.chain:
            key = link.entity or link.name.casefold()
            if link.kind == "outlet" and not is_in_pile(report.index, link.entity, link.name):
                found.setdefault(key, link)
    return list(found.values())


def _trace_back(report: ReportView) -> set[str]:
    """Return the ids of the reports that a report took material from, directly or not."""
    found: set[str] = set()
    waiting = [report.id]
    while waiting:
        new = {row.on for row in report.index.where(Relies, "report", waiting.pop())} - found
        found |= new
        waiting += new
    return found


def _list_thirds(report: ReportView, other: ReportView) -> list[str]:
    """Return the outlets that both reports credit or name as a source, and of which no report is here."""
    mine, theirs = _name_outlets(report), _name_outlets(other)
    return [name for key, name in mine.items() if key in theirs]


def _name_outlets(report: ReportView) -> dict[str, str]:
    """Return entity, or folded name, → name of each outlet that a report credits or names and that is not in the pile."""
    named = {link.entity or link.name.casefold(): link.name for link in list_absent(report)}
    if report.credit and not is_in_pile(report.index, "", report.credit):
        named.setdefault(report.credit.casefold(), report.credit)
    return named
