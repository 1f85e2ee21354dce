"""Follow each report's assertions of a claim up to the sources that they spring from.

Rules (measured on our own stories): what a report says in its own voice does not count where it also has the claim from a
source; an outlet that is named as the source stands for what its own report has; a report without a source that took
material from another has the other's sources; a vaguer source of a report that relies on another is that other's source; what
a report pins on another that does not say it is its own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from headwater.origins.clearer import find_clearer
from headwater.origins.pile import OUTLET, Assertion, Pile
from headwater.origins.settle import settle_sources
from headwater.origins.unsaid import find_unsaid
from headwater.origins.upstream import find_upstream

QUOTED, NAMED, THROUGH, TOOK, OWN, VAGUE, UNSAID = "quoted", "named", "through", "took", "own", "vague", "unsaid"
ELSEWHERE = "elsewhere"  # the origin of what a report says in its own voice is named in another place of it


@dataclass(frozen=True, slots=True)
class Trail:
    """Why `report` leads to an origin: by which step, by which of its statements, over which other report ("" for none)."""

    report: str
    step: str
    statements: tuple[str, ...]
    over: str = ""


Trails = dict[str, dict[str, Trail]]
Sourced = dict[str, list[str]]  # source → the statements that rest on it


def follow_claim(pile: Pile) -> Trails:
    """Return report → key of an origin of its assertions → trail, for every report that asserts the claim."""
    follower = _Follower(settle_sources(pile))
    direct = {report: follower.follow(report, frozenset()) for report in follower.asserted}
    return {report: follower.replace_vaguer(report, direct) for report in direct}


class _Follower:
    def __init__(self, pile: Pile) -> None:
        self.pile = pile
        self.asserted: dict[str, list[Assertion]] = defaultdict(list)
        self.cleared: dict[str, dict[str, str]] = {}
        for assertion in sorted(pile.assertions, key=lambda a: (pile.rank.get(a.report, 0), a.report, a.statement)):
            self.asserted[assertion.report].append(assertion)
        self.ups = find_upstream(pile, set(self.asserted))
        self.unsaid = {a.statement: over for a in pile.assertions if (over := self._find_unsaid(a))}

    def _find_unsaid(self, assertion: Assertion) -> str:
        """Return the report that does not say what is pinned on it, "" where another one may have said it."""
        if self.ups[assertion.report] or assertion.statement in self.pile.firm:
            return ""
        return find_unsaid(self.pile, assertion, self.asserted)

    def follow(self, report: str, seen: frozenset[str]) -> dict[str, Trail]:
        """Return the origins of the claim as `report` has it; a report met again on the way leads nowhere."""
        if report in seen:
            return {}
        seen |= {report}
        found: dict[str, Trail] = {}
        for source, statements in self._list_sources(report).items():
            if self.pile.kind(source) == OUTLET:
                _add(found, self._follow_outlet(report, source, tuple(statements), seen))
            else:
                _add(found, {source: Trail(report, QUOTED, tuple(statements))})
        return found or self._follow_own_voice(report, seen)

    def _list_sources(self, report: str) -> Sourced:
        """Return who is said to know, with the statements that say so; not for what is pinned on a report that lacks it.

        A heading has no say where the text below names a source: it shortens names and often its verb has another subject.
        """
        sourced: Sourced = defaultdict(list)
        told = [a for a in self.asserted[report] if a.chain and a.statement not in self.unsaid]
        for assertion in [a for a in told if not a.heading] or told:
            sourced[self._find_inventor(assertion) or assertion.chain[-1]].append(assertion.statement)
        return sourced

    def _find_inventor(self, assertion: Assertion) -> str:
        """Return the outlet over which a report has what that outlet invented, "" where there is none."""
        for outlet in assertion.chain[:-1]:
            for other in self._list_reports_of(outlet, assertion.report):
                pinned = {a.chain[-1] for a in self.asserted.get(other, ()) if a.statement in self.unsaid}
                if assertion.chain[-1] in pinned:
                    return outlet
        return ""

    def _list_reports_of(self, outlet: str, report: str) -> list[str]:
        """Return the reports of an outlet that are known here and no later than a report of another."""
        outlets, rank = self.pile.outlets, self.pile.rank
        return [o for o in outlets if o != report and outlets[o] == outlet and rank[o] <= rank[report]]

    def _follow_outlet(self, report: str, outlet: str, statements: tuple[str, ...], seen: frozenset[str]) -> dict[str, Trail]:
        earlier = self._list_reports_of(outlet, report)
        there = [other for other in earlier if other in self.asserted]
        if not there and (earlier or self.pile.name(outlet).islower()):
            there = self.ups[report]
        relied = [other for other in there if other in self.pile.relies.get(report, ())]
        found: dict[str, Trail] = {}
        for other in relied or there:
            _add(found, {key: Trail(report, THROUGH, statements, other) for key in self.follow(other, seen)})
        return found or {outlet: Trail(report, NAMED, statements)}

    def _follow_own_voice(self, report: str, seen: frozenset[str]) -> dict[str, Trail]:
        statements = tuple(a.statement for a in self.asserted[report])
        found: dict[str, Trail] = {}
        for other in self.ups[report]:
            _add(found, {key: Trail(report, TOOK, statements, other) for key in self.follow(other, seen)})
        return found or {self.pile.outlets.get(report, ""): self._start_own(report, statements)}

    def _start_own(self, report: str, statements: tuple[str, ...]) -> Trail:
        """Return the trail to a report's own outlet: it says so itself, or pins it on a report that does not say it."""
        pinned = tuple(statement for statement in statements if statement in self.unsaid)
        return Trail(report, UNSAID, pinned, self.unsaid[pinned[0]]) if pinned else Trail(report, OWN, statements)

    def replace_vaguer(self, report: str, direct: Trails) -> dict[str, Trail]:
        """Return the origins of `report`, a vaguer one replaced by what the report it relies on has."""
        found: dict[str, Trail] = {}
        for key, same in self._clear_up(report, direct).items():
            trail = direct[report][key]
            over = next((up for up in self.ups[report] if same in self._clear_up(up, direct).values()), trail.over)
            found.setdefault(same, trail if same == key else Trail(report, VAGUE, trail.statements, over))
        return found

    def _clear_up(self, report: str, direct: Trails) -> dict[str, str]:
        """Return each origin of `report` → the clearer one that stands for it there and in all that rely on it, or itself."""
        if report not in self.cleared:
            self.cleared[report] = {key: key for key in direct[report]}  # it stays so where it is met again on the way
            ups = [self._clear_up(up, direct) for up in self.ups[report]]
            base = list(dict.fromkeys(same for up in ups for same in up.values()))
            known = {key: same for up in reversed(ups) for key, same in up.items()} | {key: key for key in base}
            self.cleared[report] = {key: known.get(key) or find_clearer(self.pile, key, base) or key for key in direct[report]}
        return self.cleared[report]


def _add(found: dict[str, Trail], more: dict[str, Trail]) -> None:
    for key, trail in more.items():
        found.setdefault(key, trail)
