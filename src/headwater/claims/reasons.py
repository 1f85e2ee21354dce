"""Why two statements were joined, packed into a number and put into words when it is asked for.

The lowest three bytes are the places, among the first statement's words, of the shared words that tell most, 255 for none;
the fourth says how close the two are in meaning.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.text.words import stem_word

NONE = 255
CLOSENESS = ((0.0, "near in meaning"), (0.6, "close in meaning"), (0.9, "the same in meaning"))


def pack_reasons(telling: NDArray[np.int64], cosines: NDArray[np.float64]) -> NDArray[np.uint32]:
    """Return the reasons of pairs whose shared words stand at these places and whose vectors have these cosines."""
    closeness = np.searchsorted([least for least, _ in CLOSENESS[1:]], cosines, side="right")
    return (telling | closeness << 24).astype(np.uint32)


def explain(reason: int, a: Sequence[str], b: Sequence[str]) -> str:
    """Return in words why a statement with the words `a` was joined with one with the words `b`."""
    close = CLOSENESS[reason >> 24][1]
    spelled: dict[str, str] = {}
    for word in (*a, *b):
        spelled[stem_word(word)] = min(word, spelled.get(stem_word(word), word))  # a capital wins
    named = [
        spelled[stem_word(a[place])] for place in (reason & NONE, reason >> 8 & NONE, reason >> 16 & NONE) if place != NONE
    ]
    return f"shares {', '.join(map(_quote, named))}; {close}" if named else close


def _quote(word: str) -> str:
    bare = word.removesuffix("'s").removesuffix("’s")
    return bare if bare[0].isdigit() else f"“{bare}”"
