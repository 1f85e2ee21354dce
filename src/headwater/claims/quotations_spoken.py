"""Who says a quotation, as far as the attributions of its report tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from headwater.records import Attribution, Link, Meaning, Spans
from headwater.text.spans import count_shared

Spoken = dict[str, list[tuple[Spans, str]]]
"""By report: the content of each attribution with the entity that says it."""


def name_speakers(attributions: Sequence[Attribution], links: Sequence[Link], meanings: Sequence[Meaning]) -> Spoken:
    """Return what is said by whom, by report; the innermost source of a chain is the speaker, an unnamed one is "" ."""
    entities = {row.referent: row.entity for row in meanings}
    innermost: dict[str, Link] = {}
    for link in links:
        if link.owner not in innermost or innermost[link.owner].position < link.position:
            innermost[link.owner] = link
    spoken: Spoken = defaultdict(list)
    for row in attributions:
        source = innermost.get(row.id)
        speaker = entities.get(source.referent, "") if source and source.kind != "unnamed" else ""
        spoken[row.report].append((row.content, speaker))
    return spoken


def find_speaker(spoken: Sequence[tuple[Spans, str]], start: int, end: int) -> str:
    """Return the entity of the attribution that holds most of start..end, "" where none holds half of it."""
    best, speaker = 0, ""
    for content, entity in spoken:
        held = sum(count_shared(span, (start, end)) for span in content)
        if held > best:
            best, speaker = held, entity
    return speaker if 2 * best >= end - start else ""
