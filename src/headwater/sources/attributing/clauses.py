"""Attributions that a sentence's form gives away: `C, the official added.` `C, says D.` `In the words of D, C.`"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from headwater.lore import load_lines
from headwater.sources.attributing.contents import trim_content
from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.relation import Relation, share
from headwater.text.spans import Span
from headwater.text.words import find_words

SCORE = 0.75
SHORTEST = 4  # words of what is said
LONGEST_SOURCE = 8  # words of a source before its verb
SOURCE_START = r"(?:[Tt]he|[Aa]n?|[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]h(?:is|at|ese|ose)|[Oo]ne|[Tt]wo|[Aa]nother|[Bb]oth|[Ss]ome|[Ss]ources?|[Oo]fficials?|[A-ZÀ-Þ0-9][^\s,]*)\b"
NOT_A_SOURCE = re.compile(
    r"(?:I|you|nobody|no one|it is|it was)\b|.*\b(?:was|were|is|are|had|has|have|been|be|can|could|would|will|may|who|which|what|whom|(?<!^)that)\b"
)
QUANTITY = r"(?:\d|an?\b|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|zero|half|nearly|about|more|at least|up to|some)"
PUT = re.compile(
    r"(?P<source>[^,;:“”]{2,120}?(?:,[^,;:“”]{2,80},)?)\s(?:has |had |have |also |later |now )*(?P<cue>put|puts|raised|raises|revised|lowered)\s"
    rf"(?P<content>(?:the|its|their|his|her|it|them)\b[^,.;:“”]{{0,90}}?\s(?:at|to|from)\s{QUANTITY}[^,;:“”]*)"
)
COUNTED = re.compile(
    r"\b(?:toll|number|count|figure|estimate|total|tally|losses|dead|cost|costs|damage|injured|missing|it|them)\b"
)


def find_clauses(prose: Prose, relations: Sequence[Relation]) -> list[Relation]:
    """Return the relations with those of sentences whose form names a source that no relation has yet."""
    known = list(relations)
    for sentence in prose.sentences:
        for found in _read_sentence(prose, sentence):
            if not any(r.cue and found.cue and share(r.cue, found.cue) > 0 for r in known) and not _is_had(known, found):
                known.append(found)
    return known


def _is_had(known: Sequence[Relation], found: Relation) -> bool:
    """Whether a relation already has that content."""
    return any(
        share(r.content, found.content) > 0.5 and (r.content[1] - r.content[0]) > 0.5 * (found.content[1] - found.content[0])
        for r in known
    )


def _read_sentence(prose: Prose, sentence: Span) -> Iterator[Relation]:
    shown = prose.shown
    if found := _tail().search(shown, *sentence):
        yield from _make(prose, found, (sentence[0], found.start()))
    elif found := _inverted().search(shown, *sentence):
        yield from _make(prose, found, (sentence[0], found.start()))
    if found := _phrase_first().match(shown, *sentence):
        yield from _make(prose, found, (found.end(), sentence[1]))
    elif found := _phrase_last().search(shown, *sentence):
        yield from _make(prose, found, (sentence[0], found.start()))
    if (found := PUT.match(shown, *sentence)) and COUNTED.search(found["content"]):
        yield from _make(prose, found, found.span("content"))


def _make(prose: Prose, found: re.Match[str], content: Span) -> Iterator[Relation]:
    """Yield the relation where its source can be one and enough is said."""
    source, said = found.span("source"), trim_content(prose, content)
    words = find_words(prose.text[slice(*said)])
    if not _can_speak(found["source"]) or len(words) < SHORTEST:
        return
    first = prose.text[said[0] + words[0][0] : said[0] + words[0][1]].casefold()
    if said[0] < source[0] and first in _openings():
        return
    yield Relation(source, found.span("cue"), said, SCORE)


def _can_speak(source: str) -> bool:
    """Whether words may be a source: they begin as a noun phrase does and hold no verb."""
    return NOT_A_SOURCE.match(source) is None and _verb().search(source) is None


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_verbs()})\b")


@cache
def _verbs() -> str:
    return "|".join(sorted(load_lines("cue_verbs.txt"), key=len, reverse=True))


@cache
def _phrases() -> str:
    return "|".join(load_lines("cue_phrases.txt"))


@cache
def _tail() -> re.Pattern[str]:
    word = r"[^\s,;:“”()]+"
    return re.compile(
        rf"(?:,|,”|”)\s(?P<source>(?={SOURCE_START}){word}(?:\s{word}){{0,{LONGEST_SOURCE - 1}}}?)"
        rf"\s(?:(?:has|have|had|also|later|then|again|himself|herself)\s){{0,2}}(?P<cue>{_verbs()})\b(?:\s[^,;:“”]{{0,80}})?[.]?$"
    )


@cache
def _inverted() -> re.Pattern[str]:
    return re.compile(rf"(?:,|,”|”)\s(?P<cue>said|says|added|adds)\s(?P<source>(?={SOURCE_START})[^“”:;]{{2,140}}?)[.]?$")


@cache
def _phrase_first() -> re.Pattern[str]:
    return re.compile(rf"(?P<cue>(?i:{_phrases()}))\s(?P<source>(?={SOURCE_START})[^\s,;:“”]+(?:\s[^\s,;:“”]+){{0,5}}),\s")


@cache
def _phrase_last() -> re.Pattern[str]:
    return re.compile(rf",\s(?P<cue>{_phrases()})\s(?P<source>(?={SOURCE_START})[^;:“”]{{2,120}}?)[.]?$")


@cache
def _openings() -> frozenset[str]:
    return frozenset(load_lines("sentence_openings.txt"))
