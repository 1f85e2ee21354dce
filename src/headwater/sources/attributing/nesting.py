"""Attributions inside the contents of others: what A reported that B said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from headwater.lore import load_lines
from headwater.model.reader import read_attributions
from headwater.sources.attributing.contents import shape_readings
from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.refusals import says_something
from headwater.sources.attributing.relation import Relation, share
from headwater.text.spans import Span

SURE = 0.7
SHORTEST = 30  # characters that a content must have for another attribution to find room in it


def find_inner(prose: Prose, relations: Sequence[Relation]) -> Iterator[Relation]:
    """Yield what the model finds when it reads each content by itself, with the relation that it lies in."""
    outer = [relation for relation in relations if _may_hold(prose, relation.content)]
    readings = read_attributions(show_only(prose.shown, [relation.content for relation in outer])) if outer else []
    for found in shape_readings(prose, readings):
        holder = next((one for one in outer if _lies_in(found.head.cue, one.content)), None)
        if holder and not found.after and _is_new(found, holder, relations) and says_something(prose, found):
            yield replace(found, outer=holder)


def show_only(text: str, spans: Sequence[Span]) -> str:
    """Return `text`, equally long, blank but for `spans`, each of which begins a line."""
    shown = [" "] * len(text)
    for start, end in spans:
        shown[start:end] = text[start:end]
        if start:
            shown[start - 1] = "\n"
        if end < len(text):
            shown[end] = "\n"
    return "".join(shown)


def _may_hold(prose: Prose, content: Span) -> bool:
    text = prose.shown[slice(*content)]
    quoted = prose.count_quoted(content) >= content[1] - content[0]
    return len(text) >= SHORTEST and not quoted and _cues().search(text) is not None


@cache
def _cues() -> re.Pattern[str]:
    verbs = "|".join(sorted(load_lines("cue_verbs.txt")))
    return re.compile(rf"\b(?:{verbs}|saying|telling|citing|quoting|according to)\b", re.IGNORECASE)


def _lies_in(inner: Span | None, outer: Span) -> bool:
    return inner is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def _is_new(found: Relation, holder: Relation, relations: Sequence[Relation]) -> bool:
    """Whether an attribution inside another has a source and a content of its own that nobody found before."""
    if found.source is None or found.content == holder.content or found.score < SURE:
        return False
    return not any(
        share(found.content, known.content) > 0.5 and share(known.cue, found.cue) > 0
        for known in relations
        if known.cue and found.cue
    )
