"""Whether two names may be one: of a person, of a body."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from headwater.lore import load_lines
from headwater.sources.words import gender_of_name
from headwater.text.names import name_forms, skeleton, strip_marks
from headwater.text.sounds import word_likeness

_ALIKE = 62.0  # least likeness of two spellings whose consonants agree
_CLOSE = 84.0  # least likeness of two spellings whose consonants do not
_SPELT = 0.85  # least likeness by sounds of two spellings whose consonants do not agree
_GIVEN = 0.72  # least likeness by sounds of two given names of five letters and more
_FOREIGN = 0.6  # the same where their surname is spelt in two ways
_NEAR = 70.0  # least likeness by letters of two words whose sounds are worth comparing
_LONG = 5  # letters of a word that may be spelt in two ways
_STEM = 4  # letters from which two given names may be spellings of one another
_WHOLE = 6  # letters from which two names that differ in their blanks and hyphens may be one
_MANY = 3  # words from which the order in a body's name does not matter
_SHORT = 3  # letters from which the beginning or end of a name may stand for it


@lru_cache(maxsize=65536)
def same_word(one: str, other: str) -> bool:
    """Whether two words may be spellings of one name: alike in their consonants, or nearly the same letters."""
    if one == other:
        return True
    if one[:1].isdigit() or other[:1].isdigit():
        return False
    likeness = ratio(one, other)
    bones = _bones(one) & _bones(other)
    if bones and len(min(bones)) > 1:
        return likeness >= (50 if len(min(bones)) > 2 else _ALIKE)
    if likeness < _NEAR or min(len(one), len(other)) < _LONG:
        return False
    return likeness >= _CLOSE or word_likeness(one, other) >= _SPELT


def _bones(word: str) -> set[str]:
    """Return the consonants of a word; those of one that begins with w also as with a vowel: Walid, Oualid; Wanka, Huanca."""
    return {skeleton(word), skeleton(f"o{word[1:]}")} if word.startswith("w") else {skeleton(word)}


def same_given(one: str, other: str, *, foreign: bool = False) -> bool:
    """Whether two given names may be one: spellings, an initial, a short form (Des, Desmond), a nickname (Sepp, Josef).

    `foreign` where the surname is spelt in two ways as well: then less likeness will do.
    """
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    if long == short + "a" or {gender_of_name((one, "")), gender_of_name((other, ""))} == {"f", "m"}:
        return False
    return (
        same_word(one, other)
        or _is_short_given(short, long)
        or _is_given_spelling(short, long, foreign=foreign)
        or bool(nicknames().get(short, frozenset()) & nicknames().get(long, frozenset()))
    )


def _is_short_given(short: str, long: str) -> bool:
    """Whether a given name is the initial, the beginning or the end of another."""
    if len(short) == 1:
        return long.startswith(short)
    begins = len(short) >= _SHORT and long.startswith(short) and long[len(short) :] not in {"e", "ina", "ette"}
    return begins or (len(short) >= _STEM and long.endswith(short))


def _is_given_spelling(short: str, long: str, *, foreign: bool) -> bool:
    if len(short) >= _WHOLE and short[0] == long[0] and word_likeness(short, long) >= (_FOREIGN if foreign else _GIVEN):
        return True
    return long[:_STEM] == short[:_STEM] and len(short) > _STEM and ratio(short, long) >= _ALIKE


@lru_cache(maxsize=1)
def nicknames() -> dict[str, frozenset[int]]:
    """Return given name → the lines of the list on which it stands."""
    lines: dict[str, set[int]] = {}
    for number, line in enumerate(load_lines("nicknames.txt")):
        for word in strip_marks(line).split():
            lines.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in lines.items()}


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two persons' names, as words, may mean one person.

    A single word fits a full name that has it as its surname or given name; two full names must agree in surname and in
    given name. Two brothers never fit.
    """
    short, long = sorted((tuple(one), tuple(other)), key=lambda words: (len(words), words))
    if not short:
        return False
    if len(short) == 1:
        return same_word(short[0], long[-1]) or short[0] in long or same_word(short[0], "".join(long[1:]))
    if len(short) == len(long) == 2 and _is_turned(short, long):
        return True
    if len(short) != len(long) and same_word("".join(short[1:]), "".join(long[1:])) and same_given(short[0], long[0]):
        return True
    if not same_word(short[-1], long[-1]):
        return len(long) > len(short) and all(any(same_word(a, b) for b in long) for a in short)
    return all(any(same_given(a, b, foreign=short[-1] != long[-1]) for b in long[:-1]) for a in short[:-1])


def _is_turned(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one name has the surname first: Batsaikhan Enkhjin, Enkhjin Batsaikhan."""
    return same_word(one[0], other[1]) and same_word(one[1], other[0])


@lru_cache(maxsize=65536)
def persons_alike(one: str, other: str) -> bool:
    """Whether two names of persons, as they are written, may mean one: blanks and hyphens may stand elsewhere."""
    return any(same_person(a, b) for a in name_forms(one) for b in name_forms(other))


def same_unspaced(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are alike but for their blanks and hyphens: Tash-Bulak, Tashbulaq."""
    a, b = "".join(one), "".join(other)
    return min(len(a), len(b)) >= _WHOLE and abs(len(a) - len(b)) <= 1 and same_word(a, b)


def same_reordered(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names have the same three words and more in another order: Harrow Central Bank, Central Bank of Harrow."""
    if len(one) != len(other) or len(one) < _MANY:
        return False
    left = list(other)
    for word in one:
        same = next((at for at, its in enumerate(left) if same_word(word, its)), None)
        if same is None:
            return False
        del left[same]
    return True


def same_body(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names of bodies, outlets or places may mean one.

    The shorter begins or ends the longer, or both have the same three words and more in another order (Polish State
    Railways, State Railways of Poland).
    """
    short, long = sorted((tuple(one), tuple(other)), key=lambda words: (len(words), words))
    if not short:
        return False
    if len(short) == len(long):
        return all(map(same_word, short, long)) or same_reordered(short, long)
    if same_unspaced(short, long):
        return True
    return long[: len(short)] == short or long[-len(short) :] == short
