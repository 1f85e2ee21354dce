"""Who is said to have said nothing: `The ministry declined to comment`. It is no attribution, for it has no content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from headwater.lore import load_lines
from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.speakers import can_be_cited
from headwater.text.spans import Span, trim_span

CLAUSE = re.compile(r"(?:^|[,;:–—]|\b(?:and|but|while|when|although|though|that|after|as))\s+(?=\S)")
LONGEST = 8  # words of who says nothing
PRONOUNS = frozenset({"he", "she", "they", "it", "both", "neither"})


def find_silences(prose: Prose) -> Iterator[tuple[Span, Span]]:
    """Yield the source and the cue of each refusal to speak, in order; a quoted one is somebody's words and is none."""
    for start, end in prose.sentences:
        for found in _silence().finditer(prose.shown, start, end):
            source = _find_source(prose, (start, found.start()))
            if source and not prose.count_quoted(found.span()):
                yield source, found.span()


def _find_source(prose: Prose, before: Span) -> Span | None:
    """Return the noun phrase that ends a piece of a sentence: its last clause, where that is a possible source."""
    begins = [found.end() for found in CLAUSE.finditer(prose.shown, *before)]
    source = trim_span(prose.shown, begins[-1] if begins else before[0], before[1], ",")
    words = prose.shown[slice(*source)].split()
    known = len(words) == 1 and words[0].casefold() in PRONOUNS
    return source if 0 < len(words) <= LONGEST and (known or can_be_cited(" ".join(words))) else None


@cache
def _silence() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(load_lines("silences.txt")) + r")\b")
