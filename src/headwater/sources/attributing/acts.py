"""Who says something without a verb of saying: `The army denies it`, `The owner spoke of a squall`, `The list names 214`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from headwater.lore import load_lines
from headwater.sources.attributing.contents import trim_content
from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.relation import Relation, covers, share
from headwater.sources.attributing.speakers import can_be_cited, is_document
from headwater.text.spans import Span

SCORE, UNSURE = 0.65, 0.5
TIMES = r"(?:(?:On|In|At|By|Earlier|Later)\s[^,;:“”]{2,30}?\s(?=the\s|an?\s|s?he\s))?"
OPENS = rf"(?:^|(?<=[;:—–-] )|(?<=, and )|(?<=, but )|(?<=, while )|(?<=\bthat )){TIMES}"
STARTS = r"(?=(?i:the|an?|his|her|its|their|one|another|he|she|it)\b|[A-ZÀ-Þ])"
WORD = r"(?!that\b)[^\s,;:“”()]+"
ASIDE = r"(?:\s\([^)\n]{1,30}\))?(?:,[^;:“”]{2,90}?,|['’]s)?"
ALSO = r"(?:(?:has|have|had|is|was|were|also|later|now|still|then|again|itself|himself|herself|at first|previously)\s){0,3}"
OBJECT = r"[^;“”\n]*?(?=[;“”]|,\s(?:but|while|and|which|who|though|although|whereas|as)\b|[.]?$)"
STRAY = re.compile(
    r"['’]d$|\b(?:not|would|should|must|did|does|do|its|his|her|their|our|my|the|a|an|to|there|nor|if|when)$", re.IGNORECASE
)


def find_acts(prose: Prose, relations: Sequence[Relation]) -> list[Relation]:
    """Return the relations, with those of clauses whose verb makes their subject a source that no relation has yet.

    What a document says inside what somebody reports lies in that report.
    """
    known = list(relations)
    for sentence in prose.sentences:
        for found in _read_sentence(prose, sentence):
            holder = next((r for r in relations if _holds(r, found)), None)
            clashing = [r for r in known if _clash(r, found)]
            if holder is None and all(_is_weak(r) for r in clashing):
                known = [*[r for r in known if r not in clashing and r.after not in clashing], found]
            elif holder is not None and holder.outer is None and is_document(prose.text[slice(*(found.source or (0, 0)))]):
                known.append(replace(found, outer=holder.head))
    return known


def _holds(known: Relation, found: Relation) -> bool:
    """Whether the whole of a clause lies in what a relation says."""
    return found.source is not None and known.content[0] <= found.source[0] and found.content[1] <= known.content[1]


def _is_weak(known: Relation) -> bool:
    """Whether a clause that names its source is to be believed more: one that nobody says, or that the model half believes."""
    return (known.source is None and known.after is not None) or known.score < UNSURE


def _clash(known: Relation, found: Relation) -> bool:
    """Whether a relation has this cue, or the clause, already."""
    cue = found.cue or found.content
    return (
        (known.cue is not None and share(known.cue, cue) > 0) or share(known.content, cue) > 0 or covers([known], found.content)
    )


def _read_sentence(prose: Prose, sentence: Span) -> Iterator[Relation]:
    for pattern, fits in ((_act(), _can_act), (_report(), _can_act), (_document(), _can_tell)):
        for found in pattern.finditer(prose.shown[slice(*sentence)]):
            source, cue, said = (_move(found.span(name), sentence[0]) for name in ("source", "cue", "content"))
            content = trim_content(prose, said)
            if content[0] < content[1] and fits(found["source"]) and not prose.count_quoted(cue):
                yield Relation(source, cue, content, SCORE)


def _can_act(phrase: str) -> bool:
    """Whether somebody who can speak is the subject: he, the ministry, Greenspoon; no document, no thing, no half clause."""
    plain = phrase.casefold()
    nobody = plain in load_lines("source_nobody.txt") or plain.split()[0] in load_lines("sentence_openings.txt")
    able = can_be_cited(phrase) and not nobody and not is_document(phrase)
    return plain in {"he", "she"} or (able and not _is_half(plain))


def _can_tell(phrase: str) -> bool:
    return is_document(phrase) and not _is_half(phrase.casefold())


def _is_half(plain: str) -> bool:
    """Whether a phrase is no whole subject: it ends in an article or "not", or a verb stands in it."""
    return STRAY.search(plain) is not None or any(word in load_lines("source_stops.txt") for word in plain.split())


def _move(span: Span, by: int) -> Span:
    """Return a span of a part of a text as one of the text."""
    return span[0] + by, span[1] + by


@cache
def _act() -> re.Pattern[str]:
    return _clause(load_lines("act_verbs.txt"), 5)


@cache
def _report() -> re.Pattern[str]:
    """Return the pattern of a verb of saying with "that" behind it."""
    behind = r"\s(?:(?:also|again|for (?:its|his|her|their) part|in (?:its|his|her|their) \w+|on \w+)\s)*that"
    return _clause(load_lines("cue_verbs.txt"), 5, behind)


@cache
def _document() -> re.Pattern[str]:
    return _clause(load_lines("document_verbs.txt"), 9)


def _clause(verbs: Sequence[str], longest: int, behind: str = "") -> re.Pattern[str]:
    """Return the pattern of a clause: a subject of so many words and one more, one of these verbs, and `behind`."""
    subject = rf"{OPENS}(?P<source>{STARTS}{WORD}(?:\s{WORD}){{0,{longest}}}?)"
    cue = rf"{ALSO}(?P<cue>{'|'.join(verbs)})"
    return re.compile(rf"{subject}{ASIDE}\s{cue}{behind}\s(?P<content>{OBJECT})")
