"""Whether a statement asserts, denies or doubts what it speaks of."""

from __future__ import annotations

import re
from functools import lru_cache

from headwater.lore import load_rows

ASSERTS, DENIES, DOUBTS = "asserts", "denies", "doubts"


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((row["stance"], row["where"], re.compile(row["pattern"])) for row in load_rows("stance.tsv"))


def stance_of(words: str, cue: str) -> str:
    """Return the stance of `words` that `cue` ("" in the outlet's own voice) introduces: asserts, denies or doubts."""
    for where, text in (("cue", cue.casefold()), ("text", words.casefold())):
        for stance, place, pattern in _patterns():
            if place == where and text and pattern.search(text):
                return stance
    return ASSERTS
