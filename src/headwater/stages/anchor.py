"""Find what each decision comes to in the rows as they are."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.decisions.anchors import Rows, rule
from headwater.records import ClaimRuling, Decision, EntityRuling, Mention, Record, Referent, Report, Ruling, Statement
from headwater.stage import Group, Hop, Read, Stage, each


def anchor(group: Group) -> Iterator[Ruling]:
    """Yield the ruling of a decision, unless it was undone or does itself undo another."""
    if any(decision.undoes == group.key for decision in group[Decision]):
        return
    for decision in group[Decision]:
        if decision.id == group.key and not decision.undoes:
            yield rule(decision, Rows.of(group[Report], group[Statement], group[Mention], group[Referent]))


def _read_beside(record: type[Record], key: str) -> tuple[Read, Read]:
    """Return the reads of the rows in the reports of both anchors."""
    return Read(record, key, via=(Hop(Decision, "a_report", "id"),)), Read(record, key, via=(Hop(Decision, "b_report", "id"),))


ANCHOR = Stage(
    "anchor",
    version=1,
    by="decision",
    reads=(
        Read(Decision, "id"),
        Read(Decision, "undoes", via=(Hop(Decision, "id", "id"),)),
        *_read_beside(Report, "id"),
        *_read_beside(Statement, "report"),
        *_read_beside(Mention, "report"),
        *_read_beside(Referent, "report"),
    ),
    writes=(Ruling, ClaimRuling, EntityRuling),
    run=each(anchor),
)
