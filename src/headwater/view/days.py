"""When reports were published and when claims, versions and denials first appeared, counted and listed by the database."""

# ruff: noqa: S608  # the SQL is put together from what stands here
from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.case import Case
from headwater.view.timeline import NOTHING, Counts

WHOLE = "(at >= '0001' AND date(substr(at, 1, 10), '+0 days') = substr(at, 1, 10))"
"""Whether `at` begins with a day that there is; of NULL neither that nor its contrary holds."""
BEGINNING = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d)?)?)?")

KINDS = {
    "reports": "SELECT published AS at, id, 0 AS rank FROM report",
    "claims": "SELECT first_date AS at, claim AS id, -reports AS rank FROM tally",
    "versions": """SELECT min(r.published) AS at, min(v.id) AS id, 0 AS rank FROM version AS v
                   JOIN report AS r ON r.id = v.report GROUP BY v.claim, v.slot, v.value""",
    "denials": """SELECT r.published AS at, min(s.id) AS id, 0 AS rank FROM membership AS m
                  JOIN statement AS s ON s.id = m.statement JOIN report AS r ON r.id = s.report
                  WHERE m.stance = 'denies' GROUP BY m.claim, s.report""",
}
"""What appears in time: reports; claims, when they were first reported; versions, when they were first told; denials, one
a claim and report, by the first statement that denies it."""


@dataclass(frozen=True, slots=True)
class Period:
    """From the beginning of `start` to the end of `end`, as columns of a timeline have them; "" leaves it open."""

    start: str = ""
    end: str = ""
    undated: bool = False
    """Whether what no day is known of is meant instead."""


def read_period(start: str, end: str, *, undated: bool = False) -> Period:
    """Return the period that a person asked for; a beginning or end that is none is left open."""
    start, end = (text if BEGINNING.fullmatch(text) else "" for text in (start, end))
    return Period(start, end, undated)


def count_days(case: Case, period: Period | None = None) -> tuple[dict[str, Counts], Counts]:
    """Return hour or day → what appeared in it, and what no day is known of."""
    days: dict[str, Counts] = {}
    undated = NOTHING
    for kind in KINDS:
        for at, number in _count(case, kind, period or Period()):
            one = Counts(**{kind: number})
            if at:
                days[at] = days.get(at, NOTHING) + one
            else:
                undated += one
    return days, undated


def _count(case: Case, kind: str, period: Period) -> list[tuple[str, int]]:
    """Return how many of a kind there are by hour or day, "" for no day."""
    condition, values = _limit(period)
    moment = f"CASE WHEN {WHOLE} THEN substr(at, 1, 13) ELSE '' END"
    found = case.sql(f"SELECT {moment}, count(DISTINCT id) FROM ({KINDS[kind]}) WHERE {condition} GROUP BY 1", values)
    return [(str(at), int(number)) for at, number in found]


def list_period(case: Case, kind: str, period: Period, first: int, size: int) -> list[str]:
    """Return the ids of what of a kind appeared in a period, `size` from the one numbered `first` (from 0).

    In time; claims those of most reports first. Versions are given by a row that tells them, denials by a statement.
    """
    condition, values = _limit(period)
    order = "rank, at IS NULL, at, id LIMIT ? OFFSET ?"
    asked = f"SELECT DISTINCT id, rank, at FROM ({KINDS[kind]}) WHERE {condition} ORDER BY {order}"
    return [str(row[0]) for row in case.sql(asked, [*values, size, first])]


def _limit(period: Period) -> tuple[str, list[str]]:
    """Return an SQL condition on `at`, and its values."""
    if period.undated:
        return f"{WHOLE} IS NOT TRUE", []
    start, end = period.start, period.end
    terms = [("at >= ?", [start])] * bool(start) + [("substr(at, 1, length(?)) <= ?", [end, end])] * bool(end)
    terms += [(WHOLE, [])] if terms else []
    return " AND ".join(["true", *(term for term, _ in terms)]), [value for _, values in terms for value in values]
