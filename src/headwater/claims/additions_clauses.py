"""How much of each clause of a sentence a source bears out: an addition is often one clause among others that are borne out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from headwater.lore import load_lines
from headwater.text.words import content_words

FEATURES = ("clause_least", "clause_most", "clause_gap")
_FEWEST = 2
"""How many words of content a clause has at least; a shorter one goes with the one before."""

Stems = frozenset[str]


def measure_clauses(text: str, neighbours: Sequence[Stems]) -> dict[str, float]:
    """Return how much of the least and of the most borne-out clause stands in one place of the sources, and the gap between.

    `neighbours` are the stems of any two sentences of a source that follow each other.
    """
    borne = [max((len(words & place) for place in neighbours), default=0) / len(words) for words in split_clauses(text)]
    least, most = min(borne, default=1.0), max(borne, default=1.0)
    return dict(zip(FEATURES, (least, most, most - least), strict=True))


def split_clauses(text: str) -> list[Stems]:
    """Return the stems of the words of content of each clause; none where the text has fewer than two such words."""
    clauses: list[Stems] = []
    for piece in _cut(text):
        words = frozenset(content_words(piece))
        if clauses and len(words) < _FEWEST:
            clauses[-1] |= words
        else:
            clauses.append(words)
    return [words for words in clauses if len(words) >= _FEWEST]


def _cut(text: str) -> Iterator[str]:
    at = 0
    for found in _breaks().finditer(text):
        yield text[at : found.start()]
        at = found.start()
    yield text[at:]


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(rf"[,;:–—“”\"]|\b(?:{'|'.join(load_lines('clause_starts.txt'))})\b")


def join_neighbours(sentences: Iterable[Stems]) -> list[Stems]:
    """Return the stems of each two sentences that follow each other, the last one alone."""
    known = list(sentences)
    return [words | (known[n + 1] if n + 1 < len(known) else frozenset()) for n, words in enumerate(known)]
