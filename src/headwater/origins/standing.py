"""How an origin stands among the others of its claim, as numbers: what speaks for and against its being one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log1p
from statistics import fmean

from headwater.origins.follow import OWN, QUOTED, Trail
from headwater.origins.pile import Assertion, Pile

FEATURES = (
    "clear",  # how likely one of its statements says what the clearest statement of the claim says
    "share",  # its share of the claim's reports
    "origins",  # how many origins the claim has
    "own",  # only outlets say so, in their own voice
    "shared",  # the share of its reports that lead to other origins too
    "early",  # it stands in the claim's first report
    "heading",  # it rests on headings alone
    "length",  # how long its statements are
    "lean",  # how far they lean to affirming or to denying
    "asked",  # the share of questions among them
    "nested",  # the share of those that quote it that have it from another source
)

Found = Mapping[str, Sequence[Trail]]


def measure_standing(pile: Pile, found: Found) -> dict[str, tuple[float, ...]]:
    """Return each origin → its features, in the order of `FEATURES`. Copies have no say where an origin has other reports."""
    counted = {key: leave_out_copies(pile, trails) for key, trails in found.items()}
    reports = {key: {trail.report for trail in trails} for key, trails in counted.items()}
    said = {assertion.statement: assertion for assertion in pile.assertions}
    return {
        key: (
            *_measure_place(pile, key, counted, reports),
            *_measure_words([said[s] for s in list_statements(trails)], trails),
        )
        for key, trails in counted.items()
    }


def leave_out_copies(pile: Pile, trails: Sequence[Trail]) -> Sequence[Trail]:
    """Return the trails of an origin's reports that are no copies, or all where it has no others."""
    return [trail for trail in trails if trail.report not in pile.copies] or trails


def list_statements(trails: Sequence[Trail]) -> list[str]:
    """Return the statements of trails, each once."""
    return list(dict.fromkeys(statement for trail in trails for statement in trail.statements))


def _measure_place(pile: Pile, key: str, found: Found, reports: Mapping[str, set[str]]) -> tuple[float, ...]:
    """Return the features that the other origins and reports decide: those up to "early"."""
    mine, every = reports[key], set().union(*reports.values())
    steps = {trail.step for trail in found[key]}
    others = set().union(*(theirs for other, theirs in reports.items() if other != key))
    first = min(every, key=lambda report: (pile.rank.get(report, 0), report))
    return (
        max((_compare(pile, one) for one in list_statements(found[key])), default=0.0),
        len(mine) / len(every),
        log1p(len(found)),
        float(OWN in steps and QUOTED not in steps),
        len(mine & others) / len(mine),
        float(first in mine),
    )


def _compare(pile: Pile, statement: str) -> float:
    """Return how likely a statement says what the clearest one says."""
    pair = min(statement, pile.clearest), max(statement, pile.clearest)
    return 1.0 if statement == pile.clearest else pile.likeness.get(pair, 0.0)


def _measure_words(said: Sequence[Assertion], trails: Sequence[Trail]) -> tuple[float, ...]:
    """Return the features that an origin's own statements decide."""
    quoting = {statement for trail in trails if trail.step == QUOTED for statement in trail.statements}
    nested = [len(assertion.chain) > 1 for assertion in said if assertion.statement in quoting]
    return (
        float(all(assertion.heading for assertion in said)),
        log1p(fmean(len(assertion.text) for assertion in said)) if said else 0.0,
        fmean(assertion.lean for assertion in said) if said else 0.0,
        fmean(assertion.text.rstrip(" ”\"'").endswith("?") for assertion in said) if said else 0.0,
        fmean(nested) if nested else 0.0,
    )
