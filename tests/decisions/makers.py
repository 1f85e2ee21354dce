"""Decisions and rulings in a call."""

from __future__ import annotations

from dataclasses import replace

from headwater.records import Decision, Ruling

WHOLE = (-1, -1)
NOTHING = ("", *WHOLE)


def decide(kind, a, b=NOTHING, **more):
    """Return a decision about two anchors, each (report, start, end)."""
    return replace(Decision(kind, *a, *b, "", "Ada Moor", "2031-03-10T08:20", "I asked them", ""), **more)


def ruling(kind, a, b="", value="", **more):
    """Return a ruling; `at` orders rulings in time, `record` is its table, `orphan` why it fits nothing."""
    at, record = more.get("at", 1), more.get("record", Ruling)
    decision = f"{kind} {a} {b} {value} {at}"
    moment = f"2031-03-10T{at // 60:02}:{at % 60:02}:00+00:00"
    said = f"decided by Ada Moor on 2031-03-10: reason {at}"
    return record(decision, kind, a, b, value, moment, said, more.get("orphan", ""))
