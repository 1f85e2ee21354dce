"""Interviews written out: `LIND: There is. The paper is in my coat.` The whole line is what the speaker said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.relation import Relation, share
from headwater.sources.attributing.speakers import match_source, name_words
from headwater.text.spans import Span

SCORE = 0.9
LEAST_TURNS = 2
TALK = 0.3  # least share of turns that speak as people speak; labels of a list do not
PERSONAL = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b|\?")
TURN = re.compile(r"(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3})(?P<cue>:)\s+(?P<said>\S.*)")


def read_transcripts(prose: Prose, relations: Sequence[Relation]) -> list[Relation]:
    """Return the relations, with one for each turn of an interview in the place of what the model made of it.

    A question is no statement, unless it stands in quotation marks.
    """
    turns = [found for line in prose.lines[1:] if line not in prose.furniture if (found := TURN.fullmatch(prose.text, *line))]
    speakers = Counter(found["name"] for found in turns)
    names = name_words(prose.text, relations)
    told = {name for name, count in speakers.items() if count >= LEAST_TURNS or match_source(name, 0, len(name), names)}
    known = list(relations)
    spoken = [found for found in turns if found["name"] in told]
    talk = sum(_is_talk(prose, found) for found in spoken)
    if len(spoken) >= LEAST_TURNS and talk >= TALK * len(spoken):
        for found in spoken:
            known = _put_turn(prose, known, found)
    return known


def _is_talk(prose: Prose, found: re.Match[str]) -> bool:
    """Whether a turn answers a question, stands in quotation marks or holds a word for those who talk."""
    before = prose.lines[prose.line_at(found.start()) - 1]
    asked = prose.text[before[1] - 1] == "?"
    return asked or bool(PERSONAL.search(found["said"])) or prose.count_quoted(found.span("said")) > 0


def _put_turn(prose: Prose, known: list[Relation], found: re.Match[str]) -> list[Relation]:
    """Put one turn in the place of the relations that its line holds; those inside what is said lie in it."""
    line, said = found.span(), found.span("said")
    if found["said"].endswith("?") and not prose.count_quoted(said):
        return _without(known, line)
    turn = Relation(found.span("name"), found.span("cue"), said, SCORE, form="transcript")
    inner = [r for r in known if r.cue and r.cue[0] >= said[0] and share(r.cue, said) > 0 and _is_other(prose, r)]
    kept = [*_without(known, line), turn]
    return kept + [replace(r, outer=turn) for r in inner]


def _without(known: list[Relation], line: Span) -> list[Relation]:
    kept = [r for r in known if share(r.content, line) < 0.5 and not (r.cue and share(r.cue, line) > 0)]
    return [r for r in kept if r.after is None or r.after in kept]


def _is_other(prose: Prose, relation: Relation) -> bool:
    """Whether a relation inside a turn has a source of its own other than the speaker."""
    if not relation.source or relation.after:
        return False
    return prose.text[slice(*relation.source)].casefold() not in {"i", "we", "you"}
