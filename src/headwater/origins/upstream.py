"""Which reports with the claim a report took from, without going round in a circle."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from headwater.origins.pile import OUTLET, Pile


def find_upstream(pile: Pile, asserting: Collection[str]) -> dict[str, list[str]]:
    """Return each report that asserts the claim → the reports with the claim that it took from, over reports that lack it.

    Where reports lead back to each other, the step from an earlier to a later one is left out: a circle is broken at its
    earliest report.
    """
    took = {report: list(_climb(pile, report, asserting, {report})) for report in asserting}
    steps = {report: [*took[report], *_find_cited(pile, report, asserting)] for report in asserting}

    def goes_round(report: str, other: str) -> bool:
        return _when(pile, other) > _when(pile, report) and _reaches(steps, other, report)

    return {report: [other for other in ups if not goes_round(report, other)] for report, ups in took.items()}


def _climb(pile: Pile, report: str, asserting: Collection[str], seen: set[str]) -> Iterator[str]:
    for other in pile.relies.get(report, ()):
        if other not in seen:
            seen.add(other)
            if other in asserting:
                yield other
            else:
                yield from _climb(pile, other, asserting, seen)


def _find_cited(pile: Pile, report: str, asserting: Collection[str]) -> Iterator[str]:
    """Yield the earlier reports with the claim of the outlets that a report names as its sources."""
    named = {a.chain[-1] for a in pile.assertions if a.report == report and a.chain and pile.kind(a.chain[-1]) == OUTLET}
    for other in asserting:
        if other != report and pile.outlets.get(other) in named and _when(pile, other) <= _when(pile, report):
            yield other


def _when(pile: Pile, report: str) -> tuple[int, str]:
    return pile.rank.get(report, 0), report


def _reaches(steps: Mapping[str, Collection[str]], start: str, goal: str) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        new = [other for other in steps[waiting.pop()] if other not in seen]
        if goal in new:
            return True
        seen.update(new)
        waiting += new
    return False
