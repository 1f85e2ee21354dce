"""What speaks for and against two statements' being the same claim, as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import log, log1p

from rapidfuzz.distance import LCSseq

from headwater.records import Gist
from headwater.text.words import stem_word

FEATURES = (
    "cosine", "words_shared", "words_jaccard", "words_contained", "around_shared", "around_jaccard", "around_contained",
    "numbers_shared", "numbers_clash", "numbers_around", "names_shared", "names_around", "names_clash", "same_order",
    "negated_one", "denied_one", "denied_any", "titles", "quoted", "shorter", "longer", "same_report", "apart",
    "months_apart", "year_apart",
)  # fmt: skip
LISTED = 3  # shared words that a reason names
MONTHS, YEAR = 60, 300  # days between two reports: what is said of today's event is seldom said of one so long ago


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two statements, ready to be compared: stems of its words, which of them are names or numbers."""

    words: frozenset[str]
    order: tuple[str, ...]
    around: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]


@lru_cache(maxsize=8192)
def take_side(words: tuple[str, ...], around: tuple[str, ...]) -> Side:
    """Return the side of a gist with these words."""
    order = tuple(stem_word(word) for word in words)
    names = frozenset(stem_word(word) for word in around if word[0].isupper())
    numbers = frozenset(stem_word(word) for word in around if word[0].isdigit())
    return Side(frozenset(order), order, frozenset(stem_word(word) for word in around), names, numbers)


def weigh_words(gists: Iterable[Gist]) -> dict[str, float]:
    """Return how much each stem tells among these gists: the fewer have it, the more."""
    sides = [take_side(gist.words, gist.around) for gist in gists]
    counts = Counter(word for side in sides for word in side.around)
    return {word: log((len(sides) + 1) / count) for word, count in counts.items()}


def compare(cosine: float, a: Gist, b: Gist, weights: dict[str, float]) -> list[float]:
    """Return the features of a pair, in the order of `FEATURES`."""
    one, two = take_side(a.words, a.around), take_side(b.words, b.around)
    numbers_one, numbers_two = one.numbers & one.words, two.numbers & two.words
    names_one, names_two = one.names & one.words, two.names & two.words
    lengths = sorted((a.end - a.start, b.end - b.start))
    return [
        cosine,
        *_overlap(one.words, two.words, weights),
        *_overlap(one.around, two.around, weights),
        len(numbers_one & numbers_two),
        bool(numbers_one and numbers_two) and not numbers_one & numbers_two,
        len(one.numbers & two.numbers),
        len(names_one & names_two),
        len(one.names & two.names),
        bool(names_one and names_two) and not names_one & names_two,
        LCSseq.normalized_similarity(one.order, two.order) if one.order and two.order else 0.0,
        ("negated" in a.marks) != ("negated" in b.marks),
        ("denied" in a.marks) != ("denied" in b.marks),
        ("denied" in a.marks) or ("denied" in b.marks),
        ("title" in a.marks) + ("title" in b.marks),
        ("quoted" in a.marks) + ("quoted" in b.marks),
        log1p(lengths[0]),
        log1p(lengths[1]),
        a.report == b.report,
        abs(a.place - b.place),
        bool(a.day and b.day) and abs(a.day - b.day) > MONTHS,
        bool(a.day and b.day) and abs(a.day - b.day) > YEAR,
    ]


def _overlap(one: frozenset[str], two: frozenset[str], weights: dict[str, float]) -> tuple[float, float, float]:
    """Return the weight of the shared words, its share of all words', and of the words of the lighter side."""
    shared = _sum(one & two, weights)
    heavy, light = sorted((_sum(one, weights), _sum(two, weights)), reverse=True)
    whole = heavy + light - shared
    return shared, shared / whole if whole else 0.0, shared / light if light else 0.0


def _sum(words: Iterable[str], weights: dict[str, float]) -> float:
    return sum(weights.get(word, 0.0) for word in sorted(words))


def explain(cosine: float, a: Gist, b: Gist, weights: dict[str, float]) -> str:
    """Return in words what the two share, the words that tell most, and how close they are in meaning."""
    theirs = {stem_word(word): word for word in b.words}
    shared = {stem: min(word, theirs[stem]) for word in a.words if (stem := stem_word(word)) in theirs}  # a capital wins
    telling = sorted(shared, key=lambda stem: -weights.get(stem, 0.0) - stem[0].isdigit())[:LISTED]
    close = _say_closeness(cosine)
    return f"shares {', '.join(_quote(shared[stem]) for stem in shared if stem in telling)}; {close}" if telling else close


def _say_closeness(cosine: float) -> str:
    return "the same in meaning" if cosine >= 0.9 else "close in meaning" if cosine >= 0.6 else "near in meaning"


def _quote(word: str) -> str:
    bare = word.removesuffix("'s").removesuffix("’s")
    return bare if bare[0].isdigit() else f"“{bare}”"
