"""Which origins of a claim rest on statements that are likely to be about something else."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from headwater.origins.follow import Trail
from headwater.origins.pile import Pile

LIKELY = 0.35
"""How likely, on the average, a statement must say the same as those of the claim's main origin for its own to be counted."""


def find_doubtful(pile: Pile, found: Mapping[str, Sequence[Trail]], firm: Collection[str]) -> list[str]:
    """Return the keys of the origins of which no statement is likely to say the same as those of the claim's main origin.

    The main origin is the one that most reports lead to. Copies have no say, so that one more or less changes nothing. Nothing
    is doubted where the likeness of the statements is not known, nor what rests on the `firm` statements and reports, of which
    a person decided.
    """
    if not pile.likeness or len(found) < 2:
        return []
    home = {assertion.statement: assertion.report for assertion in pile.assertions}
    main = _find_main(pile, found)
    said = {key: _list_statements(pile, trails) for key, trails in found.items()}
    return [
        key
        for key, trails in found.items()
        if key != main
        and not any(trail.report in firm or set(trail.statements) & set(firm) for trail in trails)
        and not _is_likely(pile, said[key], said[main], home)
    ]


def _find_main(pile: Pile, found: Mapping[str, Sequence[Trail]]) -> str:
    """Return the origin of the most reports, copies not counted; of equals the clearest statement's, or the first."""

    def weigh(key: str) -> tuple[int, bool]:
        reports = {trail.report for trail in found[key]} - pile.copies
        return len(reports), any(pile.clearest in trail.statements for trail in found[key])

    return max(found, key=weigh)


def _list_statements(pile: Pile, trails: Sequence[Trail]) -> list[str]:
    """Return the statements of an origin's reports that are no copies, or all where it has no others."""
    chosen = [trail for trail in trails if trail.report not in pile.copies] or trails
    return list(dict.fromkeys(statement for trail in chosen for statement in trail.statements))


def _is_likely(pile: Pile, own: Sequence[str], main: Sequence[str], home: Mapping[str, str]) -> bool:
    """Return whether one of an origin's own statements is likely to say what the main one's of other reports say."""
    means = []
    for one in own:
        scores = [_likeness(pile, one, other) for other in main if home[other] != home[one]]
        means += [sum(scores) / len(scores)] if scores else []
    return not means or max(means) >= LIKELY


def _likeness(pile: Pile, one: str, other: str) -> float:
    return pile.likeness.get((min(one, other), max(one, other)), 0.0)
