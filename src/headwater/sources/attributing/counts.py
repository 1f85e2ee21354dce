"""Who puts a count at a number: `The union put the number of dead at 63`, of which the model reads half."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from headwater.sources.attributing.clauses import any_of, make_clause
from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.relation import Relation, share


def find_counts(prose: Prose, relations: Sequence[Relation]) -> list[Relation]:
    """Return the relations, with those of sentences that put a count at a number in the place of what has their cue."""
    known = list(relations)
    for sentence in prose.sentences:
        if match := _put().match(prose.shown, *sentence):
            for found in make_clause(prose, match, match.span("content")):
                known = [r for r in known if not (r.cue and share(r.cue, match.span("cue")) > 0)]
                known.append(found)
    return known


@cache
def _put() -> re.Pattern[str]:
    """Return the pattern of such a sentence; a colon, semicolon or quotation mark ends it."""
    source = r"(?P<source>[^,;:“”]{2,120}?(?:,[^,;:“”]{2,80},)?)"
    cue = rf"(?:has |had |have |also |later |now )*(?P<cue>{any_of('put_verbs.txt')})"
    what = rf"(?=[^.;:“”]*\b(?:{any_of('counted_words.txt')})\b)(?:the|its|their|his|her|it|them)\b[^.;:“”]{{0,90}}?"
    number = r"(?:[^\W_]*\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands|zero)"
    also = r"(?:,\s(?:one|two|three|among|including)\b[^,;:“”]*)?"
    return re.compile(rf"{source}\s{cue}\s(?P<content>{what}\s(?:at|to|from)\s(?:[\w-]+\s){{0,3}}?{number}[^,;:“”]*{also})")
