"""What a report does throughout that speaks for its adding to its sources: a sentence is likelier to where others do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from headwater.lore import load_lines
from headwater.text.words import stem_word

FEATURES = (
    "emphasis", "report_emphasis", "loaded", "report_loaded", "exclaims", "report_exclaims", "report_pinned_new",
)  # fmt: skip
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


@dataclass(frozen=True, slots=True)
class Tone:
    """How a sentence is told: how many words it puts in capitals to stress them, how many are loaded, whether it exclaims."""

    emphasis: int
    loaded: int
    exclaims: bool


def hear_tone(text: str, stems: frozenset[str], small: frozenset[str]) -> Tone:
    """Return the tone of a sentence with these stems; `small` are the words that some text writes in small letters."""
    return Tone(count_emphasis(text, small), len(stems & _load_loaded()), "!" in text)


@cache
def _load_loaded() -> frozenset[str]:
    return frozenset(map(stem_word, load_lines("loaded_words.txt")))


def measure_report(measured: Sequence[Mapping[str, float]], tones: Sequence[Tone]) -> list[dict[str, float]]:
    """Return these features of each sentence of a report, from its features otherwise and the tone of each."""
    size = max(1, len(tones))
    whole = {
        "report_emphasis": sum(tone.emphasis for tone in tones) / size,
        "report_loaded": sum(tone.loaded for tone in tones) / size,
        "report_exclaims": sum(tone.exclaims for tone in tones) / size,
        "report_pinned_new": sum(float(values["pinned_new"]) for values in measured) / size,
    }
    return [
        {"emphasis": min(_MOST, tone.emphasis), "loaded": min(_MOST, tone.loaded), "exclaims": tone.exclaims, **whole}
        for tone in tones
    ]
