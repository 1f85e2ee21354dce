"""Attributions that only headings have: `Minister: dam was safe`, `‘Dam was safe’: minister`, `… -sources`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from headwater.sources.attributing.contents import trim_content
from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.relation import Relation, share
from headwater.sources.attributing.speakers import match_source, name_words, role_words, voice_words
from headwater.text.spans import Span
from headwater.text.words import find_words, fold_word

SCORE = 0.8
SHORTEST = 2  # words of what is said
COLON = re.compile(r":(?=\s+\S)")
DASH = re.compile(r"\s[-–—]\s?(?=[^-–—]{3,40}$)")
# What may stand between a source and the colon, or after a source that follows it: "on TV", "threatens cabinet".
ASIDE = re.compile(r"\s*$|\s+(?:to|on|at|before|after|in|from|of|as)\b|\s+[a-z]+s\b", re.IGNORECASE)


def read_headings(prose: Prose, relations: Sequence[Relation]) -> list[Relation]:
    """Return the relations, with those of headings that a colon or dash makes in the place of what lies under them."""
    known = list(relations)
    names = name_words(prose.text, [r for r in known if not _in_heading(prose, r)])
    for heading in (*prose.headings, *_bullets(prose)):
        found = _read_heading(prose, heading, names)
        if found and found.cue:
            kept = [r for r in known if share(r.content, found.content) < 0.5]
            known = [*[r for r in kept if r.after is None or r.after in kept], found]
    return [r for r in known if not _is_label(prose, r, names)]


def _is_label(prose: Prose, relation: Relation, names: frozenset[str]) -> bool:
    """Whether the model took a label before a colon for a source: `BOMBSHELL: …`, `It's official: …`."""
    if relation.source is None or relation.cue is None or not _in_heading(prose, relation):
        return False
    if prose.text[slice(*relation.cue)] != ":" or prose.count_quoted(relation.content) > 0:
        return False
    last = fold_word(prose.text[slice(*relation.source)].split()[-1].removesuffix("'s").removesuffix("’s"))
    return last not in voice_words() and last not in names


def drop_repeats(prose: Prose, relations: Sequence[Relation]) -> list[Relation]:
    """Return the relations without those of a heading that only repeats an earlier one."""
    seen: set[str] = set()
    repeats: list[Span] = []
    for start, end in prose.headings:
        repeats += [(start, end)] if prose.text[start:end] in seen else []
        seen.add(prose.text[start:end])
    kept = [r for r in relations if prose.sentence_at(r.content[0]) not in repeats]
    return [r for r in kept if r.after is None or r.after in kept]


def _in_heading(prose: Prose, relation: Relation) -> bool:
    return prose.sentence_at((relation.cue or relation.content)[0]) in prose.headings


def _bullets(prose: Prose) -> Iterator[Span]:
    """Yield the summary points above a text."""
    for start, end in prose.lines[1:6]:
        if prose.text[start] in "*•●" and prose.sentence_at(start) == (start, end):
            yield start, end


def _read_heading(prose: Prose, heading: Span, names: frozenset[str]) -> Relation | None:
    start, end = heading
    colon = COLON.search(prose.shown, start, end)
    if colon and not any(first < colon.start() < last for first, last in prose.quotations):
        cue = colon.span()
        lead = _make(prose, match_source(prose.text, start, cue[0], names), cue, (cue[1], end), (start, cue[0]))
        return lead or _read_tail(prose, heading, cue, names)
    dash = DASH.search(prose.shown, start, end)
    return _read_tail(prose, heading, (dash.start() + 1, dash.start() + 2), frozenset()) if dash else None


def _read_tail(prose: Prose, heading: Span, cue: Span, names: frozenset[str]) -> Relation | None:
    """Return the relation of a heading whose source stands last; an unquoted content needs a role, and nothing after it."""
    content = trim_content(prose, (heading[0], cue[0]))
    quoted = prose.count_quoted(content) >= content[1] - content[0]
    source = match_source(prose.text, cue[1], heading[1], names if quoted else frozenset())
    if not quoted and (not source or heading[1] > source[1] or not _ends_in_role(prose.text, source)):
        return None
    return _make(prose, source, cue, content, (cue[1], heading[1]))


def _make(prose: Prose, source: Span | None, cue: Span, content: Span, region: Span) -> Relation | None:
    """Return the relation, None where its source does not begin its part of the heading or goes on with other things."""
    if not source or not ASIDE.match(prose.text[source[1] : region[1]]):
        return None
    said = trim_content(prose, _cut_first(prose, content))
    if len(find_words(prose.text[slice(*said)])) < SHORTEST:
        return None
    return Relation(source, cue, said, SCORE, form="heading")


def _cut_first(prose: Prose, content: Span) -> Span:
    """Return the first of several sentences of a heading, quotations left whole."""
    for found in re.finditer(r"[!?.]+\s|\s[-–—|]\s", prose.shown[slice(*content)]):
        at = content[0] + found.end()
        if found.end() > 3 and not any(first < at < last for first, last in prose.quotations):
            return content[0], content[0] + found.start() + len(found.group().rstrip(" -–—|"))
    return content


def _ends_in_role(text: str, source: Span) -> bool:
    return fold_word(text[slice(*source)].rsplit(maxsplit=1)[-1]) in role_words()
