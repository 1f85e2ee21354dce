"""Names in a text: runs of capitalised words; and the forms in which two spellings of one name can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.lore import load_lines, load_rows

WORD = re.compile(r"[A-Z](?:\.[A-Z])+\b|[^\W_](?:[^\W_]|[\u0300-\u036f]|['’ʼ‘`\-‑](?=[^\W_]))*")
"""A word with its inner apostrophes and hyphens (Qa'ani, Al-Bayraq), or initials with their points (U.S)."""

_INITIAL = re.compile(r"\b([a-z])\.(?= )")
_ARTICLES = frozenset({"the", "a", "an", "of", "for", "and", "in", "on", "to"})
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_RETIRED = re.compile(r" \((?:ret|retd|rtd)\.?\) ")
_NICK = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}
_OPENS = frozenset('.!?…:“”"‘«»„([–—•|\n*#/')
_SOUNDS = (
    *(
        ("dzh", "j"),
        ("tsch", "s"),
        ("sch", "s"),
        ("tch", "s"),
        ("ch", "s"),
        ("sh", "s"),
        ("dz", "s"),
        ("ce", "se"),
        ("ci", "si"),
        ("x", "ks"),
    ),
    *(("ck", "k"), ("kh", "k"), ("gh", "k"), ("qu", "k"), ("ph", "f"), ("th", "t"), ("dj", "j")),
)
_LETTERS = str.maketrans(
    {"q": "k", "c": "k", "g": "k", "z": "s", "w": "v", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "a", "œ": "o"}
)
_SOFT = str.maketrans("", "", "aeiouyhjv")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, [start, end) without a possessive ending. `opens` where it may be written large for its place alone."""

    start: int
    end: int
    text: str
    opens: bool
    possessive: bool

    @property
    def large(self) -> bool:
        """Whether it is written with a capital, after a joined article too (al-Qarani); pro-Bayraq and Bayraq-run are not."""
        return _is_large(self.text)


@lru_cache(maxsize=65536)
def _is_large(word: str) -> bool:
    if "-" not in word and "‑" not in word:
        return word[:1].isupper() or (not word.isalpha() and _is_articled(word))
    parts = re.split(r"[-‑]", word)
    large = [part[:1].isupper() for part in parts]
    if large[0]:
        return len(parts) == 1 or any(large[1:]) or len(parts[0]) == 1
    return _is_articled(word)


def _is_articled(word: str) -> bool:
    """Whether a small article is joined to a large word: al-Qarani, d'Estaing."""
    match = re.match(r"([^\W\d_]{1,3})[-'’‑]([^\W\d_])", word)
    return match is not None and match.group(1) in particles() | {"d", "l"} and match.group(2).isupper()


def split_words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of text[start:end], in order."""
    last = ""
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        at, to = match.span()
        owner = _POSSESSIVE.search(match.group())
        owned = owner is not None or (text[to : to + 1] in {"'", "’"} and match.group()[-1] in "sSzx")
        to -= len(owner.group()) if owner else 0
        if at < to:
            yield Word(at, to, text[at:to], _opens(text, at, start, last), owned)
            last = text[at:to]


def _opens(text: str, at: int, start: int, last: str) -> bool:
    """Whether a word at `at` begins a sentence, quotation or line; the point of an abbreviation ends none."""
    if at - 2 >= start and text[at - 1] == " " and text[at - 2].isalnum():  # so do most words: the slice costs more than all
        return False
    before = text[start:at].rstrip(" '’\t")
    if before.endswith(".") and (last.casefold() in abbreviations() or (len(last) == 1 and last.isupper())):
        return False
    return not before or before[-1] in _OPENS


def strip_marks(text: str) -> str:
    """Return `text` folded to small letters without accents and with straight apostrophes."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'").replace("‘", "'").replace("ʼ", "'")


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words by which names are compared: folded, without articles, particles, points, hyphens and possessives."""
    plain = re.sub(r"'s\b", "", strip_marks(name))
    pointed = set(_INITIAL.findall(plain))
    plain = re.sub(r"[`'.]", "", plain)
    words = re.findall(r"[^\W_]+", plain)
    small = particles() | _ARTICLES - pointed
    return tuple(word for word in words if word not in small) or tuple(words)


@lru_cache(maxsize=65536)
def name_forms(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a name in each way in which they may be put together, `name_words` first.

    Gwang-il is also Gwangil; La Ville is also Laville.
    """
    plain = re.sub(r"'s\b|[`'.]", "", strip_marks(name))
    small = "|".join(sorted(particles()))
    joined = re.sub(r"(?<=\w)[-‑](?=\w)", "", plain)
    glued = re.sub(rf"\b({small})[ -](?=\w)", r"\1", plain)
    return tuple(dict.fromkeys(map(name_words, (name, joined, glued) if joined != plain or glued != plain else (name,))))


