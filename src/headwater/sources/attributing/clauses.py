"""Attributions that a sentence's form gives away: `C, the official added`, `C, says D`, `In the words of D, C`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from headwater.lore import load_lines
from headwater.sources.attributing.contents import trim_content
from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.relation import Relation, covers, share
from headwater.text.spans import Span
from headwater.text.words import find_words

SCORE = 0.75
SHORTEST = 4  # words of what is said
LONG = 8  # words that are more than a circumstance
RELATIVE = re.compile(r",|\s(?:who|which|whose)\s")
WORD = r"[^\s,;:“”()]+"
# A verb that may stand before its source; others would take what follows for their object ("confirmed the date").
INVERTED = "said|says|added|adds|insists|insisted"


def find_clauses(prose: Prose, relations: Sequence[Relation]) -> list[Relation]:
    """Return the relations with those of sentences whose form names a source that no relation has yet."""
    known = list(relations)
    for sentence in prose.sentences:
        for found in _read_sentence(prose, sentence):
            taken = any(r.cue and found.cue and share(r.cue, found.cue) > 0 for r in known)
            if not taken and not any(covers([r], found.content) and share(r.content, found.content) > 0.5 for r in known):
                known.append(found)
    return known


def _read_sentence(prose: Prose, sentence: Span) -> Iterator[Relation]:
    """Yield what each of the forms makes of a sentence: source last, source first."""
    for pattern in (_tail(), _inverted(), _phrase_last()):
        if found := pattern.search(prose.shown, *sentence):
            yield from make_clause(prose, found, (sentence[0], found.start()))
    if found := _phrase_first().match(prose.shown, *sentence):
        yield from make_clause(prose, found, (found.end(), sentence[1]))


def make_clause(prose: Prose, found: re.Match[str], content: Span) -> Iterator[Relation]:
    """Yield the relation where its source can be one and enough is said."""
    source, said = found.span("source"), trim_content(prose, content)
    words = find_words(prose.text[slice(*said)])
    least = 1 if found.re is _inverted() and said[0] < source[0] else SHORTEST
    if len(words) < least or _clause_word().search(RELATIVE.split(found["source"])[0]):
        return
    opening = prose.text[said[0] + words[0][0] : said[0] + words[0][1]].casefold()
    circumstance = opening in load_lines("sentence_openings.txt") and not (len(words) >= LONG and _ends_with_cue(prose, found))
    if said[0] > source[0] or not circumstance:
        yield Relation(source, found.span("cue"), said, SCORE)


def _ends_with_cue(prose: Prose, found: re.Match[str]) -> bool:
    """Whether nothing but a time or place stands behind the cue, so that what was said must stand before it."""
    return (
        re.match(r"[.]?$|\s(?:on|in|at|during|yesterday|today|last|this|when)\b", prose.shown[found.end("cue") : found.end()])
        is not None
    )


def any_of(*names: str) -> str:
    """Return a pattern that matches any line of these data files, the longest first."""
    return "|".join(sorted({line for name in names for line in load_lines(name)}, key=lambda line: (-len(line), line)))


@cache
def _clause_word() -> re.Pattern[str]:
    """Return the pattern of words that show that a phrase is a clause and no source."""
    return re.compile(rf"\b(?:{any_of('source_stops.txt', 'cue_verbs.txt')})\b|(?<!^)\bthat\b", re.IGNORECASE)


@cache
def source_start() -> str:
    """Return the pattern that a source begins with."""
    return rf"(?=(?:(?i:{any_of('source_starts.txt')})\b|[A-ZÀ-Þ0-9]))"


@cache
def _tail() -> re.Pattern[str]:
    """Return the pattern of `…, the official has added on Monday`."""
    source = rf"(?P<source>{source_start()}{WORD}(?:\s{WORD}){{0,10}}?)"
    cue = rf"(?:(?:has|have|had|also|later|then|again|himself|herself)\s){{0,2}}(?P<cue>{any_of('cue_verbs.txt')})"
    return re.compile(rf"[,”]\s{source}\s{cue}\b(?:\s[^,;:“”]{{0,80}})?[.]?$")


@cache
def _inverted() -> re.Pattern[str]:
    """Return the pattern of `…, says a man who was there`."""
    return re.compile(rf"[,”]\s(?P<cue>{INVERTED})\s(?P<source>{source_start()}[^“”:;]{{2,140}}?)[.]?$")


@cache
def _phrase_first() -> re.Pattern[str]:
    """Return the pattern of `In the words of the court, …`."""
    return re.compile(rf"(?P<cue>(?i:{any_of('cue_phrases.txt')}))\s(?P<source>{source_start()}{WORD}(?:\s{WORD}){{0,5}}),\s")


@cache
def _phrase_last() -> re.Pattern[str]:
    """Return the pattern of `…, by the count of the union`."""
    return re.compile(rf",\s(?P<cue>{any_of('cue_phrases.txt')})\s(?P<source>{source_start()}[^;:“”()]{{2,90}}?)[.]?$")
