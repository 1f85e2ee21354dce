"""Where a time expression may begin: most words of a text begin none, so that most of it need not be looked at closely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from headwater.lore import load_lines, load_rows
from headwater.text.numbers_words import load_ordinals, load_values

_TOKEN = re.compile(r"(?<!\w)'?\w+")
_REACH = 60
"""How many characters from its beginning a time expression has a word that tells of time, or a digit."""


def find_starts(low: str) -> Iterator[int]:
    """Yield in order where time expressions of a lower-case text may begin: all that do, and many that do not."""
    first, units = load_first(), load_units()
    tokens = [(found.start(), found[0]) for found in _TOKEN.finditer(low)]
    starts, ahead = [], len(low) + _REACH
    for start, word in reversed(tokens):
        digit = word[0].isdigit() or word[0] == "'"
        if digit or word in units:
            ahead = start
        if ahead - start <= _REACH and (digit or word in first):
            starts.append(start)
    yield from reversed(starts)


@cache
def load_units() -> frozenset[str]:
    """Return the words one of which every time expression has that has no digit."""
    return frozenset([*load_lines("calendar_units.txt"), *_names(), *load_ordinals(), *load_values("unit")])


@cache
def load_first() -> frozenset[str]:
    """Return the words with which a time expression may begin."""
    return frozenset([*load_lines("calendar_first.txt"), *_names(), *load_ordinals(), *load_values("unit")])


def _names() -> Iterator[str]:
    """Yield the names of months, weekdays and seasons, and the words of those of holidays."""
    for name in ("months", "weekdays", "seasons", "holidays"):
        for row in load_rows(f"calendar_{name}.tsv"):
            yield from re.findall(r"\w+", row["form"])
