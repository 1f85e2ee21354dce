"""Circular citation: reports that hand a claim round until it comes back to an outlet that had it before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.origins.follow import NAMED, Trail
from headwater.origins.pile import Pile
from headwater.records import Names


@dataclass(frozen=True, slots=True)
class Circle:
    """Outlets, by name, whose reports lead back to each other, and the earliest of these reports, where it is broken."""

    outlets: Names
    earliest: str


def find_circles(pile: Pile, key: str, trails: Sequence[Trail]) -> list[Circle]:
    """Return the circles among the trails to the origin `key`, each once, in order of their earliest reports."""
    by_report = {trail.report: trail for trail in trails}
    found: dict[frozenset[str], Circle] = {}
    for report in sorted(by_report, key=lambda report: (pile.rank.get(report, 0), report)):
        for way in _list_ways(pile, key, by_report, report):
            for circle in _cut_circles(pile, way):
                outlets = frozenset(pile.outlets.get(step, step) for step in circle)
                found.setdefault(outlets, _make_circle(pile, circle))
    return sorted(found.values(), key=lambda circle: (pile.rank.get(circle.earliest, 0), circle.outlets))


def _list_ways(pile: Pile, key: str, by_report: Mapping[str, Trail], report: str) -> Iterator[list[str]]:
    """Yield the way from a report up to the origin, and each way by which it would come back to the report itself."""
    yield _climb(key, by_report, report)
    for other in pile.relies.get(report, ()):
        way = _climb(key, by_report, other)
        if report in way:
            yield [report, *way[: way.index(report) + 1]]


def _climb(key: str, by_report: Mapping[str, Trail], report: str) -> list[str]:
    """Return the reports from one up to the origin, and the origin itself where it is an outlet that the last one names."""
    way: list[str] = []
    while report in by_report and report not in way:
        way.append(report)
        report = by_report[report].over
    return [*way, key] if way and by_report[way[-1]].step == NAMED else way


def _cut_circles(pile: Pile, way: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the stretches of a way that lead from an outlet over another one back to it."""
    last: dict[str, int] = {}
    for place, step in enumerate(way):
        outlet = pile.outlets.get(step, step)  # the origin at the end of a way is an outlet itself
        if outlet in last and place - last[outlet] > 1:
            yield way[last[outlet] : place + 1]
        last[outlet] = place


def _make_circle(pile: Pile, steps: Sequence[str]) -> Circle:
    outlets = tuple(dict.fromkeys(pile.name(pile.outlets.get(step, step)) for step in steps))
    return Circle(outlets, min((step for step in steps if step in pile.rank), key=lambda step: (pile.rank[step], step)))
