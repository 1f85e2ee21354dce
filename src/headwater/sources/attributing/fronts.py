"""What stands before a source and cue in the middle or at the end of a sentence: `It would come, said one of them, …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from headwater.lore import load_lines
from headwater.sources.attributing.contents import trim_content
from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.relation import Relation, covers
from headwater.text.spans import Span
from headwater.text.words import find_words

SHORTEST = 3  # words of what is said
ENDS = re.compile(r"[,?!—–]\s*$|[,.?!]”\s*$|”,?\s*$")
NEAR = 60  # characters between a cue and the end of its sentence: time and place of speaking


def complete_fronts(prose: Prose, relations: Sequence[Relation]) -> list[Relation]:
    """Return the relations, with the front of a sentence as the content where the model found only what follows it."""
    known = list(relations)
    fronts = {relation: front for relation in known if (front := _find_front(prose, relation, known))}
    if not fronts:
        return known
    mains = {old: replace(old, content=front) for old, front in fronts.items()}
    return list(_put_fronts(known, mains))


def _put_fronts(known: list[Relation], mains: dict[Relation, Relation]) -> Iterator[Relation]:
    """Yield the relations with those of `mains` put before what they now go on with."""
    for relation in known:
        if relation in mains:
            yield mains[relation]
            yield Relation(None, None, relation.content, relation.score, after=mains[relation])
        elif relation.after in mains:
            yield replace(relation, after=mains[relation.after])
        else:
            yield relation


def _find_front(prose: Prose, relation: Relation, known: list[Relation]) -> Span | None:
    """Return what is said before source and cue, None where there is nothing or another relation has it."""
    if relation.after or relation.outer or not relation.cue or not relation.source:
        return None
    first, last = min(relation.source[0], relation.cue[0]), max(relation.source[1], relation.cue[1])
    sentence = prose.sentence_at(first)
    if not sentence or relation.content[0] < last or not _interrupts(prose, sentence, last, relation.content):
        return None
    before = prose.shown[sentence[0] : first]
    front = trim_content(prose, (sentence[0], first))
    words = [prose.text[front[0] + a : front[0] + b] for a, b in find_words(prose.text[slice(*front)])]
    if not ENDS.search(before) or len(words) < SHORTEST or words[0].casefold() in _openings() or covers(known, front, 0.3):
        return None
    return front


def _interrupts(prose: Prose, sentence: Span, last: int, content: Span) -> bool:
    """Whether source and cue stand between two parts of what is said, or at the end of its first sentence."""
    after = prose.shown[last : sentence[1]]
    ends_here = content[0] >= sentence[1] and len(after) <= NEAR
    return ends_here or bool(re.match(r"\s*[,;]", after)) or bool(re.search(r":\s*(?=“)", after[: NEAR * 2]))


@cache
def _openings() -> frozenset[str]:
    return frozenset(load_lines("sentence_openings.txt"))
