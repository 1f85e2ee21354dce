"""Follow each report's assertions of a claim up to the sources that they spring from.

Rules (measured on our own stories): what a report says in its own voice does not count where it also has the claim from a
source; an outlet that is named as the source stands for what its own report has; a report without a source that took
material from another has the other's sources; a vaguer source of a report that relies on another is that other's source.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from headwater.origins.pile import BODY, DOCUMENT, OUTLET, PERSON, UNNAMED, Assertion, Pile
from headwater.origins.settle import settle_sources
from headwater.origins.ties import is_voice_of

QUOTED, NAMED, THROUGH, TOOK, OWN, VAGUE = "quoted", "named", "through", "took", "own", "vague"


@dataclass(frozen=True, slots=True)
class Trail:
    """Why `report` leads to an origin: by which step, by which of its statements, over which other report ("" for none)."""

    report: str
    step: str
    statements: tuple[str, ...]
    over: str = ""


Trails = dict[str, dict[str, Trail]]


def follow_claim(pile: Pile) -> Trails:
    """Return report → key of an origin of its assertions → trail, for every report that asserts the claim."""
    pile = settle_sources(pile)
    follower = _Follower(pile)
    direct = {report: follower.follow(report, frozenset()) for report in follower.asserted}
    return {report: follower.replace_vaguer(report, direct) for report in direct}


class _Follower:
    def __init__(self, pile: Pile) -> None:
        self.pile = pile
        self.asserted: dict[str, list[Assertion]] = defaultdict(list)
        self.cleared: dict[str, dict[str, str]] = {}
        for assertion in sorted(pile.assertions, key=lambda a: (pile.rank.get(a.report, 0), a.report, a.statement)):
            self.asserted[assertion.report].append(assertion)

    def follow(self, report: str, seen: frozenset[str]) -> dict[str, Trail]:
        """Return the origins of the claim as `report` has it; a report met again on the way leads nowhere."""
        if report in seen:
            return {}
        seen |= {report}
        sourced: dict[str, list[str]] = defaultdict(list)
        for assertion in self.asserted[report]:
            if assertion.chain:
                sourced[assertion.chain[-1]].append(assertion.statement)
        if not sourced:
            return self._follow_own_voice(report, seen)
        found: dict[str, Trail] = {}
        for innermost, statements in sourced.items():
            if self.pile.kind(innermost) == OUTLET:
                _add(found, self._follow_outlet(report, innermost, tuple(statements), seen))
            else:
                _add(found, {innermost: Trail(report, QUOTED, tuple(statements))})
        return found

    def _follow_outlet(self, report: str, outlet: str, statements: tuple[str, ...], seen: frozenset[str]) -> dict[str, Trail]:
        rank = self.pile.rank
        there = [
            other
            for other in self.asserted
            if other != report and self.pile.outlets.get(other) == outlet and rank[other] <= rank[report]
        ]
        relied = [other for other in there if other in self.pile.relies.get(report, ())]
        found: dict[str, Trail] = {}
        for other in relied or there:
            _add(found, {key: Trail(report, THROUGH, statements, other) for key in self.follow(other, seen)})
        return found or {outlet: Trail(report, NAMED, statements)}

    def _follow_own_voice(self, report: str, seen: frozenset[str]) -> dict[str, Trail]:
        statements = tuple(a.statement for a in self.asserted[report])
        found: dict[str, Trail] = {}
        for other in self._ups(report):
            _add(found, {key: Trail(report, TOOK, statements, other) for key in self.follow(other, seen)})
        return found or {self.pile.outlets.get(report, ""): Trail(report, OWN, statements)}

    def upstream(self, report: str, seen: frozenset[str]) -> list[str]:
        """Return the reports with the claim that `report` took from, over reports that lack it."""
        found: list[str] = []
        for other in self.pile.relies.get(report, ()):
            if other in seen:
                continue
            found += [other] if other in self.asserted else self.upstream(other, seen | {other})
        return list(dict.fromkeys(found))

    def replace_vaguer(self, report: str, direct: Trails) -> dict[str, Trail]:
        """Return the origins of `report`, a vaguer one replaced by what the report it relies on has."""
        found: dict[str, Trail] = {}
        for key, same in self._clear_up(report, direct).items():
            trail = direct[report][key]
            over = next((up for up in self._ups(report) if same in self._clear_up(up, direct).values()), trail.over)
            found.setdefault(same, trail if same == key else Trail(report, VAGUE, trail.statements, over))
        return found

    def _clear_up(self, report: str, direct: Trails) -> dict[str, str]:
        """Return each origin of `report` → the clearer one that stands for it there and in all that rely on it, or itself."""
        if report not in self.cleared:
            self.cleared[report] = {key: key for key in direct[report]}  # it stays so where it is met again on the way
            ups = [self._clear_up(up, direct) for up in self._ups(report)]
            base = list(dict.fromkeys(same for up in ups for same in up.values()))
            known = {key: same for up in reversed(ups) for key, same in up.items()} | {key: key for key in base}
            self.cleared[report] = {key: known.get(key) or self._clearer(key, base) or key for key in direct[report]}
        return self.cleared[report]

    def _ups(self, report: str) -> list[str]:
        return self.upstream(report, frozenset({report}))

    def _clearer(self, key: str, base: list[str]) -> str | None:
        kind = self.pile.kind
        if kind(key) not in (BODY, UNNAMED, DOCUMENT, OUTLET):
            return None
        for other in base:
            if kind(key) == BODY and kind(other) == PERSON and is_voice_of(self.pile, other, key):
                return other
        if kind(key) == UNNAMED:
            return next((other for other in base if kind(other) in (UNNAMED, BODY, PERSON)), None)
        if kind(key) == BODY and len(base) == 1 and kind(base[0]) in (BODY, PERSON):
            return base[0]
        return None


def _add(found: dict[str, Trail], more: dict[str, Trail]) -> None:
    for key, trail in more.items():
        found.setdefault(key, trail)
