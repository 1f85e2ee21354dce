"""Where the long form of an abbreviation begins that is explained in brackets: "Orrin Valley Water Authority (OVWA)"."""

from __future__ import annotations

import re

_BRACKET = re.compile(r" \(([^\W\d_][\w.&-]{1,9})\)")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_BREAK = re.compile(r"[.;:!?\n“”\"()]")
_EXTRA = 5  # words that a long form may have beyond the letters of its abbreviation


def find_bracketed(text: str, end: int) -> str:
    """Return the abbreviation that stands in brackets right behind `end`, "" where there is none."""
    match = _BRACKET.match(text, end)
    short = match.group(1) if match else ""
    return short if sum(map(str.isupper, short)) > 1 else ""


def find_long_form(text: str, end: int, short: str) -> int | None:
    """Return where the words that end at `end` begin and that an abbreviation stands for, None where they do not fit.

    Its letters are looked for from right to left; the first must begin a word (Schwartz and Hearst, A simple algorithm for
    identifying abbreviation definitions, 2003). The long form lies in one sentence and has few more words than letters.
    """
    letters = [c for c in short.casefold() if c.isalnum()]
    words = list(_WORD.finditer(text, max(0, end - 40 * len(short)), end))[-min(len(letters) + _EXTRA, 2 * len(letters)) :]
    if not words or not letters:
        return None
    starts = {word.start() for word in words}
    at = end
    for number, letter in enumerate(reversed(letters), 1):
        at -= 1
        first = number == len(letters)
        while at >= words[0].start() and (text[at].casefold() != letter or (first and at not in starts)):
            at -= 1
        if at < words[0].start():
            return None
    return None if _BREAK.search(text, at, end) else at
