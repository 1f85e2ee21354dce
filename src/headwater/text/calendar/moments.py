"""Moments: days, weeks, months, years and stretches of them, as ISO 8601 says them; and how to reckon with them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Moment:
    """A resolved time: `value` and `end` are ISO 8601 and may be partial; `grain` is hour, day, week, month or year."""

    value: str
    end: str | None
    grain: str

    @property
    def first(self) -> date:
        """The first day that it covers."""
        year, month, day = split_iso(self.value)
        return date(year, month or 1, day or 1)

    @property
    def last(self) -> date:
        """The last day that it covers."""
        year, month, day = split_iso(self.end or self.value)
        month = month or 12
        return date(year, month, day or monthrange(year, month)[1])


def split_iso(value: str) -> tuple[int, int | None, int | None]:
    """Return year, month and day of an ISO date or date-time; month and day are None where it has none."""
    parts = [int(part) for part in value[:10].split("-")]
    return parts[0], parts[1] if len(parts) > 1 else None, parts[2] if len(parts) > 2 else None


def read_day(published: str | None) -> date | None:
    """Return the day of an ISO date or date-time, None where there is none or it is no full date."""
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", published or "")
    return make_day(*map(int, found.groups())) if found else None


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def of_day(day: date) -> Moment:
    """Return one day."""
    return Moment(day.isoformat(), None, "day")


def of_days(first: date, last: date, grain: str = "day") -> Moment:
    """Return the days from `first` to `last`, both included."""
    return Moment(first.isoformat(), last.isoformat(), grain)


def of_week(day: date) -> Moment:
    """Return the week of a day, Monday to Sunday."""
    monday = day - timedelta(day.weekday())
    return of_days(monday, monday + timedelta(6), "week")


def of_weekend(day: date) -> Moment:
    """Return the Saturday and Sunday of the week of a day."""
    saturday = day + timedelta(5 - day.weekday())
    return of_days(saturday, saturday + timedelta(1))


def of_month(year: int, month: int) -> Moment:
    """Return a month; months outside 1..12 run on into the years before and after."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Moment(f"{year:04d}-{month:02d}", None, "month")


def of_months(year: int, month: int, count: int) -> Moment:
    """Return `count` months from `month` on."""
    return Moment(of_month(year, month).value, of_month(year, month + count - 1).value, "month")


def of_year(year: int) -> Moment:
    """Return a year."""
    return Moment(f"{year:04d}", None, "year")


def of_years(first: int, last: int) -> Moment:
    """Return the years from `first` to `last`, both included."""
    return Moment(f"{first:04d}", f"{last:04d}", "year")


def shift_day(day: date, unit: str, count: float) -> Moment | None:
    """Return the moment `count` units after `day` (before it where negative), as fine as the unit is; None out of range."""
    try:
        if unit in {"second", "minute", "hour"}:
            return of_day(day)
        if unit in {"day", "night"}:
            return of_day(day + timedelta(int(count)))
        if unit in {"week", "fortnight"}:
            return of_day(day + timedelta(int(count * (7 if unit == "week" else 14))))
        if unit in {"month", "quarter"}:
            return of_month(day.year, day.month + int(count * (3 if unit == "quarter" else 1)))
        years = int(count * {"year": 1, "decade": 10, "century": 100}[unit])
        return of_year(day.year + years) if 1 <= day.year + years <= 9999 else None
    except (OverflowError, ValueError):
        return None


def shift_period(base: date, unit: str, count: int) -> Moment:
    """Return the whole week, month, year, decade or century that lies `count` after the one of `base`."""
    if unit in {"week", "fortnight"}:
        return of_week(base + timedelta(7 * count * (2 if unit == "fortnight" else 1)))
    if unit == "quarter":
        return of_months(base.year, 3 * ((base.month - 1) // 3 + count) + 1, 3)
    if unit in {"month", "term"}:
        return of_month(base.year, base.month + count)
    if unit == "year":
        return of_year(base.year + count)
    size = 10 if unit == "decade" else 100
    first = base.year - base.year % size + size * count
    return of_years(first, first + size - 1)


def shift_quarter(quarter: Moment, count: int) -> Moment:
    """Return the quarter `count` quarters after `quarter`."""
    return of_months(quarter.first.year, quarter.first.month + 3 * count, 3)


def nearest_weekday(day: date, weekday: int, side: int) -> date:
    """Return the `weekday` (Monday 0) on or before `day`; with `side` 1 on or after it."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(ahead if side > 0 or ahead == 0 else ahead - 7)


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian reckoning, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth `weekday` of a month, counted from its end where `nth` is negative."""
    if nth > 0:
        return nearest_weekday(date(year, month, 1), weekday, 1) + timedelta(7 * (nth - 1))
    return nearest_weekday(date(year, month, monthrange(year, month)[1]), weekday, -1) + timedelta(7 * (nth + 1))
