"""Quotations of the same words: whether one is a part of the other, or the words were changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from headwater.lore import load_rows
from headwater.text.numbers_words import read_cardinal
from headwater.text.words import find_words, fold_word

_GAP = re.compile(r"[\[(]?(?:…|\.\s?\.\s?\.)[\])]?")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation at start..end of a report; `speaker` is the entity that says it, "" where unknown."""

    report: str
    start: int
    end: int
    text: str
    speaker: str


@lru_cache(maxsize=4096)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the words without case, punctuation, contractions and British spelling; numbers in digits."""
    words: list[str] = []
    for start, end in find_words(text):
        words.extend(spell_word(fold_word(text[start:end])))
    return tuple(words)


@lru_cache(maxsize=65536)
def spell_word(word: str) -> tuple[str, ...]:
    """Return a folded word written out, in American spelling, as digits where it is a small number."""
    whole, endings = _load_contractions()
    if word in whole:
        return whole[word]
    for ending, full in endings:
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending), full
    for british, american, stem in _load_spellings():
        if word.endswith(british) and len(word) - len(british) >= stem and (stem or word == british):
            word = word.removesuffix(british) + american
            break
    number = None if word in {"a", "an", "half", "of", "and"} else read_cardinal(word)
    return (f"{number:g}",) if number is not None else (word.removesuffix("'s").removesuffix("'"),)


@cache
def _load_contractions() -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    rows = load_rows("quotation_contractions.tsv")
    whole = {row["form"]: tuple(row["full"].split()) for row in rows if not row["form"].startswith("*")}
    return whole, tuple((row["form"][1:], row["full"][2:]) for row in rows if row["form"].startswith("*"))


@cache
def _load_spellings() -> tuple[tuple[str, str, int], ...]:
    return tuple((row["british"], row["american"], int(row["stem"])) for row in load_rows("quotation_spellings.tsv"))


def is_faithful(text: str, other: str) -> bool:
    """Return whether one text is the other, or parts of it in order, with no word changed.

    Parts are the text between marks of omission; case, punctuation, contractions and British spelling do not count.
    """
    return _holds(text, other) or _holds(other, text)


def _holds(whole: str, part: str) -> bool:
    words, at = plain_words(whole), 0
    for piece in _GAP.split(part):
        wanted = plain_words(piece)
        places = range(at, len(words) - len(wanted) + 1)
        found = next((place for place in places if words[place : place + len(wanted)] == wanted), None)
        if found is None:
            return False
        at = found + len(wanted)
    return True


def tell_changes(text: str, other: str) -> str:
    """Return in words what was changed from `text` to `other`: "“dared to open” became “dared open”"."""
    a, b = plain_words(text), plain_words(other)
    changes: list[str] = []
    for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        before, after = " ".join(a[i:j]), " ".join(b[k:m])
        if kind == "replace":
            changes.append(f"“{before}” became “{after}”")
        elif kind == "delete":
            changes.append(f"“{before}” is gone")
        elif kind == "insert":
            changes.append(f"“{after}” is new")
    return "; ".join(changes)
