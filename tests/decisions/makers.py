"""Decisions and rulings in a call."""

from __future__ import annotations

from dataclasses import replace

from headwater.records import Decision, Report, Ruling

WHOLE = (-1, -1)
NOTHING = ("", *WHOLE)


def decide(kind, a, b=NOTHING, **more):
    """Return a decision about two anchors, each (report, start, end)."""
    digests = [f"digest of {report}" if report else "" for report, *_ in (a, b)]
    return replace(Decision(kind, *a, *b, "", "Ada Moor", "2031-03-10T08:20", "I asked them", "", *digests), **more)


def decide_in(case, kind, a, b=NOTHING, **more):
    """Return a decision about two anchors in reports of a case."""
    a_digest, b_digest = (case.get(Report, report).digest if report else "" for report, *_ in (a, b))
    return decide(kind, a, b, a_digest=a_digest, b_digest=b_digest, **more)


def ruling(kind, a, b="", value="", **more):
    """Return a ruling; `at` orders rulings in time, `record` is its table, `orphan` why it fits nothing."""
    at, record = more.get("at", 1), more.get("record", Ruling)
    decision = f"{kind} {a} {b} {value} {at}"
    moment = f"2031-03-10T{at // 60:02}:{at % 60:02}:00+00:00"
    said = f"decided by Ada Moor on 2031-03-10: reason {at}"
    return record(decision, kind, a, b, value, moment, said, more.get("orphan", ""))
