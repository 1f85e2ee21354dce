"""Lay what was decided on reliance over what the machine found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from headwater.decisions.kinds import NOT_RELIES, RELIES
from headwater.decisions.links import RELIANCE, latest_of_each
from headwater.records import Relies, Ruling

SURE = 1.0
HOWS = ("verbatim", "rewrite", "partial")


def rule_reliance(report: str, found: Iterable[Relies], rulings: Sequence[Ruling]) -> list[Relies]:
    """Return what a report relies on, in order of the reports' ids: what was decided, and of what was found all that agrees.

    That A took from B says that B did not take from A, unless that was decided later.
    """
    edges = {row.on: row for row in found}
    latest = latest_of_each(rulings, RELIANCE)
    for (a, b), ruling in sorted(latest.items(), key=lambda item: (item[1].at, item[1].decision)):
        forth, decided = a == report, ruling.kind == RELIES
        other = b if forth else a
        if report not in (a, b):
            continue
        if forth and decided:
            edges[other] = _decide(report, other, edges.get(other), ruling)
        elif (forth and ruling.kind == NOT_RELIES) or (not forth and decided):
            edges.pop(other, None)
    return [edges[on] for on in sorted(edges)]


def _decide(report: str, on: str, found: Relies | None, ruling: Ruling) -> Relies:
    how = ruling.value if ruling.value in HOWS else found.how if found else HOWS[-1]
    base = found or Relies(report, on, how, SURE, ())
    return replace(base, how=how, score=SURE, evidence=(ruling.said, *base.evidence))
