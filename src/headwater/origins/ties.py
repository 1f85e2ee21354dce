"""Whether a person or an unnamed voice speaks for a body: a text names both in one breath, or one wording holds the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from headwater.lore import load_lines
from headwater.origins.pile import UNNAMED, Pile, Source
from headwater.text.spans import Span
from headwater.text.words import content_words

_ARTICLE = re.compile(r"^(?:the|an?|one|two|three|several|mr|ms|mrs|dr)\s+", re.IGNORECASE)
_BREAK = re.compile(r"[.!?\n“”\"]")
_AROUND = 30
_PLACE = re.compile(r" in [^\W\d_]\w+$")  # "a diplomat in Noyan" has nothing to do with the government there
_WORD = re.compile(r"[^\W\d_]{4,}")
_OWNED = re.compile(r"['’]s?\s[^.!?\n“\"]{0,45}")
_FARTHEST = 120  # more than any of the patterns between two names spans


def is_voice_of(pile: Pile, voice: str, body: str) -> bool:
    """Return whether `voice` (a person or an unnamed source) speaks for `body` (an organisation), as the texts put it.

    Who did so once does not: a former director is a source of his own.
    """
    speaker, spoken_for = pile.sources.get(voice), pile.sources.get(body)
    if speaker is None or spoken_for is None:
        return False
    if any(_past().search(text) for text in (speaker.name, *speaker.descriptions)):
        return False
    if any(_core(name).casefold() in text.casefold() for name in _long(spoken_for, 3) for text in speaker.descriptions):
        return True
    if speaker.kind == UNNAMED and _shared_words(speaker, spoken_for):
        return True
    voices, bodies = map(_core, _long(speaker, 4)), map(_core, _long(spoken_for, 3))
    names = list(product(voices, bodies))
    return any(_ties_now(text, *tie) for text in pile.texts.values() for pair in names for tie in _find_ties(text, *pair))


def speaks_for(pile: Pile, voice: str, other: str) -> bool:
    """Return whether the reports describe `voice` as speaking for `other`, of whatever kind that was taken to be."""
    speaker, spoken_for = pile.sources.get(voice), pile.sources.get(other)
    if speaker is None or spoken_for is None or voice == other:
        return False
    posts = "|".join(load_lines("voice_posts.txt"))
    names = "|".join(re.escape(_core(name)) for name in _long(spoken_for, 4))
    pattern = re.compile(rf"\b(?i:{posts})\b[^.!?]{{0,12}} (?:for|of) (?:the )?(?:{names or '(?!)'})\b")
    return any(pattern.search(text) and not _past().search(text) for text in speaker.descriptions)


def is_publisher_of(pile: Pile, outlet: str, body: str) -> bool:
    """Return whether an outlet is a body that publishes itself: it has the body's name, perhaps with "Press Office" added."""
    publisher, published = pile.sources.get(outlet), pile.sources.get(body)
    if publisher is None or published is None:
        return False
    mine = _own_words(publisher.name)
    return bool(mine) and any(mine == _own_words(name) for name in (published.name, *published.names))


@lru_cache(maxsize=4096)
def _own_words(name: str) -> frozenset[str]:
    return frozenset(content_words(name)) - _publisher_words()


@cache
def _publisher_words() -> frozenset[str]:
    return frozenset(content_words(" ".join(load_lines("publisher_words.txt"))))


def _find_ties(text: str, person: str, body: str) -> Iterator[Span]:
    """Yield where a text ties two names: "BODY's … PERSON", "BODY spokesman PERSON" or "PERSON, … of BODY" in one sentence."""
    if person not in text or body not in text:
        return
    people, bodies = find_whole(text, person), find_whole(text, body)
    for one, other in product(people, bodies):
        (_, end), (start, _) = (one, other) if one < other else (other, one)
        ties = (_led(),) if one < other else (_OWNED, _posted())
        if end <= start <= end + _FARTHEST and any(tie.fullmatch(text, end, start) for tie in ties):
            yield min(one, other)[0], max(one, other)[1]


def find_whole(text: str, name: str) -> list[Span]:
    """Return where a name stands in a text, as no part of a longer word."""
    found, at = [], text.find(name)
    while at >= 0:
        end = at + len(name)
        if not text[max(0, at - 1) : at].isalnum() and not text[end : end + 1].isalnum():
            found.append((at, end))
        at = text.find(name, end)
    return found


def _ties_now(text: str, start: int, end: int) -> bool:
    """Return whether the words around a tie leave it in force: "former", "until" and the like end it."""
    before = _BREAK.split(text[max(0, start - _AROUND) : start])[-1]
    after = _BREAK.split(text[end : end + _AROUND])[0]
    return not _past().search(before + text[start:end] + after)


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_lines('voice_past.txt'))})(?!\w)", re.IGNORECASE)


def _long(source: Source, least: int) -> list[str]:
    return sorted({name for name in (source.name, *source.names) if len(_core(name)) >= least})


def _core(name: str) -> str:
    return _ARTICLE.sub("", name)


def _shared_words(speaker: Source, body: Source) -> bool:
    empty = set(load_lines("voice_nouns.txt"))
    mine, theirs = (
        {word for name in (source.name, *source.names) for word in _WORD.findall(_PLACE.sub("", name).casefold())}
        for source in (speaker, body)
    )
    return bool((mine & theirs) - empty)


@cache
def _led() -> re.Pattern[str]:
    """Return the pattern of what stands between a person and the body that he leads."""
    return re.compile(rf",? [^.!?\n“\"]{{0,40}}\b(?:{'|'.join(load_lines('voice_leads.txt'))})\b[^.!?\n“\"]{{0,25}}")


@cache
def _posted() -> re.Pattern[str]:
    """Return the pattern of what stands between a body and the person who holds a post there."""
    posts = "|".join(load_lines("voice_posts.txt"))
    return re.compile(rf"[^.!?\n“\",]{{0,20}}(?:{posts}),?\s[^.!?\n“\"]{{0,20}}", re.IGNORECASE)
