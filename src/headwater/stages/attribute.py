"""Find who says what: source, cue and content of every attribution."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.model.reader import read_attributions
from headwater.records import Attribution, Passage, Record, Report
from headwater.stage import Group, Read, Stage, each
from headwater.text.quotations import show_marks


def attribute(group: Group) -> Iterator[Record]:
    """Yield the attributions of one report; furniture has none."""
    report = group.one(Report)
    text = show_marks(report.text)
    for passage in group[Passage]:
        if passage.kind == "furniture":
            text = text[: passage.start] + " " * (passage.end - passage.start) + text[passage.end :]
    quotations = [(p.start, p.end) for p in group[Passage] if p.kind == "quotation"]
    for found in read_attributions(text):
        first = ""
        for part in found.content:
            inside = sum(max(0, min(part[1], end) - max(part[0], start)) for start, end in quotations)
            kind = "direct" if inside >= part[1] - part[0] - 2 else "mixed" if inside else "indirect"
            source = found.source or (None, None)
            row = Attribution(
                report.id, *((*source, *found.cue) if not first else (None,) * 4), (part,), kind, "text", first, "", found.score
            )
            first = first or row.id
            yield row


ATTRIBUTE = Stage(
    "attribute",
    version=1,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
    ),
    writes=(Attribution,),
    run=each(attribute),
)
