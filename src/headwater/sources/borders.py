"""Where within a sentence a statement may begin and end: at marks, and at words that open or join clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from headwater.lore import load_lines, load_rows

MARKS = ",;:–—-"
EDGE, PLAIN, OTHER = 0, 1, len(MARKS) + 1
"""Codes: the piece ends here; a word that is not listed; a quotation mark or a bracket. Words have 2 on, marks 1 on."""
_WORD = re.compile(r"\w+")
_GAP = re.compile(r"\W+")
_PARTING = re.compile(r"[,;:–](?=\W*\s)|\s-\s|[—“”\"«»()]")
_LISTING = {"and", "or"}  # words that join names and things as often as clauses
_CLOSING = re.compile(r"[.!?%)]*(?:,?[”\"»’](?!\w))?")
_OPENING = re.compile(r"[“\"‘«(\[$€£#@]*$")


@dataclass(frozen=True, slots=True)
class Border:
    """A gap between two words: what stands before it ends at `end`, what stands behind begins at `start`.

    A word that joins the two lies between, in neither. `mark` and `word` are the codes of what parts them, a mark's 0 for none.
    """

    end: int
    start: int
    mark: int
    word: int


def find_borders(text: str, start: int, end: int) -> Iterator[Border]:
    """Yield the borders within a span, in order; none lies at its ends."""
    reach = start
    for gap in _GAP.finditer(text, start, end):
        marks, word = gap.group(), _words().match(text, gap.end(), end)
        parting = _PARTING.search(marks)
        if not parting and (word is None or not marks.isspace()):
            continue
        closing, opening = _CLOSING.match(marks), _OPENING.search(marks)
        left = gap.start() + (closing.end() if closing and parting else 0)
        right = max(left, gap.start() + opening.start() if opening else gap.end())
        if word and word["joins"] and right == gap.end():
            right = word.end()
        if word and _first(word) in _LISTING and not _has_verb(text, right, end):
            continue
        if reach < left < right < end:
            reach = right
            yield Border(left, right, _read_mark(marks) if parting else 0, _codes()[_first(word)] if word else PLAIN)


def _read_mark(marks: str) -> int:
    return next((MARKS.index(mark) + 1 for mark in marks if mark in MARKS), OTHER)


def _has_verb(text: str, start: int, end: int) -> bool:
    """Whether there is a verb before the next mark or clause."""
    first = _WORD.search(text, start, end)
    stop = _stops().search(text, first.start(), end) if first else None
    return any(is_verb(word) for word in _WORD.findall(text, start, stop.start() if stop else end))


def is_verb(word: str) -> bool:
    """Whether a word is likely a verb that makes words a sentence."""
    return word.lower() in _finite() or (len(word) > 4 and word.endswith("ed"))


def _first(word: re.Match[str]) -> str:
    return word.group().split(maxsplit=1)[0].casefold()


@cache
def _codes() -> dict[str, int]:
    return {row["word"]: code for code, row in enumerate(load_rows("statement_borders.tsv"), PLAIN + 1)}


@cache
def _words() -> re.Pattern[str]:
    """Return the pattern of a listed word; one that joins goes on to what it joins, over a "that" behind it."""
    joins, others = _list_words("joins"), _list_words("opens", "leads")
    return re.compile(rf"(?P<joins>(?:{joins})\s+(?:that\s+)?)|(?:{others})\b", re.IGNORECASE)


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(rf"[,;:—–()“”\"«»]|\b(?:{_list_words('joins', 'opens')})\b", re.IGNORECASE)


def _list_words(*kinds: str) -> str:
    return "|".join(row["word"] for row in load_rows("statement_borders.tsv") if row["kind"] in kinds)


@cache
def _finite() -> frozenset[str]:
    return frozenset(load_lines("finite_words.txt"))
