"""What a page puts around a news text: teasers, tag lists, notices, image names, bylines, stamps. Marked, never cut out."""

from __future__ import annotations

import re
from functools import cache

from headwater.lore import load_rows

TOP, END = 5, 4
LONGEST = 260


def name_furniture(line: str, number: int, count: int) -> str:
    """Return of which sort of furniture a whole line is, "" if it is none. `number` counts the lines from 0 to `count`."""
    if not number or len(line) > LONGEST:
        return ""
    places = ["any", "line"] + ["top"] * (number < TOP) + ["end"] * (number >= max(1, count - END))
    return _first_match(line, tuple(places))


def name_piece(sentence: str) -> str:
    """Return of which sort of furniture one sentence inside a line is, "" if it is none."""
    return _first_match(sentence, ("any",)) if len(sentence) <= LONGEST else ""


def name_end(piece: str) -> str:
    """Return of which sort of furniture the last words of a page are, "" if they are none."""
    return _first_match(piece, ("any", "end")) if len(piece) <= LONGEST else ""


def _first_match(text: str, places: tuple[str, ...]) -> str:
    return next((note for note, where, pattern in _patterns() if where in places and pattern.match(text)), "")


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((row["note"], row["where"], re.compile(row["pattern"])) for row in load_rows("furniture.tsv"))
