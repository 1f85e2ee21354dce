"""When reports were published and when claims, versions and denials first appeared, counted and listed by the database."""

# ruff: noqa: S608  # the SQL is put together from what stands here
from __future__ import annotations

import re
from dataclasses import dataclass, fields

from headwater.case import Case
from headwater.view.timeline import NOTHING, Counts

KINDS = tuple(field.name for field in fields(Counts))
BEGINNING = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d)?)?)?")


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
    for kind, hour, number in _count(case, period or Period()):
        days[hour] = days.get(hour, NOTHING) + Counts(**{kind: number})
    undated = days.pop("", NOTHING)
    return days, undated


def _count(case: Case, period: Period) -> list[tuple[str, str, int]]:
    """Return how many of each kind there are by hour or day, "" for no day."""
    if period == Period():
        return case.sql("SELECT kind, hour, number FROM listed_day")
    condition, values = _limit(period)
    return case.sql(f"SELECT kind, substr(at, 1, 13), count(*) FROM listed_moment WHERE {condition} GROUP BY 1, 2", values)


def list_period(case: Case, kind: str, period: Period, first: int, size: int) -> list[str]:
    """Return the ids of what of a kind appeared in a period, `size` from the one numbered `first` (from 0).

    In time, what is undated last; claims those of most reports first. Versions are given by a row that tells them, denials
    by a statement.
    """
    condition, values = _limit(period)
    asked = f"""SELECT id FROM listed_moment WHERE kind = ? AND {condition}
                ORDER BY rank, at = '', at, id LIMIT ? OFFSET ?"""
    return [str(row[0]) for row in case.sql(asked, [kind, *values, size, first])]


def _limit(period: Period) -> tuple[str, list[str]]:
    """Return an SQL condition on `at`, and its values."""
    if period.undated:
        return "at = ''", []
    start, end = period.start, period.end
    terms = [("at >= ?", [start])] * bool(start) + [("at > '' AND substr(at, 1, length(?)) <= ?", [end, end])] * bool(end)
    return " AND ".join(["true", *(term for term, _ in terms)]), [value for _, values in terms for value in values]
