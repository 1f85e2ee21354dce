"""Which words of GUM's mentions are names: a mention there is a whole noun phrase ("U.S. President NAME, who came").

A name is what one asks a list of persons, organisations and places for: the words that tell this bearer from others of its
kind, wherever they stand. So the run of large words that heads a mention is its name (names_runs.py), and

- articles, titles, roles and stances ("Pan-democrat") before it are none of it: Headwater keeps them as descriptions; nor is
  what follows the head (" in Milan", ", who came", "'s"). "Of", "for" and "and" may stand inside the name of an organisation or
  a place, and an "'s" where GUM sees nobody in what stands before it ("People's Army"); a number that counts it begins it ("3rd
  Fleet"). "Of" with a place behind the name that Wikipedia knows does not go on with it;
- a common noun behind a name takes nothing from it if the text names the same body without: "the NATO alliance";
- of names within each other the longest counts, since it is whom the text means, and none in the title of something else (an
  event, a work, a law: GUM's other types), which is a name of another kind. Where that was or is from ("in Milan") is no part
  of its title, nor is a list of names a title;
- one of a kind is not named ("a Libertarian", "every New Zealander"), nor are groups of people (Muslims, the Saudis): they are
  asked for apart (`groups`). A pronoun is none; "US" and "IT" are.

Whether a country is a place or an organisation is as GUM's annotators read the sentence: its government, army or team is an
organisation.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from names_phrases import KINDS, Letters, Phrase, read_lists, read_phrases
from names_runs import ARTICLES, find_core

PEOPLES = read_lists()["peoples"]
GROUPS = ("ians", "ists", "crats", "icans")

Name = tuple[int, int, str]
"""Start, end (code points, without a last point) and kind."""

Found = tuple[Phrase, tuple[int, int]]
"""A mention and the name in it."""


def find_names(document: Mapping[str, Any], letters: Letters, *, groups: bool = False) -> list[Name]:
    """Return the names of persons, organisations and places in a document, in order; of `groups` of people too if asked."""
    kept = _drop_inner(_find_all(list(read_phrases(document)), letters))
    named = [(phrase, span) for phrase, span in kept if phrase.type in KINDS and (groups or not _is_group(phrase, span))]
    return sorted((start, _without_point(phrase.text, end), KINDS[phrase.type]) for phrase, (start, end) in named)


def _find_all(phrases: Sequence[Phrase], letters: Letters) -> list[Found]:
    """Return the mentions with a name or a title: at their head, or as others of the document bear it."""
    found = [(phrase, span) for phrase in phrases if (span := find_core(phrase, letters))]
    heads = {phrase for phrase, _ in found}
    known = defaultdict(set)
    for phrase, span in found:
        known[phrase.entity].add(phrase.text[slice(*span)])
    borne = {phrase.text[slice(*span)] for phrase, span in found if phrase.type == "organization"}
    for phrase in phrases:
        if phrase.type == "person" and phrase not in heads and (span := _find_known(phrase, known[phrase.entity])):
            found.append((phrase, span))
        if phrase.type == "organization" and phrase not in heads and (span := _find_borne(phrase, borne)):
            found.append((phrase, span))
    return [(phrase, _shorten(phrase, span, known[phrase.entity])) for phrase, span in found]


def _drop_inner(found: Iterable[Found]) -> list[Found]:
    """Return what lies in no longer name or title."""
    kept: list[Found] = []
    for phrase, span in sorted(found, key=lambda row: (row[1][0] - row[1][1], row[0].type not in KINDS, row[1])):
        if not any(span[0] < end and start < span[1] for _, (start, end) in kept):
            kept.append((phrase, span))
    return kept


def _find_known(phrase: Phrase, names: set[str]) -> tuple[int, int] | None:
    """Return the end of a person's mention if it is a name that he bears elsewhere: "Minister of Education NAME"."""
    text = re.sub(r"(?:['’]s?|,| himself| herself)$", "", phrase.text[phrase.start : phrase.end])
    wiki = {phrase.wiki} if " " in phrase.wiki else set()
    for name in sorted(names | wiki, key=len, reverse=True):
        if re.search(rf"(?:^|[\s.]){re.escape(name)}$", text):
            return phrase.start + len(text) - len(name), phrase.start + len(text)
    return None


def _find_borne(phrase: Phrase, borne: set[str]) -> tuple[int, int] | None:
    """Return the large words before the noun of a body if a body bears them elsewhere: "the NATO alliance"."""
    tokens = [token for token in phrase.tokens if token.plain not in ARTICLES]
    large = list(itertools.takewhile(lambda token: token.large, tokens))
    span = (large[0].start, large[-1].end) if large else (0, 0)
    behind = {token.text for token in tokens[len(large) :]}
    fits = phrase.text[slice(*span)] in borne and not behind & {"'s", ",", "of", "and"}
    return span if fits else None


def _shorten(phrase: Phrase, span: tuple[int, int], names: set[str]) -> tuple[int, int]:
    """Return a person's name without what stands before the full name that he bears elsewhere: "Scientologist NAME"."""
    text = phrase.text[slice(*span)]
    ends = [len(name) for name in names if " " in name and text.endswith(f" {name}")]
    if " " in phrase.wiki and text.casefold().endswith(f" {phrase.wiki.casefold()}"):
        ends.append(len(phrase.wiki))
    return (span[1] - min(ends), span[1]) if ends and phrase.type == "person" else span


def _is_group(phrase: Phrase, span: tuple[int, int]) -> bool:
    text = phrase.text[slice(*span)]
    last = text.casefold().split()[-1]
    if phrase.type != "person":
        return False
    if last in PEOPLES or last.endswith(GROUPS):
        return True
    return " " not in text and last.endswith("s") and phrase.text[max(0, span[0] - 4) : span[0]].casefold() == "the "


def _without_point(text: str, end: int) -> int:
    return end - 1 if text[end - 1] == "." else end
