"""What people decided, and what each decision comes to."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.records.base import Record


@dataclass(frozen=True, slots=True)
class Decision(Record):
    """What a person decided; never changed and never deleted. `headwater.decisions.kinds` lists the kinds.

    The anchors `a` and `b` are spans of reports, so that they fit whatever later runs make of the texts: start and end
    are -1 for a whole report, a report of "" says that the kind needs no such anchor. The digests are those of the reports'
    texts, by which a report is known again when its outlet turns out to be another. `at` is an ISO 8601 time. `undoes` is
    the id of the decision that this one takes back, "" for none; it has that one's anchors.
    """

    KEY = (
        "kind", "a_report", "a_start", "a_end", "b_report", "b_start", "b_end", "value", "by", "at", "why", "undoes",
        "a_digest", "b_digest",
    )  # fmt: skip
    kind: str
    a_report: str
    a_start: int
    a_end: int
    b_report: str
    b_start: int
    b_end: int
    value: str
    by: str
    at: str
    why: str
    undoes: str
    a_digest: str
    b_digest: str


@dataclass(frozen=True, slots=True)
class Ruling(Record):
    """What a decision on sources, reliance or origins comes to in the rows as they are now; one that was undone has none.

    `a` and `b` are the ids of the statements, referents or reports that its anchors fit, "" where it has no such anchor or
    that fits nothing; `orphan` then says why, and the decision has no effect. `said` is by whom, when and why it was decided.
    """

    KEY = ("decision",)
    decision: str
    kind: str
    a: str
    b: str
    value: str
    at: str
    said: str
    orphan: str


@dataclass(frozen=True, slots=True)
class ClaimRuling(Ruling):
    """What a decision on claims comes to. A table of its own: only the grouping of claims depends on it."""


@dataclass(frozen=True, slots=True)
class EntityRuling(Ruling):
    """What a decision on who is meant comes to. A table of its own: only the joining of referents depends on it."""


@dataclass(frozen=True, slots=True)
class NoteRuling(Ruling):
    """What a note is on: the row `a`. A table of its own: no stage reads it.

    `value` says of what sort: claim (`a` is one of its statements), statement, source (`a` is a referent) or report.
    """


@dataclass(frozen=True, slots=True)
class SpanRuling(Record):
    """That what stands at start..end of a report was decided to stand at to_start..to_end of it. `at` is in UTC."""

    KEY = ("decision",)
    decision: str
    report: str
    start: int
    end: int
    to_start: int
    to_end: int
    at: str