@lru_cache(maxsize=1)
def particles() -> frozenset[str]:
    """Return the words that are written small inside a person's name: van, al, de."""
    return frozenset(load_lines("name_particles.txt"))


@lru_cache(maxsize=1)
def abbreviations() -> frozenset[str]:
    """Return the titles that are written with a point: gen, dr, capt."""
    return frozenset(row["title"].casefold() for row in load_rows("titles.tsv") if len(row["title"]) <= 5)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word, sounds that transliterations mix up made one: Qaani and Ghaani are both "kn"."""
    for sound, letter in _SOUNDS:
        word = word.replace(sound, letter)
    hard = word.translate(_LETTERS)
    first = "a" if hard[:1] in set("aeiouyh") else hard[:1]
    return re.sub(r"(.)\1+", r"\1", first + hard[1:].translate(_SOFT))


def initials(name: str) -> str:
    """Return the first letters of a name's large words: "Orrin Valley Water Authority" gives "OVWA"."""
    return "".join(word.text[0] for word in split_words(name) if word.text[0].isupper())


def abbreviates(short: str, words: Sequence[str]) -> bool:
    """Whether a word is made of the beginnings of several words, in order: AgSur of Agencia Sur, OVWA of its four words."""
    plain = strip_marks(short).replace(".", "")
    if not 2 <= len(plain) <= 8 or sum(c.isupper() for c in short) < 2 or len(words) < 2:
        return False
    ends = {0}
    for word in words:
        ends = {at + n for at in ends for n in range(1, len(word) + 1) if plain[at : at + n] == word[:n]}
    return len(plain) in ends


@lru_cache(maxsize=65536)
def is_acronym(name: str) -> bool:
    """Whether a name is one word of 2 to 6 characters, mostly capitals: OVWA, FQF, AgSur is none."""
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 6 and bare.isalnum() and bare.isupper() and not bare.isdigit()


def joins(text: str, left: Word, right: Word) -> bool:
    """Whether two neighbouring words stand in one name: a blank between them, or an abbreviation's point and a blank."""
    gap = text[left.end : right.start]
    if left.possessive:
        return False
    if _is_nickname(text, left, right):
        return True
    if gap == ". ":
        return len(left.text) <= 2 or left.text.casefold() in abbreviations()
    return gap in {" ", "’ ", "' "}


def _is_nickname(text: str, left: Word, right: Word) -> bool:
    """Whether one of two neighbouring words stands in quotation marks between two parts of a name: Josef “Sepp” Raunig."""
    opened, closed = text[left.end : right.start], text[right.end : right.end + 3]
    if len(opened) == 2 and opened[0] == " " and opened[1] in _NICK:
        return closed[:1] in _NICK[opened[1]] and closed[1:2] == " " and closed[2:3].isupper()
    before = text[max(0, left.start - 2) : left.start]
    return len(opened) == 2 and opened[1] == " " and before[:1] == " " and opened[0] in _NICK.get(before[1:], "")


def join_runs(text: str, words: Sequence[Word], named: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the runs [first, last) of words that make one name: named words, with particles between two of them."""
    at = 0
    while at < len(words):
        end = at + 1
        while named[at] and end < len(words) and (closes := _next_part(text, words, named, end)):
            end = closes
        if named[at]:
            yield at, end
        at = end


def is_retired(text: str, word: Word) -> bool:
    """Whether a word in brackets says that an officer has retired: General (ret.) Ada Moor."""
    return _RETIRED.match(text, word.start - 2) is not None


def _next_part(text: str, words: Sequence[Word], named: Sequence[bool], at: int) -> int:
    """Return where a name that has come to `at` goes on behind its next named word, 0 where it does not.

    Before that word may stand particles, or a note that an officer is retired.
    """
    if at + 1 < len(words) and _RETIRED.fullmatch(text, words[at - 1].end, words[at + 1].start):
        return at + 2 if named[at + 1] else 0
    if not joins(text, words[at - 1], words[at]):
        return 0
    while not named[at] and words[at].text in particles() and at + 1 < len(words):
        if not joins(text, words[at], words[at + 1]):
            return 0
        at += 1
    return at + 1 if named[at] else 0
