"""What a report does throughout that speaks for its adding to its sources: a sentence is likelier to where others do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

FEATURES = ("emphasis", "report_emphasis", "report_pinned_new")
_MOST = 3
_LONG = 7
"""From how many letters on a word in capitals is taken for no abbreviation."""
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{3,}")
_SMALL = re.compile(r"\b[a-zà-ÿ]{3,}\b")


def find_small_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that some text writes in small letters, and which are therefore no abbreviations."""
    return frozenset().union(*map(_list_small, texts))


@lru_cache(maxsize=1024)  # a report is looked at for each that relies on it or on its kin
def _list_small(text: str) -> frozenset[str]:
    return frozenset(_SMALL.findall(text))


def count_emphasis(text: str, small: frozenset[str]) -> int:
    """Return how many words a text puts in capitals to stress them: TWICE and FURIOUS, but not NATO."""
    return sum(len(word) >= _LONG or word.casefold() in small for word in _CAPITALS.findall(text))


def measure_report(measured: Sequence[Mapping[str, float]], emphasis: Sequence[int]) -> list[dict[str, float]]:
    """Return these features of each sentence of a report, from its features otherwise and the words that it stresses."""
    size = max(1, len(measured))
    whole = {
        "report_emphasis": sum(emphasis) / size,
        "report_pinned_new": sum(float(values["pinned_new"]) for values in measured) / size,
    }
    return [{"emphasis": min(_MOST, stressed), **whole} for stressed in emphasis]
