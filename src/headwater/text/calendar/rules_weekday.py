"""Rules for the days of the week: seen from the report's day, by the verb, or from a day named before."""

from __future__ import annotations

import re
from datetime import date, timedelta

from headwater.text.calendar.clock import Clock
from headwater.text.calendar.lists import load_any, load_numbers
from headwater.text.calendar.moments import Moment, make_day, nearest_weekday, of_day, of_month
from headwater.text.calendar.rules_near import ANAPHORIC, SIDES, strip_turn
from headwater.text.calendar.tense import FUTURE, OPEN
from headwater.text.numbers_words import read_ordinal

Match = re.Match[str]
Found = tuple[Moment, str] | None

_SOON = 2
"""How many days ahead a weekday without a verb is rather the next than the last one."""
_NEAR = 21
"""How many days from the report "that Tuesday" may lie."""


def read_weekday(found: Match, clock: Clock) -> Found:
    """Read "on Thursday", "last Friday", "next Monday", "Friday last week", "that Tuesday"."""
    if _is_any_weekday(found, clock):
        return None
    name, turn = found["w"], strip_turn(found["turn"])
    if anaphoric := _weekday_by_context(found, turn, name, clock):
        return anaphoric
    away = clock.published and clock.told and abs((clock.told.first - clock.published).days) > _NEAR
    if clock.published is None or (clock.history and away):
        return _weekday_after_told(name, clock)
    if found["week"]:
        return _weekday_of_week(found["week"].strip().removeprefix("of "), name, clock.published)
    if turn in SIDES:
        return _weekday_by_turn(turn, name, clock.published)
    return _weekday_by_tense(clock.tense(found.start(), found.end()), name, clock.published)


def read_weekday_nth(found: Match, clock: Clock) -> Found:
    """Read "Tuesday 18th", "Thursday the tenth": in the month of the report or one beside it, where the two agree."""
    now, count = clock.now, read_ordinal(found["d"].removeprefix("the ")) or 0
    if now is None:
        return None
    months = (of_month(now.year, now.month + shift).first for shift in (0, -1, 1))
    days = (make_day(month.year, month.month, count) for month in months)
    fitting = (day for day in days if day and day.weekday() == number(found["w"]))
    day = min(fitting, key=lambda day: abs(day - now), default=None)
    return (of_day(day), f"the {found['w']} near {now} that is day {count} of its month") if day else None


def _is_any_weekday(found: Match, clock: Clock) -> bool:
    """Return whether it is no certain day: "every Monday", "Bloody Sunday", "the last Friday of summer"."""
    before = re.findall(r"[a-z]+", clock.low[max(0, found.start() - 12) : found.start()])
    if before and before[-1] in load_any():
        return True
    return bool(found["turn"]) and clock.low.startswith(" of ", found.end())


def _weekday_by_tense(tense: int, name: str, now: date) -> Found:
    """Return the day on or after `now` where what it tells lies ahead, or may and it comes soon, else that on or before."""
    ahead = (number(name) - now.weekday()) % 7
    if tense == FUTURE or (tense == OPEN and 0 < ahead <= _SOON):
        return of_day(nearest_weekday(now, number(name), 1)), f"the {name} on or after {now}: what it tells lies ahead"
    return of_day(nearest_weekday(now, number(name), -1)), f"the {name} on or before {now}"


def _weekday_by_turn(turn: str, name: str, now: date) -> Found:
    """Return "next Monday", "last Monday"; a "last" that would be yesterday is a week earlier."""
    if SIDES[turn] > 0:
        return of_day(nearest_weekday(now + timedelta(1), number(name), 1)), f"the next {name} after {now}"
    day = nearest_weekday(now - timedelta(1), number(name), -1)
    day -= timedelta(7 if (now - day).days == 1 and turn == "last" else 0)
    return of_day(day), f"the last {name} before {now}"


def _weekday_by_context(found: Match, turn: str, name: str, clock: Clock) -> Found:
    """Return "on the Sunday", "that Tuesday" and "the following Tuesday", which look to a moment named before."""
    if turn == "the" and clock.told and (day := _weekday_near_told(name, clock)):
        late = clock.published is not None and day > clock.published and clock.tense(found.start(), found.end()) != FUTURE
        day -= timedelta(7 * late)
        return of_day(day), f"the {name} nearest to {clock.told.value}, named before"
    return _weekday_by_told(turn, name, clock) if turn in ANAPHORIC and clock.days else None


def _weekday_near_told(name: str, clock: Clock) -> date | None:
    """Return the day of "on the Sunday": the one in, else nearest to, the moment named before, if that is near the report."""
    told = clock.told
    if told is None or told.grain == "year" or (clock.published and abs((told.first - clock.published).days) > _NEAR):
        return None
    day = nearest_weekday(told.first - timedelta(3), number(name), 1)
    return None if told.grain == "month" else nearest_weekday(told.first, number(name), 1) if told.end else day


def _weekday_by_told(turn: str, name: str, clock: Clock) -> Found:
    """Return "that Tuesday", the last such day named near the report, or "the following Tuesday", after the day named."""
    told = clock.days[-1]
    if turn in SIDES:
        side = SIDES[turn]
        day = nearest_weekday(told + timedelta(side), number(name), side)
        return of_day(day), f"the {name} {'after' if side > 0 else 'before'} {told}"
    near = clock.published or told
    named = [day for day in clock.days if day.weekday() == number(name) and abs((day - near).days) <= _NEAR]
    if named:
        return of_day(named[-1]), f"the {name} named before"
    day = nearest_weekday(min(told, clock.published or told), number(name), -1)
    return of_day(day), f"the {name} at {told}, named before"


def _weekday_after_told(name: str, clock: Clock) -> Found:
    """Return the first such day after the moment named before, where the report itself has no date or tells history."""
    if clock.told is None or (clock.published is None and clock.told.grain not in {"day", "hour"}):
        return None
    return of_day(nearest_weekday(clock.told.first, number(name), 1)), f"the {name} after {clock.told.value}, named before"


def _weekday_of_week(week: str, name: str, now: date) -> Found:
    """Return "Friday last week", "on Monday week"."""
    if week in {"week", "fortnight"}:
        ahead = nearest_weekday(now + timedelta(1), number(name), 1) + timedelta(14 if week == "fortnight" else 7)
        return of_day(ahead), f"a {week} after the {name} that follows {now}"
    shift = {"last week": -7, "next week": 7}.get(week, 0)
    return of_day(now - timedelta(now.weekday()) + timedelta(number(name) + shift)), f"{name} {week}, seen from {now}"


def number(name: str) -> int:
    """Return the number of a weekday, Monday 0."""
    return load_numbers("weekdays")[name]
