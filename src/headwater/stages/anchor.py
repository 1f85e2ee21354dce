"""Find what each decision comes to in the rows as they are."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.decisions.anchors import Rows, rule
from headwater.records import (
    ClaimRuling,
    Decision,
    EntityRuling,
    Mention,
    NoteRuling,
    Record,
    Referent,
    Report,
    Ruling,
    SpanRuling,
    Statement,
)
from headwater.stage import Group, Hop, Read, Stage, each


def anchor(group: Group) -> Iterator[Ruling]:
    """Yield the ruling of a decision, unless it was undone or does itself undo another."""
    if any(decision.undoes == group.key for decision in group[Decision]):
        return
    for decision in group[Decision]:
        if decision.id == group.key and not decision.undoes:
            rows = Rows.of(group[Report], group[Statement], group[Mention], group[Referent], group[SpanRuling])
            yield rule(decision, rows)


def _read_beside(record: type[Record]) -> list[Read]:
    """Return the reads of the rows in the reports of both anchors, and in others with the same text."""
    return [Read(record, "report", via=(Hop(Report, "id", "digest"), Hop(Decision, digest, "id"))) for digest in _DIGESTS]


_DIGESTS = ("a_digest", "b_digest")

ANCHOR = Stage(
    "anchor",
    version=2,
    by="decision",
    reads=(
        Read(Decision, "id"),
        Read(Decision, "undoes", via=(Hop(Decision, "id", "id"),)),
        *(Read(Report, "digest", via=(Hop(Decision, digest, "id"),)) for digest in _DIGESTS),
        *_read_beside(Statement),
        *_read_beside(Mention),
        *_read_beside(Referent),
        *_read_beside(SpanRuling),
    ),
    writes=(Ruling, ClaimRuling, EntityRuling, NoteRuling),
    run=each(anchor),
)
