"""The names of months, weekdays, seasons and holidays, with what they stand for."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from headwater.lore import load_lines, load_rows
from headwater.text.calendar.moments import easter_sunday, nth_weekday


@cache
def load_numbers(kind: str) -> dict[str, int]:
    """Return form → number for "months" (1..12), "weekdays" (Monday 0), or "seasons" (their first month)."""
    column = "month" if kind == "seasons" else "number"
    return {row["form"]: int(row[column]) for row in load_rows(f"calendar_{kind}.tsv")}


@cache
def load_doubtful() -> frozenset[str]:
    """Return the names of months and seasons that are other words too."""
    rows = load_rows("calendar_months.tsv") + load_rows("calendar_seasons.tsv")
    return frozenset(row["form"] for row in rows if row["doubt"])


@cache
def load_leads() -> frozenset[str]:
    """Return the words after which a doubtful name is a month."""
    return frozenset(load_lines("calendar_leads.txt"))


@cache
def load_any() -> frozenset[str]:
    """Return the words before a weekday that is no certain day: "every Monday", "Black Friday"."""
    return frozenset(load_lines("calendar_any.txt"))


def has_lead(low: str, start: int) -> bool:
    """Return whether the word before `start` makes a month or season of a doubtful name."""
    before = low[max(0, start - 20) : start]
    words = re.findall(r"[a-z]+", before)
    return bool(words) and before[-1:] in {" ", "-", "\n"} and words[-1] in load_leads()


def find_holiday(name: str, year: int) -> date:
    """Return the day of a holiday in a year."""
    row = next(row for row in load_rows("calendar_holidays.tsv") if row["form"] == name)
    if row["easter"]:
        return easter_sunday(year) + timedelta(int(row["easter"]))
    if row["nth"]:
        return nth_weekday(year, int(row["month"]), int(row["weekday"]), int(row["nth"]))
    return date(year, int(row["month"]), int(row["day"]))
