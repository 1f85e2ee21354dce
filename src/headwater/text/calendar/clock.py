"""What is known while a text's time expressions are resolved one after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from headwater.lore import load_lines
from headwater.text.calendar.moments import Moment, make_day
from headwater.text.calendar.pile import Pile
from headwater.text.calendar.tense import FUTURE, OPEN, PAST, find_sentence, tell_tense

_NEWS = re.compile(
    r"\b(?:today|yesterday|tonight|this morning|(?:this|last|next) (?:week|month|year)|last night|"
    r"(?:mon|tues|wednes|thurs|fri)day)\b"
)
_TOLD_OF_OLD = 10
"""How many old years a history names for each word that tells of a day near its own."""
_NEAR_DAYS = re.compile(
    r"\b(?:yesterday|tonight|this (?:morning|week)|last (?:week|night|month)|tomorrow|"
    r"(?:mon|tues|wednes|thurs|fri)day)\b"
)
_LEAP = 5
_LOOK_BACK = 14
"""How many days a day of doing may lie before the day of saying last named."""
_NEARBY = 400
"""How many characters back a day may be named for "five days later" to count from it, where a year stands in between."""
_HALF_YEAR = 100
_BACK = 1.5
_WRONG_SIDE = 150
"""How many days nearer a day must lie if it is on the side that the verb does not tell."""


@dataclass(slots=True)
class Clock:
    """The text, the same in lower case, the day it was published, and the moments named so far.

    `told` is the moment last named, whatever named it; `event` the last day named on which something else was done than
    said ("told reporters on Monday" names none); `written` the last one that was written out with its month;
    `days` are all days named so far, the newest last; `stray` a year that a history has leapt to once; `last` is the moment
    last named even where a history only looks away to it. `history` says that the text tells of years long past, so that
    dates go on from one another and not from today. `pile` is what the report and its kin tell of days.
    """

    text: str
    low: str
    published: date | None
    history: bool = False
    pile: Pile | None = None
    told: Moment | None = None
    told_at: int = -1
    event: date | None = None
    written: Moment | None = None
    days: list[date] = field(default_factory=list)
    events: list[date] = field(default_factory=list)
    day_at: int = -1
    newsy: bool | None = None
    stray: int | None = None
    last: Moment | None = None

    def note(self, moment: Moment, start: int, *, written: bool) -> None:
        """Keep a moment that was named at `start`."""
        self.last = moment
        if self.history and self._leaps(moment.first.year):
            return
        self.told, self.told_at = moment, start
        self.written = moment if written else self.written
        if moment.grain in {"day", "hour"}:
            self.days.append(moment.first)
            self.day_at = start
            if not is_day_of_saying(self.low, start):
                self.event = moment.first
                self.events.append(moment.first)

    def _leaps(self, year: int) -> bool:
        """Return whether a history looks away for once, to a year far from those it tells of."""
        if self.told is None or abs(year - self.told.first.year) <= _LEAP or (self.stray and abs(year - self.stray) <= 1):
            self.stray = None
            return False
        self.stray = year
        return True

    def tells_nowadays(self, start: int, end: int) -> bool:
        """Return whether "today" means these days: in a text that names no other near day, and in no past or future."""
        self.newsy = bool(_NEAR_DAYS.search(self.low)) if self.newsy is None else self.newsy
        return self.history or (not self.newsy and tell_tense(self.low, start, end) == OPEN)

    @property
    def now(self) -> date | None:
        """The day that "last month" or a date without a year is seen from."""
        if self.history and self.told:
            return self.told.first
        return self.published

    @property
    def kin_day(self) -> date | None:
        """The day around which the reports of the pile appeared, None where none is known."""
        return self.pile.middle if self.pile else None

    @property
    def quarter(self) -> Moment | None:
        """The quarter of a year named last, None where something else was named last."""
        last = self.last
        three = last and last.grain == "month" and last.end and (last.last - last.first).days < _HALF_YEAR
        return last if three else None

    def tense(self, start: int, end: int) -> int:
        """Return whether the expression lies in the PAST or the FUTURE, or OPEN."""
        return PAST if self.history else tell_tense(self.low, start, end)

    def told_day(self, start: int, end: int, *, near: int = 0, same_sentence: bool = False) -> date | None:
        """Return the day last named, else that of publication.

        With `same_sentence` the day must be named in the sentence of start..end; with `near` there, or lie at most so
        many days from the publication.
        """
        if self.told is None or self.told.grain not in {"day", "hour"}:
            recent = self.days and start - self.day_at < _NEARBY and not (same_sentence or near)
            return self.days[-1] if recent else self.now
        there = self.told.first
        if self.told_at >= find_sentence(self.low, start, end)[0] or not (same_sentence or near):
            return there
        return there if near and self.now and abs((there - self.now).days) <= near else self.now

    def names_day(self, start: int, end: int) -> bool:
        """Return whether a day is named before in the sentence of start..end."""
        there = self.told is not None and self.told.grain in {"day", "hour"}
        return there and self.told_at >= find_sentence(self.low, start, end)[0]

    def event_before(self, day: date | None) -> date | None:
        """Return the last day before `day` on which something is told to have been done, not said."""
        return next((event for event in reversed(self.events) if day is None or event < day), None)

    def event_day(self, start: int, end: int) -> date | None:
        """Return the day that "that night" looks back to: the last day of doing named, where the last day is one of saying."""
        there = self.told_day(start, end)
        if self.event is None or there is None or self.told_at >= find_sentence(self.low, start, end)[0]:
            return there
        return self.event if 0 <= (there - self.event).days <= _LOOK_BACK else there

    def year_of(self, month: int, day: int | None, start: int, end: int) -> int | None:
        """Return the year of a month (and day) written without one: the nearest on the side that the verbs tell."""
        if self.history and self.told:
            return _go_on(self.told, month)
        if self.now is None:
            return self._year_by_others(month, day)
        return nearest_year(self.now, month, day, self.tense(start, end))

    def _year_by_others(self, month: int, day: int | None) -> int | None:
        """Return the year where the report has no date: that written out last, else by its kin.

        By these it is the year in which they name the same day, else the nearest to when they appeared.
        """
        if self.written:
            return self.written.first.year
        if day and self.pile and (year := self.pile.find_year(month, day)):
            return year
        return nearest_year(self.kin_day, month, day, PAST) if self.kin_day else None


def _go_on(told: Moment, month: int) -> int:
    """Return the year of a month with which a history goes on from `told`: the nearest, rather after it than before."""
    there = told.first
    if told.grain == "year":
        return there.year
    away = 12 * there.year + there.month
    return min((there.year - 1, there.year, there.year + 1), key=lambda year: _cost(12 * year + month - away))


def _cost(months: int) -> float:
    return months if months >= 0 else -_BACK * months


def is_day_of_saying(low: str, start: int) -> bool:
    """Return whether a verb of saying stands in the four words before `start`: "told reporters on Monday"."""
    before = re.findall(r"[a-z]+", low[max(0, start - 40) : start])
    return any(word in load_saying() for word in before[-4:])


@cache
def load_saying() -> frozenset[str]:
    """Return the verbs of saying."""
    return frozenset(line.split()[0] for line in load_lines("cue_verbs.txt"))


def nearest_year(now: date, month: int, day: int | None, tense: int) -> int | None:
    """Return the year in which the month (and day) lies nearest to `now`, on the side of `tense` where it is told."""
    best: tuple[int, int] | None = None
    for year in (now.year - 1, now.year, now.year + 1):
        there = make_day(year, month, day or (15 if month != now.month else now.day))
        if there is None:
            continue
        away = (there - now).days
        wrong = (tense == FUTURE and away < 0) or (tense == PAST and away > 0)
        rank = abs(away) + _WRONG_SIDE * wrong
        if best is None or rank < best[0]:
            best = (rank, year)
    return best[1] if best else None


def tells_history(low: str, published: date | None) -> bool:
    """Return whether the text is about years long past: dates of other years than the last, hardly any "today" or weekday."""
    if published is None:
        return False
    years = [int(year) for year in re.findall(r"\b(1[0-9]{3}|20\d\d)\b", low)]
    old = sum(abs(year - published.year) > 1 for year in years)
    return old >= 5 and old > 2 * (len(years) - old) and old > _TOLD_OF_OLD * len(_NEWS.findall(low))
