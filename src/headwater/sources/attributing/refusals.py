"""Leave out what the model takes for an attribution though nobody says anything."""

from __future__ import annotations

import re
from functools import cache

from headwater.lore import load_lines, load_rows
from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.relation import Relation
from headwater.text.words import find_words

SURE, SHORT = 0.8, 2


def says_something(prose: Prose, relation: Relation) -> bool:
    """Whether somebody is said to say something: no refusal, no passive without a source, no stray word or two."""
    if relation.after:
        return True
    text = prose.text
    quoted = prose.count_quoted(relation.content) > 0
    if relation.source is None and not quoted:
        return False
    if relation.source and text[slice(*relation.source)].casefold() in _nobody():
        return False
    words = len(find_words(text[slice(*relation.content)]))
    if (
        not quoted
        and words <= SHORT
        and relation.score < SURE
        and not any(char.isdigit() for char in text[slice(*relation.content)])
    ):
        return False
    return relation.cue is None or not is_refusal(text[slice(*relation.cue)], text[slice(*relation.content)])


def is_refusal(cue: str, content: str) -> bool:
    """Whether a cue and its content say that somebody did not speak, or asked not to be named."""
    cue, content = " ".join(cue.casefold().split()), " ".join(content.casefold().split())
    return any(first.search(cue) and then.match(content) for first, then in _refusals())


@cache
def _refusals() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(row["cue"]), re.compile(row["content"] or "")) for row in load_rows("cue_refusals.tsv"))


@cache
def _nobody() -> frozenset[str]:
    return frozenset(load_lines("source_nobody.txt"))
