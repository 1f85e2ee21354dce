"""What plain patterns find of who says what: the baseline of benchmarks/attribution.py.

`"It fell," the mayor said.` and `The mayor said that it fell.`, with the verbs that the lore lists; nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.lore import load_lines
from headwater.model.reader import Reading

VERB = "(?:" + "|".join(sorted(map(re.escape, load_lines("cue_verbs.txt")), key=len, reverse=True)) + ")"
NAME = r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir) (?:\w+ ){0,3}\w+|(?:[A-Z][\w.’'-]+ ?){1,5}|[Ss]?[Hh]e|[Tt]hey|I|[Ww]e)"
SOURCE, CUE, CONTENT = rf"(?P<source>{NAME}?)\s?", rf"(?P<cue>{VERB})", r"(?P<content>"
QUOTED = r"[“\"][^“”\"\n]{3,600}[”\"]"
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{CONTENT}{QUOTED}) {SOURCE}\b{CUE}\b",
        rf"{CONTENT}{QUOTED}) {CUE} (?P<source>{NAME})\b",
        rf"\b{SOURCE}\b{CUE},? {CONTENT}{QUOTED})",
        rf"\b{SOURCE}\b{CUE} that {CONTENT}[^.!?\n]{{10,300}})",
        rf"(?P<cue>[Aa]ccording to) (?P<source>{NAME}), {CONTENT}[^.!?\n]{{10,300}})",
    )
)


def match_attributions(text: str) -> list[Reading]:
    """Return the attributions that the patterns find, each content once, in the order of their cues."""
    found: list[Reading] = []
    for reading in _match(text):
        (content,) = reading.content
        if not any(content[0] < end and start < content[1] for other in found for start, end in other.content):
            found.append(reading)
    return sorted(found, key=lambda reading: reading.cue)


def _match(text: str) -> Iterator[Reading]:
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span("source")
            source = (start, start + len(text[start:end].rstrip())) if text[start:end].strip() else None
            yield Reading(source, match.span("cue"), (match.span("content"),), 1.0)
