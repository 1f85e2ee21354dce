"""Words as columns: folded, hashed, with their offsets in the text."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from headwater.copying.kernels import ALONE, JOINER, Hashes, Offsets, split_words
from headwater.records import Passage, Words

QUOTED, FURNITURE = 1, 2

_LAST_LETTER = 0x33480  # beyond it Unicode has no letter or digit, and marks only
_JOINERS = (0xAD, 0x2BC, 0x200C, 0x200D)
_ALONE = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, _LAST_LETTER))


@dataclass(frozen=True, slots=True)
class WordColumns:
    """The words of a text, one row each: hash, start and end (code points, end excluded), flag (QUOTED | FURNITURE)."""

    hashes: Hashes
    starts: Offsets
    ends: Offsets
    flags: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.hashes)


@cache
def fold_table() -> NDArray[np.uint32]:
    """Return code point → folded letter: lower case, without accents; 0 for what separates words, or JOINER."""
    table = np.zeros(_LAST_LETTER, np.uint32)
    for code in range(_LAST_LETTER):
        table[code] = _fold(chr(code))
    return table


def _fold(char: str) -> int:
    code = ord(char)
    if code in _JOINERS or unicodedata.category(char) in {"Mn", "Mc", "Me"}:
        return JOINER
    if not char.isalnum():
        return 0
    if any(first <= code <= last for first, last in _ALONE):
        return code | ALONE
    plain = unicodedata.normalize("NFD", char.lower())
    bare = plain[0].isalnum() and all(unicodedata.combining(mark) for mark in plain[1:])
    return ord(plain[0] if bare else char.lower()[0])


def encode_text(text: str) -> NDArray[np.uint32]:
    """Return the code points of `text`."""
    return np.frombuffer(text.encode(f"utf-32-{sys.byteorder[0]}e", "surrogatepass"), np.uint32)


def split_text(text: str) -> WordColumns:
    """Return the words of `text`: stretches of letters and digits; case, accents and inner apostrophes do not count.

    Each ideograph or kana is a word of its own, since such text has no spaces.
    """
    codes = encode_text(text)
    hashes = np.empty(len(codes), np.uint64)
    starts, ends = np.empty(len(codes), np.int32), np.empty(len(codes), np.int32)
    count = split_words(codes, fold_table(), hashes, starts, ends)
    return WordColumns(hashes[:count].copy(), starts[:count].copy(), ends[:count].copy(), np.zeros(count, np.uint8))


def flag_words(words: WordColumns, passages: Iterable[Passage]) -> WordColumns:
    """Return the words with QUOTED set inside quotations and FURNITURE inside furniture."""
    flags = words.flags.copy()
    for passage in passages:
        flag = {"quotation": QUOTED, "furniture": FURNITURE}.get(passage.kind)
        if flag:
            first = np.searchsorted(words.starts, passage.start, "left")
            last = np.searchsorted(words.ends, passage.end, "right")
            flags[first:last] |= flag
    return WordColumns(words.hashes, words.starts, words.ends, flags)


def pack_words(report: str, words: WordColumns) -> Words:
    """Return the row that keeps the columns."""
    return Words(report, words.hashes.tobytes(), words.starts.tobytes(), words.ends.tobytes(), words.flags.tobytes())


def unpack_words(row: Words) -> WordColumns:
    """Return the columns that a row keeps, without copying them."""
    return WordColumns(
        np.frombuffer(row.hashes, np.uint64),
        np.frombuffer(row.starts, np.int32),
        np.frombuffer(row.ends, np.int32),
        np.frombuffer(row.flags, np.uint8),
    )
