"""Words with their places, and what they are compared by: folded, stemmed, without stop words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from headwater.lore import load_lines
from headwater.text.spans import Span

# Digits may hold a point or comma (8.2, 1,840), words an apostrophe, hyphen or ampersand (Qa'ani, second-hand, M&A).
WORD = re.compile(
    r"\d+(?:[.,:]\d+)+|[^\W_](?:[\w\u0300-\u036f]*[^\W_\u0300]|[\u0300-\u036f])*(?:['’&-](?=\w)[^\W_][\w\u0300-\u036f]*)*"
)
SUFFIXES = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""))


def find_words(text: str) -> list[Span]:
    """Return the spans of the words in order; punctuation is in none of them."""
    return [found.span() for found in WORD.finditer(text)]


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Return `word` without case, accents and the difference between apostrophes."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'").replace("ʼ", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def stem_word(word: str) -> str:
    """Return the folded word without a possessive and the commonest English endings; equal for `killed` and `kills`."""
    folded = fold_word(word)
    folded = folded.removesuffix("'s").removesuffix("'")
    for suffix, instead in SUFFIXES:
        stem = folded.removesuffix(suffix)
        if len(stem) < len(folded) and len(stem) + len(instead) > 2 and not folded.endswith(("ss", "us", "is")):
            return _drop_end(stem + instead)
    return _drop_end(folded)


def _drop_end(stem: str) -> str:
    """Return `stem` without a doubled last consonant or a last e, which inflection adds and takes away."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "bdgmnprt":
        return stem[:-1]
    return stem[:-1] if len(stem) > 3 and stem.endswith("e") else stem


@cache
def stop_words() -> frozenset[str]:
    """Return the folded words that say nothing about a text's subject."""
    return frozenset(load_lines("stop_words.txt"))


def content_words(text: str) -> list[str]:
    """Return the stems of the words of `text` in order, stop words left out."""
    return list(_list_content(text))


@lru_cache(maxsize=16384)  # sentences of the same reports are compared with one report after the other
def _list_content(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_stem_content, WORD.findall(text))))


@lru_cache(maxsize=65536)
def _stem_content(word: str) -> str:
    """Return the stem of a word, "" for a stop word."""
    return "" if fold_word(word) in stop_words() else stem_word(word)
