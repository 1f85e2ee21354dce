"""Lay what people decided on origins over those that the texts lead to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from headwater.decisions.links import Settled, Tie
from headwater.origins.follow import Trail
from headwater.origins.pile import OUTLET, TWIN, Pile

Found = dict[str, list[Trail]]


def apply_decided(pile: Pile, found: Found, decided: Settled, reasons: list[str]) -> None:
    """Make one origin of those that were decided to be one, and two of one that was decided to be two, in `found` itself.

    A decision names statements, or reports: then it is about all that the report has. A statement that does not count beside
    others of its report stands for them.
    """
    home = {assertion.statement: assertion.report for assertion in pile.assertions}
    bundles = _bundle(decided)
    for tie in decided.joined():
        keys = [key for key in found if key in _keys_of(found, tie.a, home) | _keys_of(found, tie.b, home)]
        if len(keys) > 1:
            kept = next((key for key in keys if pile.kind(key) != OUTLET), keys[0])
            for key in keys:
                if key != kept:
                    found[kept] += found.pop(key)
            reasons.append(f"{' and '.join(dict.fromkeys(map(pile.name, keys)))} are one origin, {tie.ruling.said}")
    for tie in sorted(decided.parted(), key=_when):
        shared = _keys_of(found, tie.a, home) & _keys_of(found, tie.b, home)
        for key in [key for key in found if key in shared]:
            _divide(found, key, frozenset(bundles.get(tie.b, [tie.b])), home)
            reasons.append(f"{pile.name(key)} is counted twice, {tie.ruling.said}")


def count_independent(pile: Pile, found: Found, decided: Settled) -> int:
    """Return how many origins there are at least by what was decided: all of a set that are independent pair by pair."""
    home = {assertion.statement: assertion.report for assertion in pile.assertions}
    foes: dict[str, set[str]] = defaultdict(set)
    for tie in decided.parted():
        for one in _keys_of(found, tie.a, home):
            for other in _keys_of(found, tie.b, home) - {one}:
                foes[one].add(other)
                foes[other].add(one)
    return max((_grow(key, foes) for key in sorted(foes)), default=0)


def _grow(key: str, foes: dict[str, set[str]]) -> int:
    chosen = {key}
    for other in sorted(foes[key]):
        if chosen <= foes[other]:
            chosen.add(other)
    return len(chosen)


def _when(tie: Tie) -> tuple[str, str]:
    return tie.ruling.at, tie.ruling.decision


def _bundle(decided: Settled) -> dict[str, list[str]]:
    """Return each row that is joined to others with all of them."""
    bonds = decided.bonds()
    rows = dict.fromkeys(row for tie in decided.joined() for row in (tie.a, tie.b))
    bundles: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        bundles[bonds.root(row)].append(row)
    return {row: bundles[bonds.root(row)] for row in rows}


def _keys_of(found: Found, row: str, home: dict[str, str]) -> set[str]:
    """Return the origins to which a statement or a report leads; for a statement that does not count, its report's."""
    own = {key for key, trails in found.items() if any(row == t.report or row in t.statements for t in trails)}
    return own or (
        {key for key, trails in found.items() if any(home[row] == t.report for t in trails)} if row in home else set()
    )


def _divide(found: Found, key: str, rows: frozenset[str], home: dict[str, str]) -> None:
    """Move the trails by these statements and reports from an origin to a twin of it that has its name."""
    counted = {statement for trail in found[key] for statement in trail.statements}
    wanted = rows | {home[row] for row in rows if row in home and row not in counted}
    left: list[Trail] = []
    moved: list[Trail] = []
    for trail in found[key]:
        mine = trail.statements if trail.report in wanted else tuple(s for s in trail.statements if s in wanted)
        rest = tuple(statement for statement in trail.statements if statement not in mine)
        left += [replace(trail, statements=rest)] if rest else []
        moved += [replace(trail, statements=mine)] if mine else []
    if left and moved:
        twin = key + TWIN
        while twin in found:
            twin += TWIN
        found[key], found[twin] = left, moved
