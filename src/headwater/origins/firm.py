"""Which origins of a claim rest on statements that are likely to be about something else."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from headwater.errors import Bug
from headwater.origins.follow import Trail
from headwater.origins.pile import Pile
from headwater.origins.standing import FEATURES, leave_out_copies, list_statements, measure_standing

LIKELY = 0.35
"""How likely, on the average, a statement must say the same as those of the claim's main origin for its own to be counted."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A logistic model over standardised features: how likely an origin is one of the claim's; `least` must be reached."""

    means: Sequence[float]
    scales: Sequence[float]
    slopes: Sequence[float]
    offset: float
    least: float

    def judge(self, features: Sequence[float]) -> float:
        """Return how likely an origin with these features is one, 0..1."""
        rows = zip(features, self.means, self.scales, self.slopes, strict=True)
        return 1 / (1 + exp(-self.offset - sum(slope * (value - mean) / scale for value, mean, scale, slope in rows)))


@cache
def load_doubt() -> Doubt:
    """Return the bundled weights; raise Bug if they were trained on other features."""
    stored = json.loads(files("headwater.model").joinpath("doubt.json").read_text(encoding="utf-8"))
    if tuple(stored.pop("features")) != FEATURES:
        raise Bug("doubt.json was trained on other features: run training/train_doubt.py")
    return Doubt(**stored)


def find_doubtful(pile: Pile, found: Mapping[str, Sequence[Trail]], firm: Collection[str]) -> list[str]:
    """Return the keys of the origins that are likely about something else than the claim's main origin.

    The main origin is the one that most reports lead to. Another is doubtful where no statement of it is likely to say the
    same as the main one's, or where all that is known of its standing speaks against it. Copies have no say, so that one more
    or less changes nothing. Nothing is doubted where the likeness of the statements is not known, nor what rests on the
    `firm` statements and reports, of which a person decided.
    """
    if not pile.likeness or len(found) < 2:
        return []
    home = {assertion.statement: assertion.report for assertion in pile.assertions}
    main, doubt = _find_main(pile, found), load_doubt()
    standing = measure_standing(pile, found)
    said = {key: list_statements(leave_out_copies(pile, trails)) for key, trails in found.items()}
    return [
        key
        for key, trails in found.items()
        if key != main
        and not any(trail.report in firm or set(trail.statements) & set(firm) for trail in trails)
        and (not _is_likely(pile, said[key], said[main], home) or doubt.judge(standing[key]) < doubt.least)
    ]


def _find_main(pile: Pile, found: Mapping[str, Sequence[Trail]]) -> str:
    """Return the origin of the most reports, copies not counted; of equals the clearest statement's, or the first."""

    def weigh(key: str) -> tuple[int, bool]:
        reports = {trail.report for trail in found[key]} - pile.copies
        return len(reports), any(pile.clearest in trail.statements for trail in found[key])

    return max(found, key=weigh)


def _is_likely(pile: Pile, own: Sequence[str], main: Sequence[str], home: Mapping[str, str]) -> bool:
    """Return whether one of an origin's own statements is likely to say what the main one's of other reports say."""
    means = []
    for one in own:
        scores = [_likeness(pile, one, other) for other in main if home[other] != home[one]]
        means += [sum(scores) / len(scores)] if scores else []
    return not means or max(means) >= LIKELY


def _likeness(pile: Pile, one: str, other: str) -> float:
    return pile.likeness.get((min(one, other), max(one, other)), 0.0)
