"""The sentences whose subject is no name: "A guard at the manor remembers the car", "The girl was acquitted"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from headwater.sources.naming import Name
from headwater.sources.words import kind_of_noun, small_words
from headwater.text.names import Word, joins, split_words

_BEGINS = re.compile(
    r"[\s“”\"'(–—-]*"
    r"(?:(?:But|And|Yet|Then|Now|Later|Meanwhile|However|Still|Elsewhere|Inside|Outside|On \w+|Last \w+|At \w+),? )?"
    r"(?=(?:[Aa]n?|[Tt]he|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]ome|[Ss]everal|[Mm]any|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]nother)\s)"
)
_WORDS = 6  # words of a subject up to its head


def find_actors(text: str, prose: Sequence[tuple[int, int]], names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Yield the span, from article to head, of each noun phrase that begins a sentence and stands for somebody or a body.

    Where a name follows at once ("The guard, Joe Doe"), it is the name that counts, and nothing is yielded.
    """
    leads = {name.lead for name in names} | {name.start for name in names}
    held = [(name.lead, name.end) for name in names]
    for start, end in prose:
        begins = _BEGINS.match(text, start, end)
        if begins is None:
            continue
        head = _head(text, list(split_words(text, begins.end(), end))[: _WORDS + 1])
        if head is None or head.end + 2 in leads or head.end + 1 in leads:
            continue
        if not any(a < head.end and begins.end() < b for a, b in held):
            yield begins.end(), head.end


def _head(text: str, words: Sequence[Word]) -> Word | None:
    """Return the noun at which a subject ends: the first that stands for somebody and is followed by no other such noun."""
    for at, word in enumerate(words[1:], 1):
        apart = not joins(text, words[at - 1], word) and not words[at - 1].possessive
        if apart or word.text.casefold() in small_words("no noun"):
            return None
        if word.possessive or not kind_of_noun(word.text):
            continue
        behind = words[at + 1] if at + 1 < len(words) else None
        if behind is None or not (joins(text, word, behind) and kind_of_noun(behind.text)):
            return word
    return None
