"""Split each report into passages: headings, sentences, quotations, furniture."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Passage, Record, Report
from headwater.stage import Group, Read, Stage, each
from headwater.text.passages import divide_text


def segment(group: Group) -> Iterator[Record]:
    """Yield the passages of one report; see `divide_text`."""
    report = group.one(Report)
    for piece in divide_text(report.text):
        yield Passage(report.id, piece.start, piece.end, piece.kind, piece.paragraph, piece.note)


SEGMENT = Stage(
    "segment",
    version=1,
    by="report",
    reads=(Read(Report, "id"),),
    writes=(Passage,),
    run=each(segment),
)
