"""How alike two spellings of one word of a name are: by the sounds that transliterations write for one another."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from math import sqrt

from rapidfuzz.distance import DamerauLevenshtein

from headwater.lore import load_rows
from headwater.text.names import skeleton

LONG = 8  # letters above which a word may hold two slips of the hand
STRANGE = 1.6  # cost of a consonant for another that no spelling has for it
SOFT = 0.55  # cost of a vowel, of a sound left out that is often silent, of one that shares its bones
_LETTERS = (
    *("tsch", "sch", "tch", "sh", "ch", "kh", "gh", "zh", "ph", "th", "dh", "ts", "tz", "dj", "ck", "qu"),
    *("ou", "oo", "ee", "ie", "ei", "ey", "ai", "ay"),
)
_SOUND = re.compile("|".join(_LETTERS) + "|.")
_DOUBLED = re.compile(r"([^aeo])\1+")
_SILENT = frozenset({*"aeiouyh", "ou", "oo", "ee", "ie", "ei", "ey", "ai", "ay", ""})


def split_sounds(word: str) -> list[str]:
    """Return the sounds of a folded word, letters that are read as one together, doubled consonants once."""
    return _SOUND.findall(_DOUBLED.sub(r"\1", word))


@lru_cache(maxsize=65536)
def word_likeness(one: str, other: str) -> float:
    """Return how alike two folded words are as spellings of one name, 0..1.

    The better of two: what the changes from one to the other cost, by their sounds, and where it is a slip of the hand or two,
    how few letters were struck wrongly.
    """
    if one == other:
        return 1.0
    longest = max(len(one), len(other))
    slips = DamerauLevenshtein.distance(one, other, score_cutoff=1 + (longest > LONG))
    typed = 1 - slips / longest if slips <= 1 + (longest > LONG) else 0.0
    mine, theirs = split_sounds(one), split_sounds(other)
    spelt = 1 - _change(mine, theirs) / max(len(mine), len(theirs), 1)
    return max(spelt, typed, 0.0)


def _change(one: list[str], other: list[str]) -> float:
    """Return the least cost of changing one row of sounds into another."""
    row = [0.0]
    for sound in other:
        row.append(row[-1] + sound_cost("", sound))
    for mine in one:
        last, row = row, [row[0] + sound_cost(mine, "")]
        for at, theirs in enumerate(other):
            swapped = last[at] + sound_cost(mine, theirs)
            row.append(min(swapped, last[at + 1] + sound_cost(mine, ""), row[-1] + sound_cost("", theirs)))
    return row[-1]


@lru_cache(maxsize=65536)
def sound_cost(one: str, other: str) -> float:
    """Return what it costs to take one sound for another, "" for none: little where spellings of one name often do so."""
    if one == other:
        return 0.0
    rate = _rates().get((min(one, other), max(one, other)), 0.0)
    base = SOFT if {one, other} <= _SILENT or skeleton(one) == skeleton(other) else STRANGE
    return max(0.1, base * (1 - sqrt(rate)))


@lru_cache(maxsize=1)
def _rates() -> dict[tuple[str, str], float]:
    return {(row["one"] or "", row["other"] or ""): float(row["rate"]) for row in load_rows("spellings.tsv")}


def to_latin(name: str) -> str:
    """Return a name with Cyrillic, Greek, Armenian, Arabic and Hebrew letters written in Latin ones, by `lore/letters.tsv`."""
    if name.isascii():
        return name
    return "".join(_latin().get(char.casefold(), char) for char in unicodedata.normalize("NFKC", name))


@lru_cache(maxsize=1)
def _latin() -> dict[str, str]:
    return {
        letter: "" if latin == "-" else latin
        for row in load_rows("letters.tsv")
        for letter, latin in zip(row["letters"].split(), row["latin"].split(), strict=True)
    }
