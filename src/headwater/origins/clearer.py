"""Which source of the reports that a report took from stands for a vaguer one of its own."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.lore import load_lines
from headwater.origins.pile import BODY, DOCUMENT, PERSON, UNNAMED, Pile
from headwater.origins.settle import is_vague, list_telling
from headwater.origins.ties import is_voice_of
from headwater.text.words import fold_word


def find_clearer(pile: Pile, key: str, base: Sequence[str]) -> str | None:
    """Return which of `base`, the sources of the reports that were taken from, is meant by the vaguer `key`; None for none.

    A body is the person who speaks for it there; else the only source there, if that is a person or may be that body. An
    unnamed source is another unnamed one, or whomever its words fit: "a source" fits all, "a nurse" no minister. People at
    large are whoever is quoted there. A person who is called by a role, and a document, are the only one of their kind there.
    """
    kind = pile.kind(key)
    if kind == BODY:
        voice = next((other for other in base if pile.kind(other) == PERSON and is_voice_of(pile, other, key)), None)
        return voice or next((other for other in base if len(base) == 1 and _may_be_body(pile, key, other)), None)
    if kind == UNNAMED:
        return next((other for other in base if _may_be_unnamed(pile, key, other)), None)
    if kind == DOCUMENT or (kind == PERSON and is_vague(pile, key)):
        alike = [other for other in base if pile.kind(other) in ((DOCUMENT,) if kind == DOCUMENT else (PERSON, UNNAMED))]
        return alike[0] if len(alike) == 1 else None
    return None


def _may_be_body(pile: Pile, body: str, other: str) -> bool:
    return pile.kind(other) == PERSON or (pile.kind(other) == BODY and _fits(pile, body, other))


def _may_be_unnamed(pile: Pile, unnamed: str, other: str) -> bool:
    return pile.kind(other) == UNNAMED or (pile.kind(other) in (BODY, PERSON) and _fits(pile, unnamed, other))


def _fits(pile: Pile, vague: str, other: str) -> bool:
    """Return whether a vague wording says nothing in particular, or something that the other's wordings say too."""
    if pile.kind(vague) == UNNAMED and fold_word(pile.name(vague)).split(" ")[0] in load_lines("crowd_words.txt"):
        return True
    mine = list_telling(pile.name(vague))
    source = pile.sources.get(other)
    theirs = (source.name, *source.names, *source.descriptions) if source else ()
    return not mine or any(mine & list_telling(text) for text in theirs)
