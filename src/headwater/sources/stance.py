"""Whether a statement asserts, denies or doubts what it speaks of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.lore import load_rows

ASSERTS, DENIES, DOUBTS = "asserts", "denies", "doubts"
_LEAD = 60  # characters before a statement that count as its lead
_MARKS = ' \t\n“”"‘’«»„*-–—'


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern that speaks for a stance, where it must stand, and how much it weighs."""

    stance: str
    where: str
    weight: float
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def load_signs() -> tuple[Sign, ...]:
    """Return the signs of `lore/stance.tsv`, in its order."""
    return tuple(
        Sign(row["stance"], row["where"], float(row["weight"]), re.compile(row["pattern"])) for row in load_rows("stance.tsv")
    )


def look_around(text: str, span: tuple[int, int], cue: str, sentences: Sequence[tuple[int, int, int]]) -> dict[str, str]:
    """Return the places where signs may stand, in small letters, by the name that the list has for them.

    `sentences` are (start, end, paragraph) in order.
    """
    start, end = span
    at = max((n for n, (a, _, _) in enumerate(sentences) if a <= start), default=None)
    own = sentences[at] if at is not None else (start, end, -1)
    before = sentences[at - 1] if at and sentences[at - 1][2] == own[2] else None
    places = {
        "cue": cue,
        "start": text[start:end].strip(_MARKS),
        "text": text[start:end],
        "lead": text[max(own[0], start - _LEAD) : start],
        "sentence": text[own[0] : start] + " " + text[end : own[1]],
        "before": text[before[0] : before[1]] if before else "",
    }
    return {name: words.casefold() for name, words in places.items()}


def find_signs(places: Mapping[str, str]) -> list[bool]:
    """Return for each sign of the list whether it stands in its place."""
    return [bool(places[sign.where]) and sign.pattern.search(places[sign.where]) is not None for sign in load_signs()]


def weigh_stance(places: Mapping[str, str]) -> tuple[str, float]:
    """Return the stance for which the signs weigh most, and the log odds of a denial; asserts where none is above 0."""
    weights = {DENIES: 0.0, DOUBTS: 0.0}
    for sign, found in zip(load_signs(), find_signs(places), strict=True):
        weights[sign.stance] += sign.weight if found else 0.0
    best = max(weights, key=lambda stance: (weights[stance], stance))
    return best if weights[best] > 0 else ASSERTS, weights[DENIES]
