"""Which names are worth comparing: those that share a key. The number of pairs grows with the names, not with their square."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice

from headwater.sources.likeness import nicknames
from headwater.text.names import skeleton

Words = tuple[str, ...]

SMALL = 24  # names in a block of which each is compared with each
NEXT = 12  # names behind it, in alphabetical order, with which a name of a large block is compared
_LONG, _END = 5, 4  # letters of a long word, and of an end that spellings share
_FIRST = {"j": "ja", "w": "va", "v": "va", "b": "bv", "p": "pb", "t": "td", "d": "td"}


def find_neighbours(names: Sequence[Iterable[Words]]) -> list[tuple[int, int]]:
    """Return the pairs (a, b), a < b, of places whose names share a key, in order; `names` are the wordings of each place."""
    pairs: set[tuple[int, int]] = set()
    told = [tuple(wordings) for wordings in names]
    for key, places in _blocks(told).items():
        pairs.update(_pairs(key, places, told))
    return sorted(pairs)


def _blocks(names: Sequence[Sequence[Words]]) -> dict[str, list[int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, wordings in enumerate(names):
        for key in {key for words in wordings for key in name_keys(words)}:
            blocks[key].append(at)
    return blocks


def name_keys(words: Sequence[str]) -> Iterator[str]:
    """Yield what names must share one of to be compared: a word's key, the beginning of all, both words in any order.

    The first of several words alone is no key: too many bear one given name.
    """
    for word in words[1:] or words:
        yield from word_keys(word)
    if len(words) == 2:
        yield "+".join(sorted(map(skeleton, words)))
    yield f"{''.join(words)[:_LONG]}-"


def word_keys(word: str) -> Iterator[str]:
    """Yield what two words must share one of to be spellings of one: the consonants, the end of a long word."""
    yield skeleton(word)
    if word[:1] == "w":
        yield skeleton(f"o{word[1:]}")
    if len(word) > _LONG:
        yield f"-{word[-_END:]}"


def _pairs(key: str, places: Sequence[int], names: Sequence[Sequence[Words]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a block; a large one is divided by the other words of its names, and then by the alphabet."""
    if len(places) <= SMALL:
        yield from combinations(places, 2)
        return
    parts: dict[str, list[int]] = defaultdict(list)
    for at in places:
        for other in {other for words in names[at] for other in _other_keys(key, words)}:
            parts[other].append(at)
    for part in parts.values():
        if len(part) <= SMALL:
            yield from combinations(part, 2)
        else:
            yield from _next_ones(part, names)


def _other_keys(key: str, words: Words) -> Iterator[str]:
    """Yield the sounds with which the words of a name begin that do not have this key, and the nicknames they stand for."""
    for word in words:
        if len(words) == 1 or key not in set(word_keys(word)):
            first = skeleton(word)[:1]
            yield from _FIRST.get(first, first)
            yield from (f"~{line}" for line in nicknames().get(word, ()))


def _next_ones(places: Sequence[int], names: Sequence[Sequence[Words]]) -> Iterator[tuple[int, int]]:
    ordered = sorted(places, key=lambda at: (tuple(reversed(names[at][0])), at))
    for number, at in enumerate(ordered):
        for other in islice(ordered, number + 1, number + 1 + NEXT):
            yield min(at, other), max(at, other)


def index_words(words: Iterable[str]) -> Mapping[str, list[str]]:
    """Return key → the words that have it, each once."""
    index: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words)):
        for key in set(word_keys(word)):
            index[key].append(word)
    return index
