"""The measures: F1, overlap of spans, names that may mean the same, pairing off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

Scores = dict[str, Any]
Span = tuple[int, int]

TITLES = frozenset(["the", "a", "an", "of", "for", "and", "in", "to", "mr", "mrs", "ms", "dr", "sir", "gen", "general", "prof"])


def measure_f1(hits: float, predicted: float, wanted: float) -> Scores:
    """Return precision, recall and F1 in percent, and how many were wanted."""
    p = hits / predicted if predicted else 0.0
    r = hits / wanted if wanted else 0.0
    f1 = 200 * p * r / (p + r) if p + r else 0.0
    return {"p": round(100 * p, 1), "r": round(100 * r, 1), "f1": round(f1, 1), "n": wanted}


def measure_share(hits: int, wanted: int) -> float:
    """Return hits in percent of wanted, 0 where nothing was wanted."""
    return round(100 * hits / max(1, wanted), 1)


def pair_off(pairs: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Return (a, b) of the scored pairs, the best first, each a and each b at most once."""
    used_a: set[int] = set()
    used_b: set[int] = set()
    chosen = []
    for _, a, b in sorted(pairs, reverse=True):
        if a not in used_a and b not in used_b:
            used_a.add(a)
            used_b.add(b)
            chosen.append((a, b))
    return chosen


def find_all(text: str, piece: str) -> list[Span]:
    """Return every place of `piece` in `text`, also those that overlap."""
    places, at = [], text.find(piece)
    while at >= 0:
        places.append((at, at + len(piece)))
        at = text.find(piece, at + 1)
    return places


def characters(spans: Iterable[Iterable[int]]) -> set[int]:
    """Return the offsets that the spans cover."""
    return {offset for start, end in spans for offset in range(start, end)}


def overlap(a: set[int], b: set[int]) -> float:
    """Return intersection over union of two sets of offsets, 0 where one is empty."""
    return len(a & b) / len(a | b) if a and b else 0.0


def split_name(name: str) -> frozenset[str]:
    """Return the words of a name without case, accents, titles and articles."""
    folded = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    bare = re.sub(r"'s\b", "", "".join(c for c in folded if not unicodedata.combining(c)))
    return frozenset(word for word in re.findall(r"[a-z0-9]+", bare) if word not in TITLES)


def same_name(name: str, source: dict[str, Any]) -> bool:
    """Whether a name may stand for a source of the truth: the words of one contain those of the other."""
    given = split_name(name)
    for known in (source["name"], *source.get("aliases", [])):
        words = split_name(known)
        if words and given and (words <= given or given <= words):
            return True
    return False
