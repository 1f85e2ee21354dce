"""Whom `who` and `which` mean where the model takes them for a source: the noun phrase before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.relation import Relation
from headwater.text.spans import Span

RELATIVE = frozenset({"who", "which", "that", "whose"})
NAME = r"[A-ZÀ-Þ][\w.'’-]*(?:\s(?:al-|de |van |von |of (?:the )?)?[A-ZÀ-Þ][\w.'’-]*)*"
PHRASE = re.compile(
    rf"(?:(?P<noun>(?:\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Tt]wo|[Tt]hree|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s)[^,;:.“”()]{{2,80}}?)"
    rf"|(?P<name>{NAME}))\s*,?\s*$"
)


ENDING = re.compile(r",?\s+(?:who|which|that)$")


def resolve_relatives(prose: Prose, relations: Sequence[Relation]) -> list[Relation]:
    """Return the relations, each source that is or ends in a relative pronoun made the phrase that it stands for."""
    changed = {r: replace(r, source=found) for r in relations if (found := _find_antecedent(prose, r))}
    return [changed.get(r, r) if r.after not in changed else replace(r, after=changed[r.after]) for r in relations]


def _find_antecedent(prose: Prose, relation: Relation) -> Span | None:
    if not relation.source:
        return None
    source = prose.text[slice(*relation.source)]
    if ending := ENDING.search(source):
        return relation.source[0], relation.source[0] + ending.start()
    if source.casefold() not in RELATIVE:
        return None
    sentence = prose.sentence_at(relation.source[0])
    if not sentence:
        return None
    found = PHRASE.search(prose.text, sentence[0], relation.source[0])
    if not found:
        return None
    return found.span("noun" if found["noun"] else "name")
