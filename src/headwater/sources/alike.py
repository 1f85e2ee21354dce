"""How alike two whole names are: words in any order, titles and legal forms aside, the weakest word weighing most."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from headwater.sources.likeness import nicknames
from headwater.sources.words import listed, titles
from headwater.text.names import particles, strip_marks
from headwater.text.sounds import to_latin, word_likeness

ALIKE = 0.8  # likeness from which two names are taken for one
MEAN = 0.3  # weight of the mean word; the weakest has the rest
INITIAL, NICKNAME, BEGINNING = 0.85, 0.95, 0.75  # likeness of J. and Josef, Sepp and Josef, Des and Desmond
ONE_WORD, CROSSED, SPLIT = (
    0.15,
    0.05,
    0.05,
)  # taken off where one name is one word, the order differs, a blank is put in or left out
SONS = 0.3  # taken off where the order differs in "Hasan bin Ahmad"
WHOLE = 8  # letters from which two names may differ in their blanks only
_SON = re.compile(r"\b(?:bin|ben|ibn|bint)\b", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]{2})")
_DIGITS = str.maketrans("0134579", "oieastg")
_SMALL = frozenset({"the", "of", "for", "and"})


def are_alike(one: str, other: str) -> bool:
    """Whether two names, as they are written anywhere, may be one."""
    return name_likeness(one, other) >= ALIKE


def name_likeness(one: str, other: str) -> float:
    """Return how alike two names are: 0..1."""
    a, b = compared_words(one), compared_words(other)
    if not a or not b:
        return 0.0
    if "".join(a) == "".join(b):
        return 1.0
    crossed = SONS if _SON.search(one) and _SON.search(other) else CROSSED
    whole = max(_by_words(a, b, crossed), _unspaced(a, b))
    joined = [(words, b) for words in _join_two(a)] + [(a, words) for words in _join_two(b)]
    return max([whole, *(_by_words(x, y, crossed) - SPLIT for x, y in joined)])


@lru_cache(maxsize=65536)
def compared_words(name: str) -> tuple[str, ...]:
    """Return the words by which a name is compared: Latin, folded, without titles, particles, legal forms and repetitions."""
    plain = to_latin(strip_marks(_GLUED.sub(" ", name)))
    plain = re.sub(r"(?<=\w)['`](?=\w)", "", re.sub(r"'s\b", "", plain))
    words = [_without_digits(word) for word in re.findall(r"[^\W_]+", plain)]
    named = [word for word in words if word not in particles() | _SMALL] or words
    kept = [word for word in named if word not in titles() and word not in listed("legal_forms.txt")] or named
    return tuple(word for at, word in enumerate(kept) if not at or kept[at - 1] != word)


def _without_digits(word: str) -> str:
    """Return a word with the digits that stand for letters in it read as letters: Ig0r."""
    return word if word.isdigit() else word.translate(_DIGITS)


def _by_words(one: Sequence[str], other: Sequence[str], crossed: float) -> float:
    """Return the likeness of two names by the words of the shorter, each with its best word in the longer."""
    short, long = sorted((tuple(one), tuple(other)), key=lambda words: (len(words), words))
    table = sorted((-_pair(a, b), abs(i - j), i, j) for i, a in enumerate(short) for j, b in enumerate(long))
    found: dict[int, tuple[int, float]] = {}
    for value, _, i, j in table:
        if i not in found and all(j != taken for taken, _ in found.values()):
            found[i] = (j, -value)
    values = [value for _, value in found.values()]
    places = [found[i][0] for i in sorted(found)]
    taken_off = (crossed if places != sorted(places) else 0.0) + (ONE_WORD if len(short) == 1 < len(long) else 0.0)
    return max(0.0, MEAN * sum(values) / len(values) + (1 - MEAN) * min(values) - taken_off)


def _pair(one: str, other: str) -> float:
    """Return how alike two words of names are: as spellings, as initial, short form or nickname."""
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return INITIAL if long.startswith(short) else 0.0
    if nicknames().get(one, frozenset()) & nicknames().get(other, frozenset()):
        return NICKNAME
    least = BEGINNING if len(short) > 2 and long.startswith(short) else 0.0
    return max(least, word_likeness(one, other))


def _unspaced(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the likeness of two names that differ in their blanks."""
    a, b = "".join(one), "".join(other)
    close = len(one) != len(other) and min(len(a), len(b)) >= WHOLE and abs(len(a) - len(b)) <= 2
    return word_likeness(a, b) if close else 0.0


def _join_two(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield a name of three words and more with two neighbours made one."""
    if len(words) > 2:
        for at in (at for at in range(len(words) - 1) if min(len(words[at]), len(words[at + 1])) > 1):
            yield (*words[:at], words[at] + words[at + 1], *words[at + 2 :])
