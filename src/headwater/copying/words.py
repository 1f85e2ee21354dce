"""Words as columns: folded, hashed, with their offsets in the text."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from headwater.copying.kernels import ALONE, JOINER, Hashes, Marks, Offsets, mark_letters, mark_phrases, split_words
from headwater.lore import load_lines
from headwater.records import Passage, Words

QUOTED, FURNITURE, STOCK, NAME = 1, 2, 4, 8
IDLE = STOCK | NAME

_LAST_LETTER = 0x33480  # beyond it Unicode has no letter or digit, and marks only
_LAST_CAPITAL = 0x2000  # beyond it are no letters of alphabets with capitals, but for rare ones
_JOINERS = (0xAD, 0x2BC, 0x200C, 0x200D)
_ALONE = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, _LAST_LETTER))


@dataclass(frozen=True, slots=True)
class WordColumns:
    """The words of a text, one row each: hash, start and end (code points, end excluded), flags.

    The flags say where a word stands: QUOTED, FURNITURE, STOCK (in a stock phrase, or a word that joins others), NAME (it
    begins with a capital, outside headings).
    """

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

    Each ideograph or kana is a word of its own, since such text has no spaces. They have the flags NAME and STOCK.
    """
    codes = encode_text(text)
    words = _split_codes(codes)
    mark_letters(codes, words.starts, _capital_table(), words.flags)
    mark_phrases(words.hashes, _phrase_table(), words.flags, STOCK)
    return words


def _split_codes(codes: NDArray[np.uint32]) -> WordColumns:
    hashes = np.empty(len(codes), np.uint64)
    starts, ends = np.empty(len(codes), np.int32), np.empty(len(codes), np.int32)
    count = split_words(codes, fold_table(), hashes, starts, ends)
    return WordColumns(hashes[:count].copy(), starts[:count].copy(), ends[:count].copy(), np.zeros(count, np.uint8))


def flag_words(words: WordColumns, passages: Iterable[Passage]) -> WordColumns:
    """Return the words with QUOTED set inside quotations, FURNITURE inside furniture, and NAME taken away in headings."""
    spans: dict[str, list[tuple[int, int]]] = {"heading": [], "quotation": [], "furniture": []}
    for passage in passages:
        if passage.kind in spans:
            spans[passage.kind].append((passage.start, passage.end))
    flags = words.flags.copy()
    if spans["heading"]:
        flags[_stand_in(words, spans["heading"])] &= ~np.uint8(NAME)
    for kind, flag in (("quotation", QUOTED), ("furniture", FURNITURE)):
        if spans[kind]:
            flags[_stand_in(words, spans[kind])] |= flag
    return WordColumns(words.hashes, words.starts, words.ends, flags)


def _stand_in(words: WordColumns, spans: Sequence[tuple[int, int]]) -> Marks:
    """Return which words stand in one of the spans, of which there is one at least."""
    places = np.array(spans)
    firsts = np.searchsorted(words.starts, places[:, 0], "left")
    lasts = np.maximum(firsts, np.searchsorted(words.ends, places[:, 1], "right"))
    depth = np.bincount(firsts, minlength=len(words) + 1) - np.bincount(lasts, minlength=len(words) + 1)
    inside: Marks = np.cumsum(depth[:-1]) > 0
    return inside


@cache
def _capital_table() -> NDArray[np.uint8]:
    """Return for each code point the flag NAME where it is a capital letter, else 0."""
    return np.array([NAME * chr(code).isupper() for code in range(_LAST_CAPITAL)], np.uint8)


@cache
def _phrase_table() -> tuple[Hashes, Offsets, Offsets]:
    """Return the stock phrases and the stop words as `mark_phrases` takes them, by the low 12 bits of their first words."""
    lines = (*load_lines("stock_phrases.txt"), *load_lines("stop_words.txt"))
    phrases = [_split_codes(encode_text(line)).hashes for line in lines]
    phrases.sort(key=lambda phrase: int(phrase[0]) & 0xFFF)
    begins = np.concatenate([[0], np.cumsum([len(phrase) for phrase in phrases])]).astype(np.int32)
    heads = np.searchsorted([int(phrase[0]) & 0xFFF for phrase in phrases], np.arange(0x1001)).astype(np.int32)
    return np.concatenate(phrases), begins, heads


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
