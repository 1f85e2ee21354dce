"""Which words of two versions of a quotation differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import LCSseq

Piece = tuple[str, bool]

LONG = 400 * 400
"""From how many pairs of words on the words are aligned by their longest common sequence, which is found in no time."""

_WORD = re.compile(r"\s*\S+?(?:(?<=[a-z][.!?])(?=[A-Z“])|(?!\S))\s*")
"""A word with the white space around it; where a scraper glued two sentences together, the words on both sides are two."""


def mark_changes(a: str, b: str) -> tuple[list[Piece], list[Piece]]:
    """Return both texts in pieces, each with whether its words are missing from the other text.

    The pieces of a text make up the text. Case, quotation marks and punctuation at the edge of a word do not count.
    """
    left, right = _split(a), _split(b)
    mine: list[Piece] = []
    theirs: list[Piece] = []
    for tag, a0, a1, b0, b1 in _align([_core(word) for word in left], [_core(word) for word in right]):
        mine.append(("".join(left[a0:a1]), tag != "equal"))
        theirs.append(("".join(right[b0:b1]), tag != "equal"))
    return list(_trim(mine)), list(_trim(theirs))


def _align(left: Sequence[str], right: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """Return what became of the words, as difflib tells it: in short texts by long runs, in long ones so that it is quick."""
    if len(left) * len(right) > LONG:
        return [(c.tag, c.src_start, c.src_end, c.dest_start, c.dest_end) for c in LCSseq.opcodes(left, right)]
    return SequenceMatcher(None, left, right, autojunk=False).get_opcodes()


def _trim(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces that are not empty, the white space after changed words as a piece of its own."""
    for text, changed in pieces:
        bare = text.rstrip() if changed else text
        yield from (piece for piece in ((bare, changed), (text[len(bare) :], False)) if piece[0])


def _split(text: str) -> list[str]:
    """Return the words of a text, each with the white space after it."""
    return _WORD.findall(text)


def _core(word: str) -> str:
    bare = re.sub(r"^\W+|\W+$", "", word)
    return bare.casefold() or word.strip()
