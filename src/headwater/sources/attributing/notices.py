"""Notices: `The ministry informs the public as follows.` All that follows is what the ministry says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.sources.attributing.contents import trim_content
from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.relation import Relation, covers
from headwater.sources.attributing.speakers import can_be_cited
from headwater.text.words import find_words

SCORE = 0.7
FIRST = 5  # sentences within which a notice says whose it is
SHORTEST = 3  # words of what is said
OPENING = re.compile(
    r"(?P<source>(?:The |A )?[A-ZÀ-Þ][^,;:“”]{1,60}?)\s(?P<cue>(?:wish(?:es)?|would like|want(?:s)?|hereby)?\s?(?:to )?"
    r"(?:informs?|announces?|states?|declares?|provides?|issues?|publishes|makes|notif(?:y|ies))\b[^.:“”]*?"
    r"\b(?:as follows|following (?:statement|update|information|notice|clarification)))[^.:“”]*[.:]"
)


def find_notices(prose: Prose, relations: Sequence[Relation]) -> list[Relation]:
    """Return the relations, with one for each sentence behind the opening of a notice that nobody else is named for."""
    for number, sentence in enumerate(prose.sentences[:FIRST]):
        found = OPENING.search(prose.text[slice(*sentence)])
        if found and can_be_cited(found["source"]):
            source, cue = ((a + sentence[0], b + sentence[0]) for a, b in (found.span("source"), found.span("cue")))
            return _follow(prose, list(relations), Relation(source, cue, cue, SCORE), number)
    return list(relations)


def _follow(prose: Prose, known: list[Relation], opening: Relation, number: int) -> list[Relation]:
    """Put every free sentence behind the opening: the first as what is said, the others going on with it."""
    kept = [r for r in known if not (r.cue and opening.cue and r.cue[0] < opening.cue[1] and opening.cue[0] < r.cue[1])]
    kept = [r for r in kept if r.after is None or r.after in kept]
    main: Relation | None = None
    for sentence in prose.sentences[number + 1 :]:
        said = trim_content(prose, sentence)
        if sentence in prose.headings or len(find_words(prose.text[slice(*said)])) < SHORTEST or covers(kept, said, 0.3):
            continue
        part = (
            Relation(opening.source, opening.cue, said, SCORE)
            if main is None
            else Relation(None, None, said, SCORE, after=main)
        )
        main = main or part
        kept.append(part)
    return kept if main else known
