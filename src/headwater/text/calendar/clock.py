"""What is known while a text's time expressions are resolved one after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from headwater.text.calendar.moments import Moment, make_day
from headwater.text.calendar.tense import FUTURE, OPEN, PAST, find_sentence, tell_tense


@dataclass(slots=True)
class Clock:
    """The text in lower case, the day it was published, and the moments named so far.

    `told` is the day last named, whatever named it; `written` the last one that was written out with its month.
    `history` says that the text tells of years long past, so that dates go on from one another and not from today.
    """

    low: str
    published: date | None
    history: bool = False
    told: Moment | None = None
    told_at: int = -1
    written: Moment | None = None

    @property
    def now(self) -> date | None:
        """The day that "last month" or a date without a year is seen from."""
        if self.history and self.told:
            return self.told.first
        return self.published

    def tense(self, start: int, end: int) -> int:
        """Return whether the expression lies in the PAST or the FUTURE, or OPEN."""
        return PAST if self.history else tell_tense(self.low, start, end)

    def told_day(self, start: int, end: int, *, same_sentence: bool = False) -> date | None:
        """Return the day last named (in the same sentence, if asked), else that of publication."""
        if self.told and self.told.grain in {"day", "hour"}:
            if not same_sentence or self.told_at >= find_sentence(self.low, start, end)[0]:
                return self.told.first
        return self.now

    def year_of(self, month: int, day: int | None, start: int, end: int) -> int | None:
        """Return the year of a month (and day) written without one: the nearest on the side that the verbs tell."""
        if self.history and self.told:
            return self.told.first.year
        if self.now is None:
            return self.written.first.year if self.written else None
        return nearest_year(self.now, month, day, self.tense(start, end))


def nearest_year(now: date, month: int, day: int | None, tense: int) -> int | None:
    """Return the year in which the month (and day) lies nearest to `now`, on the side of `tense` where it is told."""
    best: tuple[tuple[bool, int], int] | None = None
    for year in (now.year - 1, now.year, now.year + 1):
        there = make_day(year, month, day or (15 if month != now.month else now.day))
        if there is None:
            continue
        away = (there - now).days
        wrong = (tense == FUTURE and away < 0) or (tense == PAST and away > 0) or (tense == OPEN and away > 150)
        rank = (wrong, abs(away))
        if best is None or rank < best[0]:
            best = (rank, year)
    return best[1] if best else None


def tells_history(low: str, published: date | None) -> bool:
    """Return whether the text is about years long past: full dates of old years, hardly any "today" or weekday."""
    if published is None:
        return False
    years = [int(year) for year in re.findall(r"\b(1[0-9]{3}|20\d\d)\b", low)]
    old = sum(year < published.year - 2 for year in years)
    near = len(
        re.findall(
            r"\b(?:today|yesterday|tonight|this (?:morning|week)|last (?:night|week)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
            low,
        )
    )
    return old >= 5 and old > 2 * (len(years) - old) and old > 2 * near
