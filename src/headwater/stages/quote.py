"""Find what a report quotes, and who says it."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.claims.quotations_spoken import find_speaker, name_speakers
from headwater.records import Attribution, Link, Meaning, Passage, Quotation, Record, Referent
from headwater.stage import Group, Hop, Read, Stage, each


def quote(group: Group) -> Iterator[Record]:
    """Yield the quotations of a report and what its transcripts have people say, in order, with the speaker of each."""
    spans = {(row.start, row.end) for row in group[Passage] if row.kind == "quotation"}
    for said in group[Attribution]:
        if said.form == "transcript":
            spans.update(said.content)
    spoken = name_speakers(group[Attribution], group[Link], group[Meaning])[group.key]
    for start, end in sorted(spans):
        yield Quotation(group.key, start, end, find_speaker(spoken, start, end))


QUOTE = Stage(
    "quote",
    version=1,
    by="report",
    reads=(
        Read(Passage, "report"),
        Read(Attribution, "report"),
        Read(Link, "report"),
        Read(Meaning, "referent", via=(Hop(Referent, "id", "report"),)),
    ),
    writes=(Quotation,),
    run=each(quote),
)
