"""Words that a source is called by: roles, bodies, documents, and the names that the report's own sources bear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from headwater.lore import load_lines, load_rows
from headwater.sources.attributing.relation import Relation
from headwater.text.spans import Span
from headwater.text.words import find_words, fold_word

PREPOSITIONS = frozenset({"on", "in", "at", "of", "to", "for", "from", "with", "and", "or", "is", "our", "my"})
BEYOND_HEAD = re.compile(
    r",|\s(?:of|in|on|from|with|at|by|for|to|who|whom|which|that|inside|within|close|familiar|near|as|speaking|seen|sent|[a-z]+ed)\b"
)
CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*)*")
LONGEST = 5  # words of a source in a heading


@cache
def role_words() -> frozenset[str]:
    """Return the folded nouns, singular and plural, that a source is called by when it is not named."""
    roles = {fold_word(row["role"]) for row in load_rows("roles.tsv")}
    roles |= {f"{role}s" for role in roles}
    return frozenset(roles | _both_numbers("unnamed_heads.txt") | _both_numbers("heading_sources.txt"))


@cache
def voice_words() -> frozenset[str]:
    """Return the folded nouns, singular and plural, for whatever may be cited: people, bodies, outlets, documents."""
    files = ("bodies.txt", "outlet_words.txt", "document_words.txt")
    return role_words().union(*map(_both_numbers, files))


def can_be_cited(phrase: str) -> bool:
    """Whether the head of a noun phrase, the last word before a preposition or a clause, is a name or a possible source."""
    head = BEYOND_HEAD.split(phrase)[0].split()
    return bool(head) and (head[-1][0].isupper() or fold_word(head[-1]) in voice_words())


def is_document(phrase: str) -> bool:
    """Whether the head of a noun phrase is a document: the ferry's manifest, a letter of 14 March."""
    head = BEYOND_HEAD.split(phrase)[0].split()
    return bool(head) and fold_word(head[-1]) in _both_numbers("document_words.txt")


def is_nobody(phrase: str) -> bool:
    """Whether a phrase means no one who could say something: a word for no one in particular, or what happens ("the blaze")."""
    head = BEYOND_HEAD.split(phrase)[0].split()
    happens = bool(head) and head[-1].islower() and fold_word(head[-1]) in _both_numbers("source_events.txt")
    return happens or phrase.casefold() in load_lines("source_nobody.txt")


@cache
def _both_numbers(name: str) -> frozenset[str]:
    """Return the folded nouns of a list of the lore, singular and plural."""
    folded = {fold_word(word) for word in load_lines(name)}
    return frozenset(folded | {f"{word}s" for word in folded})


def name_words(text: str, relations: Sequence[Relation]) -> frozenset[str]:
    """Return the last word, folded, of the first name in each source of `relations`: a surname, the head of a body."""
    found: set[str] = set()
    for relation in relations:
        if relation.source:
            name = CAPITALISED.search(text[slice(*relation.source)])
            found.update([fold_word(name.group().split()[-1])] if name else [])
    return frozenset(found - {"the", "a", "an", "he", "she", "it", "they", "we", "his", "her", "its"})


def match_source(text: str, start: int, end: int, names: frozenset[str]) -> Span | None:
    """Return the source that begins at `start`: the fewest words, up to five, that end in a role or a source's name.

    More words follow where they are roles and names too: `mayor Ana Pohl`, `ministry spokeswoman`.
    """
    words = find_words(text[start:end])[:LONGEST]
    known = [fold_word(text[start + a : start + b].removesuffix("'s").removesuffix("’s")) for a, b in words]
    last = next((i for i, word in enumerate(known) if word in PREPOSITIONS or word in role_words() or word in names), -1)
    if last < 0 or known[last] in PREPOSITIONS:
        return None
    while last + 1 < len(known) and (known[last + 1] in names or known[last + 1] in role_words()):
        last += 1
    return start + words[0][0], start + words[last][1]
