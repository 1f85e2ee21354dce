"""Find what a report says that somebody is, and where: titles, appositions, predicates, adjectives, earlier names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from headwater.lore import load_rows
from headwater.sources.extents import head_of
from headwater.sources.naming import Name
from headwater.sources.words import PERSON, is_occupation, kind_of_noun, role_of
from headwater.text.names import is_acronym, split_words

TITLE, APPOSITION, PREDICATE, ADJECTIVE, EARLIER, DEED = "title", "apposition", "predicate", "adjective", "earlier", "deed"
_LONGEST = 12  # words of a description
_NEAR = 90  # characters before a name in which its description may begin
_DETERMINER = r"(?:the|an?|its|his|her|their|one of the|[^\W_][\w-]*['’]s)"
_BESIDE = re.compile(r", (?=(?:the|an?|its|his|her|their|then|former|chief|head|[^\W\d_][\w-]*) )([^,.;:!?\n“”\"()]{3,90})")
_AHEAD = re.compile(rf"\b({_DETERMINER} [^,.;:!?\n“”\"()]{{2,60}}), $", re.IGNORECASE)
_CLOSED = frozenset(",.;:)\n") | {""}
_IS = re.compile(
    r",? (?:is|was|has been|had been|became|remains|serves as|served as|works as|worked as|acts as)"
    r" (?:now |also |then |still )?"
    rf"({_DETERMINER} [^,.;:!?\n“”\"()]{{3,80}})"
)
_WAS = re.compile(
    r"(?:^|[.!?”\"]\s+|\n)((?:The|A|An|His|Her|Its|Their) [^,.;:!?\n()]{3,80})(?:, [^,.;:!?\n]{2,40},)?"
    r" (?:is|was|will be) $"
)
_DOES = re.compile(r",? (?:who )?(?:also |now |once )?([a-z-]+)\b")
_EARLIER = re.compile(r",? \(?((?:formerly|previously|once)(?: known as| called)? (?:the )?[A-Z][^,.;:!?\n“”\"()]{2,60})")


@dataclass(frozen=True, slots=True)
class Told:
    """What a text says somebody is, at [start, end); `roles` are the nouns that a deed stands for ("edits": editor)."""

    start: int
    end: int
    kind: str
    roles: tuple[str, ...] = ()


def find_descriptions(text: str, name: Name) -> Iterator[Told]:
    """Yield what the words around a name say of whom it names, in the order of their kinds."""
    if name.role:
        end = len(text[: name.start].rstrip())
        yield Told(end - len(name.role), end, TITLE)
    yield from _adjectives(text, name)
    yield from _appositions(text, name)
    yield from _predicates(text, name)
    earlier = _EARLIER.match(text, name.end)
    if earlier:
        yield Told(*earlier.span(1), EARLIER)


def _appositions(text: str, name: Name) -> Iterator[Told]:
    match = _BESIDE.match(text, name.end)
    if match and _says_role(text, *match.span(1)):
        yield Told(*match.span(1), APPOSITION)
    person = (
        name.kind in {"", PERSON} and not is_acronym(text[name.start : name.end]) and text[name.end : name.end + 1] in _CLOSED
    )
    before = _AHEAD.search(text, max(0, name.lead - _NEAR), name.lead) if person else None
    if before and _says_role(text, *before.span(1)):
        yield Told(*before.span(1), APPOSITION)


def _predicates(text: str, name: Name) -> Iterator[Told]:
    """Yield "Osta is the harbour master", "The guest was Osta", "Osta, who edits the Log"."""
    match = _IS.match(text, name.end)
    if match and _says_role(text, *match.span(1)):
        yield Told(*match.span(1), PREDICATE)
    before = _WAS.search(text, max(0, name.lead - _NEAR), name.lead)
    if before and _says_role(text, *before.span(1)):
        yield Told(*before.span(1), PREDICATE)
    deed = _DOES.match(text, name.end)
    if deed and deed.group(1) in _deeds():
        yield Told(*deed.span(1), DEED, _deeds()[deed.group(1)])


def _says_role(text: str, start: int, end: int) -> bool:
    """Whether the head of a phrase, written small, says what a person is."""
    if len(text[start:end].split()) > _LONGEST:
        return False
    _, head = head_of(text, start, end)
    return head is not None and head.text.islower() and role_of(head.text) is not None


def _adjectives(text: str, name: Name) -> Iterator[Told]:
    """Yield the words right before a name that say whose or what kind of body it is: "Hezbollah-operated television"."""
    begins, told = name.lead, False
    if text[name.lead : name.start].casefold().startswith("the "):
        return
    for word in reversed(list(split_words(text, max(0, name.lead - _NEAR), name.lead))):
        if text[word.end : begins].strip(" ") or not (tells := _tells(word.text)):
            break
        begins, told = word.start, told or tells > 1
    if told:
        yield Told(begins, len(text[: name.lead].rstrip()), ADJECTIVE)


def _tells(word: str) -> int:
    """Return 2 for a word that describes whom it stands before, 1 for one that may stand behind such a word, else 0."""
    first, hyphen, last = word.rpartition("-")
    if (hyphen and first and last in _words("ending")) or word.casefold() in _words("before"):
        return 2
    if word.startswith(("pro-", "anti-")):
        return 2
    return 1 if word.islower() and (kind_of_noun(word) or is_occupation(word)) else 0


@lru_cache(maxsize=4)
def _words(kind: str) -> frozenset[str]:
    rows = load_rows("description_words.tsv")
    return frozenset(word.casefold() for row in rows if row["kind"] == kind for word in row["words"].split())


@lru_cache(maxsize=1)
def _deeds() -> dict[str, tuple[str, ...]]:
    return {row["verb"]: tuple(row["roles"].split()) for row in load_rows("role_verbs.tsv")}
