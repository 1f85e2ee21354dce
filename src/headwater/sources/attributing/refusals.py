"""Leave out what the model takes for an attribution though nobody says anything."""

from __future__ import annotations

import re
from functools import cache

from headwater.lore import load_lines, load_rows
from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.relation import Relation
from headwater.sources.attributing.speakers import is_nobody
from headwater.text.words import find_words

SURE, SHORT = 0.8, 2
LONGEST_BETWEEN = 10  # characters


def says_something(prose: Prose, relation: Relation) -> bool:
    """Whether somebody is said to say something: no refusal, no passive without a source, no stray word or two.

    What somebody is still to say or to do (`they met to plan strategy`) is not said.
    """
    if relation.after:
        return True
    content = prose.text[slice(*relation.content)]
    cue = prose.text[slice(*(relation.cue or (0, 0)))]
    quoted = prose.count_quoted(relation.content) > 0
    if relation.source is None and not quoted:
        return False
    if relation.source and is_nobody(prose.text[slice(*relation.source)]):
        return False
    if not quoted and (cue.casefold().startswith("to ") or (relation.score < SURE and _is_stray(content, cue))):
        return False
    return not cue or not is_refusal(cue + _find_between(prose, relation), content)


def _find_between(prose: Prose, relation: Relation) -> str:
    """Return the words between a cue and its content, where they are two at most: `refused [to say] who had signed`."""
    if relation.cue is None or not 0 < relation.content[0] - relation.cue[1] <= LONGEST_BETWEEN:
        return ""
    return prose.text[relation.cue[1] : relation.content[0]]


def _is_stray(content: str, cue: str) -> bool:
    """Whether a content is a word or two, no figure, and its cue no verb of saying."""
    few = len(find_words(content)) <= SHORT and not any(char.isdigit() for char in content)
    return few and not any(word in load_lines("cue_verbs.txt") for word in cue.casefold().split())


def is_refusal(cue: str, content: str) -> bool:
    """Whether a cue and its content say that somebody did not speak, or asked not to be named."""
    cue, content = " ".join(cue.casefold().split()), " ".join(content.casefold().split())
    return any(first.search(cue) and then.match(content) for first, then in _refusals())


@cache
def _refusals() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(row["cue"]), re.compile(row["content"] or "")) for row in load_rows("cue_refusals.tsv"))
