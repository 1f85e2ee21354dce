"""Settle which sources of one claim are the same although the reports word them differently.

Inside one claim much less can be meant than in a whole case: a surname is the one bearer of it who is quoted, a headline's
"skipper" is the skipper whom the text below names, "Al-Sanad" is "Al-Sanad TV", Ines Orloff is Ines Orlov.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache

from headwater.lore import load_lines
from headwater.origins.pile import BODY, DOCUMENT, OUTLET, PERSON, UNNAMED, Pile
from headwater.text.sounds import word_likeness
from headwater.text.words import content_words, fold_word

ALIKE = 0.7
"""The least likeness, by sounds, of two spellings of one surname where the given names are the same."""


def settle_sources(pile: Pile) -> Pile:
    """Return the pile with one key for sources that are the same in this claim."""
    names = _join_spellings(pile) | _join_surnames(pile) | _join_outlets(pile) | _join_publishing(pile)
    same = _join_roles(pile) | _join_vague(pile) | names
    if not same:
        return pile

    def settle(key: str) -> str:
        seen = {key}
        while key in same and same[key] not in seen:
            key = same[key]
            seen.add(key)
        return key

    return replace(pile, assertions=[replace(a, chain=tuple(map(settle, a.chain))) for a in pile.assertions])


def _innermost(pile: Pile) -> dict[str, dict[str, None]]:
    """Return report → the innermost sources of its assertions, in order."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for assertion in pile.assertions:
        if assertion.chain:
            found[assertion.report][assertion.chain[-1]] = None
    return found


def _join_surnames(pile: Pile) -> dict[str, str]:
    """Return surname alone → the one fully named person of the claim who has it."""
    people = {key: None for keys in _innermost(pile).values() for key in keys if pile.kind(key) == PERSON}
    bearers: dict[str, list[str]] = defaultdict(list)
    for key in people:
        words = pile.name(key).split()
        if len(words) > 1:
            bearers[fold_word(words[-1])].append(key)
    single = {key: bearers[fold_word(pile.name(key))] for key in people if " " not in pile.name(key)}
    return {key: found[0] for key, found in single.items() if len(found) == 1}


def _join_spellings(pile: Pile) -> dict[str, str]:
    """Return a person → the first one of the claim with the same given name and a surname that is spelt much alike."""
    first: list[tuple[str, list[str]]] = []
    same: dict[str, str] = {}
    for key in dict.fromkeys(key for keys in _innermost(pile).values() for key in keys if pile.kind(key) == PERSON):
        words = [fold_word(word) for word in pile.name(key).split()]
        if len(words) < 2:
            continue
        like = next((o for o, w in first if w[0] == words[0] and word_likeness(w[-1], words[-1]) >= ALIKE), None)
        if like:
            same[key] = like
        else:
            first.append((key, words))
    return same


def _join_vague(pile: Pile) -> dict[str, str]:
    """Return a role, or a headline's "Report:", → the one named person whom the same report gives for the claim."""
    same: dict[str, str] = {}
    below = {(a.report, a.chain[-1]) for a in pile.assertions if a.chain and not a.heading}
    for report, keys in _innermost(pile).items():
        named = [key for key in keys if pile.kind(key) == PERSON and not is_vague(pile, key)]
        bare = [key for key in keys if pile.kind(key) == DOCUMENT and not list_telling(pile.name(key))]
        vague = [key for key in keys if key not in named and is_vague(pile, key)]
        vague += [key for key in bare if (report, key) not in below]
        if len(named) == 1:
            same |= dict.fromkeys(vague, named[0])
    return same


def _join_roles(pile: Pile) -> dict[str, str]:
    """Return a role, or a body's common noun → the only named one of the claim that is called so: "the bank" is Skargen Bank.

    Its words are among those of the other's names or descriptions. A body's press office is that body.
    """
    keys = dict.fromkeys(key for found in _innermost(pile).values() for key in found)
    same: dict[str, str] = {}
    for key in (key for key in keys if pile.kind(key) in (PERSON, BODY) and is_vague(pile, key)):
        words = list_telling(pile.name(key)) - _office_words()
        named = [other for other in keys if pile.kind(other) == pile.kind(key) and not is_vague(pile, other)]
        fitting = [other for other in named if words and words <= _list_called(pile, other)]
        if len(fitting) == 1:
            same[key] = fitting[0]
    return same


def _list_called(pile: Pile, key: str) -> set[str]:
    """Return the words by which the reports call and describe a source."""
    source = pile.sources[key]
    return {word for text in (source.name, *source.names, *source.descriptions) for word in content_words(text)}


@cache
def _office_words() -> frozenset[str]:
    return frozenset(content_words(" ".join(load_lines("publisher_words.txt"))))


def is_vague(pile: Pile, key: str) -> bool:
    """Return whether a source is called by a role or description and not by a name of its own.

    "chief mate" and a headline's "SKIPPER" are; outlets and documents never are.
    """
    kind, words = pile.kind(key), pile.name(key).split()
    if kind in (OUTLET, DOCUMENT, UNNAMED) or not words:
        return False
    described = kind == PERSON and words[0][:1].islower()  # "master of the stranded ferry Amihan Star"
    return described or words[-1][:1].islower() or (len(words) == 1 and _is_common_word(pile, words[0]))


def list_telling(name: str) -> set[str]:
    """Return the words of a name that tell one source from another: none of "a senior official" or "a report"."""
    return set(content_words(name)) - _empty()


@cache
def _empty() -> frozenset[str]:
    return frozenset(content_words(" ".join(load_lines("vague_source_words.txt"))))


def _is_common_word(pile: Pile, word: str) -> bool:
    """Return whether the reports also write a capitalised word in small letters."""
    low = word.casefold()
    return any(f" {low} " in text or f" {low}," in text or f" {low}." in text for text in pile.texts.values())


def _join_outlets(pile: Pile) -> dict[str, str]:
    """Return an outlet → the only other one whose name holds its own, or is held: "Al-Sanad" and "Al-Sanad TV" are one.

    The one that published a report here stands for both, else the one with the longer name.
    """
    publishing = dict.fromkeys(pile.outlets.values())
    named = dict.fromkeys(key for a in pile.assertions for key in a.chain if pile.kind(key) == OUTLET)
    words = {key: _name_words(pile, key) for key in (*publishing, *named)}
    same: dict[str, str] = {}
    for key in (key for key in named if key not in publishing and words[key]):
        alike = [
            other for other, theirs in words.items() if other != key and (words[key] < theirs or _holds(words[key], theirs))
        ]
        known = [other for other in alike if other in publishing] or [other for other in alike if words[key] < words[other]]
        if len(known) == 1:
            same[key] = known[0]
    return same


def _join_publishing(pile: Pile) -> dict[str, str]:
    """Return a source that was taken for a person or a body → the outlet of that very name that published a report here."""
    publishing = {_plain(pile.name(key)): key for key in pile.outlets.values()}
    named = {key: _plain(pile.name(key)) for a in pile.assertions for key in a.chain if pile.kind(key) in (PERSON, BODY)}
    return {key: publishing[name] for key, name in named.items() if name in publishing}


def _plain(name: str) -> str:
    return fold_word(name).removeprefix("the ")


def _holds(longer: frozenset[str], shorter: frozenset[str]) -> bool:
    return bool(shorter) and shorter < longer


def _name_words(pile: Pile, key: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in pile.name(key).split() if word[:1].isupper() and word.casefold() != "the")
