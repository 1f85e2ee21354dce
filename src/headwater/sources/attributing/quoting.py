"""One source quoted by another: `C, the channel quoted B as saying`; `A reported, citing B, that C`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from headwater.sources.attributing.contents import trim_content
from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.relation import Relation, share
from headwater.sources.attributing.speakers import PREPOSITIONS, can_be_cited
from headwater.text.spans import Span, trim_span
from headwater.text.words import find_words

SHORTEST = 3  # words of what is said
LONGEST = 6  # words of who quotes, where the model did not find it
QUOTED = re.compile(
    r"\b(?P<cue>quot(?:e|es|ed|ing)|cit(?:e|es|ed|ing))\s+(?P<source>(?!as\b)[^“”.;:\n]{2,140}?)\s+as\s+"
    r"(?P<inner>(?:having\s+)?(?:saying|telling|said|told|calling|warning|claiming|describing|writing|adding|insisting|denying))\b"
)
TO_WHOM = re.compile(r"\s+(?!that\b)(?:(?:the|a|an|his|her|its|their)\s+)?[^\s,.;:“”]+(?=[\s,.]|$)")
CITED = re.compile(r"\b(?P<cue>citing|quoting|with reference to)\s+(?P<source>[^“”.;\n]{2,160}?)(?=[,.;]|\s+that\b|$)")


def find_quoted(prose: Prose, relations: Sequence[Relation]) -> list[Relation]:
    """Return the relations, those rewritten whose source is said to quote or cite another."""
    known = list(relations)
    for found in QUOTED.finditer(prose.shown):
        known = _rewrite_quoted(prose, known, found)
    for found in CITED.finditer(prose.shown):
        known = _rewrite_cited(prose, known, found)
    return known


def _rewrite_quoted(prose: Prose, known: list[Relation], found: re.Match[str]) -> list[Relation]:
    """Put the outer relation (who quotes) and the inner one (who is quoted) in the place of what the model made of it."""
    sentence = prose.sentence_at(found.start())
    if not sentence:
        return known
    cue, source, inner = found.span("cue"), found.span("source"), found.span("inner")
    own = next((r for r in known if r.cue and share(r.cue, cue) > 0 and r.source and r.source[1] <= cue[0]), None)
    begin = own.source[0] if own and own.source else _clause_start(prose, sentence[0], cue[0])
    content = _said_after(prose, sentence, found) or trim_content(prose, (sentence[0], begin))
    if len(find_words(prose.text[slice(*content)])) < SHORTEST:
        return known
    region = (begin, found.end())
    kept = [r for r in known if r.cue is None or share(r.cue, region) == 0]
    kept = [r for r in kept if share(r.content, region) < 0.5 and not _goes(r, known, kept)]
    score = own.score if own else 0.7
    quoting = own.source if own else _find_quoting(prose, (begin, cue[0]))
    outer = Relation(quoting, cue, content, score) if quoting else None
    return [*kept, *([outer] if outer else []), Relation(source, inner, content, score, outer=outer)]


def _find_quoting(prose: Prose, before: Span) -> Span | None:
    """Return who quotes: what stands between the beginning of the clause and the cue, where that is a name or a role."""
    span = trim_span(prose.text, *before)
    words = prose.text[slice(*span)].split()
    named = 0 < len(words) <= LONGEST and words[0].casefold() not in PREPOSITIONS and can_be_cited(" ".join(words))
    return span if named else None


def _goes(relation: Relation, known: list[Relation], kept: list[Relation]) -> bool:
    """Whether a relation goes on with one that is not kept."""
    return relation.after is not None and relation.after in known and relation.after not in kept


def _said_after(prose: Prose, sentence: Span, found: re.Match[str]) -> Span | None:
    """Return what follows `as saying`, None where what is said stands before."""
    at = found.end()
    to_whom = TO_WHOM.match(prose.shown, at) if found["inner"].endswith(("telling", "told")) else None
    rest = trim_content(prose, (to_whom.end() if to_whom else at, sentence[1]))
    words = len(find_words(prose.text[slice(*rest)])) if rest[0] < rest[1] else 0
    return rest if words >= SHORTEST or (words and prose.count_quoted(rest)) else None


def _clause_start(prose: Prose, start: int, end: int) -> int:
    """Return where the clause begins that `end` stands in: after the last comma or closing mark."""
    cuts = [found.end() for found in re.finditer(r"[,”]\s+", prose.shown[start:end])]
    return start + cuts[-1] if cuts else start


def _rewrite_cited(prose: Prose, known: list[Relation], found: re.Match[str]) -> list[Relation]:
    """Let whom a source cites be an inner source of what it reports in the same sentence."""
    sentence = prose.sentence_at(found.start())
    cue, source = found.span("cue"), found.span("source")
    cleared = {r: _clear(prose, r.content, found.span()) for r in known if not (r.cue and share(r.cue, cue) > 0)}
    kept = [
        replace(r, content=content) for r, content in cleared.items() if content and (r.after is None or r.after in cleared)
    ]
    if not can_be_cited(prose.text[slice(*source)]):
        return known
    holder = next((r for r in kept if r.source and sentence and prose.sentence_at((r.cue or r.content)[0]) == sentence), None)
    return [*kept, Relation(source, cue, holder.content, holder.score, outer=holder)] if holder else known


def _clear(prose: Prose, content: Span, region: Span) -> Span | None:
    """Return the longer of what a content holds before and after a region, None where that is nothing to speak of."""
    if share(content, region) == 0:
        return content
    before, after = (content[0], min(content[1], region[0])), (max(content[0], region[1]), content[1])
    rest = trim_content(prose, max(before, after, key=lambda span: span[1] - span[0]))
    return rest if len(find_words(prose.text[slice(*rest)])) >= SHORTEST else None
