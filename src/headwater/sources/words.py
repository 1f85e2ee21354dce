"""The word lists by which a phrase is told to be a person, a body, an outlet, a document or nobody in particular."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from headwater.lore import load_lines, load_rows
from headwater.text.names import strip_marks

PERSON, BODY, OUTLET, DOCUMENT, PLACE, UNNAMED = "person", "organisation", "outlet", "document", "place", "unnamed"


@lru_cache(maxsize=16)
def listed(name: str) -> frozenset[str]:
    """Return the lines of a lore file, folded."""
    return frozenset(strip_marks(line) for line in load_lines(name))


@lru_cache(maxsize=16)
def small_words(name: str) -> frozenset[str]:
    """Return a list of `lore/source_words.tsv`."""
    return next(frozenset(row["words"].split()) for row in load_rows("source_words.tsv") if row["list"] == name)


@lru_cache(maxsize=1)
def titles() -> dict[str, str]:
    """Return title → gender ("m", "f" or "")."""
    return {strip_marks(row["title"]): row["gender"] or "" for row in load_rows("titles.tsv")}


@lru_cache(maxsize=1)
def roles() -> dict[str, str]:
    """Return role noun → gender ("m", "f" or "")."""
    return {strip_marks(row["role"]): row["gender"] or "" for row in load_rows("roles.tsv")}


def is_title(word: str) -> bool:
    """Whether the word stands before names: Dr, Gen., Captain."""
    return strip_marks(word).rstrip(".") in titles()


def is_occupation(word: str) -> bool:
    """Whether a word written small says what a person is. Titles do not: "count" and "major" are also other words."""
    plain = strip_marks(word)
    return any(form in roles() for form in (plain, plain.rpartition("-")[2], singular(plain)))


def is_role(word: str) -> bool:
    """Whether the word says what a person is: minister, engineer, ex-commodore, spokesmen."""
    return role_of(word) is not None


@lru_cache(maxsize=65536)
def role_of(word: str) -> str | None:
    """Return the role noun of the list that the word is, a form of, or ends in after a hyphen; None if it is none."""
    plain = strip_marks(word).rstrip(".")
    for form in (plain, plain.rpartition("-")[2], singular(plain)):
        if form in roles() or form in titles():
            return form
    return None


@lru_cache(maxsize=1)
def _role_groups() -> tuple[frozenset[str], ...]:
    """Return the groups of nouns that may be said of one person, the first those that may be said of anybody."""
    return tuple(frozenset(line.split()) for line in load_lines("role_groups.txt"))


def is_said_of_anybody(noun: str) -> bool:
    """Whether a noun says nothing of what somebody does: researcher, woman, expert; ex-minister, which he was once."""
    return noun.startswith("ex-") or (role_of(noun) or noun).rpartition("-")[2] in _role_groups()[0]


def are_synonyms(one: str, other: str) -> bool:
    """Whether two nouns may be said of one post: skipper and captain, judge and justice."""
    both = {(role_of(noun) or noun).rpartition("-")[2] for noun in (one, other)}
    return any(both <= group for group in _role_groups()[1:])


@lru_cache(maxsize=1)
def _given_names() -> dict[str, str]:
    return {name: row["gender"] for row in load_rows("given_names.tsv") for name in strip_marks(row["names"]).split()}


def gender_of_name(words: Sequence[str]) -> str:
    """Return the gender that most bearers of a full name's first word have: "m", "f", or "" where no list says."""
    return _given_names().get(words[0], "") if len(words) > 1 else ""


def gender_of(word: str) -> str:
    """Return the gender that a title or role says: "m", "f" or ""."""
    role = role_of(word)
    return "" if role is None else roles().get(role) or titles().get(role) or ""


def singular(word: str) -> str:
    """Return an English plural's singular, by its ending; other words as they are."""
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def is_plural(word: str) -> bool:
    """Whether a noun looks like a plural."""
    plain = strip_marks(word)
    return plain in {"people", "police", "media", "others", "both", "many", "some"} or singular(plain) != plain


@lru_cache(maxsize=8192)
def kind_of_noun(word: str) -> str:
    """Return the kind of thing that a noun stands for, "" where no list has it."""
    plain = strip_marks(word)
    for form in (plain, singular(plain)):
        if form in roles() or form in titles():
            return PERSON
        for name, kind in _LISTS:
            if form in listed(name):
                return kind
    return _by_ending(plain)


_LISTS = (("bodies.txt", BODY), ("outlet_words.txt", OUTLET), ("document_words.txt", DOCUMENT), ("unnamed_heads.txt", UNNAMED))


def _by_ending(plain: str) -> str:
    tail = plain.rpartition("-")[2]
    if tail != plain and tail:
        return kind_of_noun(tail)
    return (
        PERSON if plain.endswith(("ologist", "ician", "woman", "man", "maker", "keeper", "master")) and len(plain) > 5 else ""
    )
