"""Rules for times that are told from another day: weekdays, yesterday, last month, two days earlier."""

from __future__ import annotations

import re
from datetime import date, timedelta

from headwater.text.calendar.clock import Clock
from headwater.text.calendar.lists import load_any, load_numbers
from headwater.text.calendar.moments import (
    Moment,
    make_day,
    nearest_weekday,
    of_day,
    of_days,
    of_month,
    of_week,
    of_weekend,
    of_year,
    of_years,
    shift_day,
)
from headwater.text.calendar.tense import FUTURE
from headwater.text.numbers_words import read_cardinal, read_ordinal

Match = re.Match[str]
Found = tuple[Moment, str] | None

_SIDES = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}
_BACK = {"ago", "earlier", "beforehand", "before", "prior", "previously"}
_FEW = {"a couple of": 2, "couple of": 2, "a few": 3, "few": 3, "several": 3}


def read_deictic(found: Match, clock: Clock) -> Found:
    """Yesterday, tonight, this morning, overnight, earlier today."""
    if clock.published is None:
        return None
    words = found["n"]
    shift = -1 if words.startswith("yesterday") or words == "last night" else 1 if words.startswith("tomorrow") else 0
    return of_day(clock.published + timedelta(shift)), f"{words}, seen from {clock.published.isoformat()}"


def read_day_before(found: Match, clock: Clock) -> Found:
    """The day before yesterday, the day after tomorrow."""
    if clock.published is None:
        return None
    shift = -2 if "yesterday" in found["n"] else 2
    return of_day(clock.published + timedelta(shift)), f"{found['n']}, seen from {clock.published.isoformat()}"


def read_weekday(found: Match, clock: Clock) -> Found:
    """On Thursday, last Friday, next Monday, Friday last week, that Tuesday."""
    now, name = clock.published, found["w"]
    if _is_any_weekday(found, clock):
        return None
    weekday = load_numbers("weekdays")[name]
    turn = found["turn"].strip().removeprefix("the ").removeprefix("this ")
    if turn in {"that", "following", "previous", "preceding", "same"} and clock.told and clock.told.grain in {"day", "hour"}:
        return _weekday_by_told(turn, weekday, clock.told.first, name, clock.days)
    if now is None or clock.history:
        return (
            (of_day(nearest_weekday(clock.told.first, weekday, 1)), f"the {name} after the day named before")
            if clock.told
            else None
        )
    week = found["week"].strip().removeprefix("of ")
    if week:
        return _weekday_of_week(week, weekday, now, name)
    if turn in {"last", "past"}:
        day = nearest_weekday(now - timedelta(1), weekday, -1)
        day -= timedelta(7 if (now - day).days == 1 and turn == "last" else 0)
        return of_day(day), f"the last {name} before {now.isoformat()}"
    if turn in {"next", "coming"}:
        return of_day(nearest_weekday(now + timedelta(1), weekday, 1)), f"the next {name} after {now.isoformat()}"
    return _weekday_by_tense(clock.tense(found.start(), found.end()), weekday, now, name)


def _is_any_weekday(found: Match, clock: Clock) -> bool:
    """Return whether it is no certain day: "every Monday", "Bloody Sunday", "the last Friday of summer"."""
    before = re.findall(r"[a-z]+", clock.low[max(0, found.start() - 12) : found.start()])
    if before and before[-1] in load_any():
        return True
    return bool(found["turn"]) and clock.low.startswith(" of ", found.end())


def _weekday_by_tense(tense: int, weekday: int, now: date, name: str) -> Found:
    if tense == FUTURE:
        return of_day(nearest_weekday(now, weekday, 1)), f"the {name} on or after {now.isoformat()}: what it tells lies ahead"
    return of_day(nearest_weekday(now, weekday, -1)), f"the {name} on or before {now.isoformat()}"


def _weekday_by_told(turn: str, weekday: int, told: date, name: str, days: list[date]) -> Found:
    if turn in {"that", "same"}:
        named = [day for day in days if day.weekday() == weekday]
        day = named[-1] if named else nearest_weekday(told, weekday, -1)
        return of_day(day), f"the {name} named before" if named else f"the {name} at {told.isoformat()}, named before"
    if turn == "following":
        return of_day(nearest_weekday(told + timedelta(1), weekday, 1)), f"the {name} after {told.isoformat()}"
    return of_day(nearest_weekday(told - timedelta(1), weekday, -1)), f"the {name} before {told.isoformat()}"


def _weekday_of_week(week: str, weekday: int, now: date, name: str) -> Found:
    if week in {"week", "aweek", "fortnight"}:
        ahead = nearest_weekday(now + timedelta(1), weekday, 1) + timedelta(14 if week == "fortnight" else 7)
        return of_day(ahead), f"a {week} after the {name} that follows {now.isoformat()}"
    shift = {"last week": -7, "next week": 7}.get(week, 0)
    return of_day(now - timedelta(now.weekday()) + timedelta(weekday + shift)), f"{name} {week}, seen from {now.isoformat()}"


def read_period(found: Match, clock: Clock) -> Found:
    """Last week, this month, next year, that week, the following year."""
    turn = found["turn"].removeprefix("the ").removeprefix("this ").removeprefix("very ")
    if found["turn"] == "the past" or clock.low.startswith(" of ", found.end()):
        return None
    anaphoric = turn in {"that", "same", "following", "previous", "preceding"} or (found["turn"] == "the next")
    base = clock.told.first if anaphoric and clock.told else clock.now
    if base is None:
        return None
    return shift_period(base, found["u"], _SIDES.get(turn, 0)), f"{found[0]}, seen from {base.isoformat()}"


def shift_period(base: date, unit: str, count: int) -> Moment:
    """Return the whole week, month, year, decade or century that lies `count` after the one of `base`."""
    if unit in {"week", "fortnight"}:
        return of_week(base + timedelta(7 * count * (2 if unit == "fortnight" else 1)))
    if unit in {"month", "term"}:
        return of_month(base.year, base.month + count)
    if unit == "year":
        return of_year(base.year + count)
    size = 10 if unit == "decade" else 100
    first = base.year - base.year % size + size * count
    return of_years(first, first + size - 1)


def read_weekend(found: Match, clock: Clock) -> Found:
    """At the weekend, last weekend, next weekend."""
    now = clock.published
    if now is None:
        return None
    turn = found["turn"].removeprefix("the ").removeprefix("this ")
    side = _SIDES.get(turn, 0)
    saturday = nearest_weekday(now, 5, -1)
    ahead = side > 0 or (side == 0 and clock.tense(found.start(), found.end()) == FUTURE) or turn == "this"
    if ahead:
        saturday = nearest_weekday(now, 5, 1) + timedelta(7 if turn == "next" and now.weekday() >= 5 else 0)
    elif now.weekday() >= 5 and side < 0:
        saturday -= timedelta(7)
    return of_weekend(saturday), f"the weekend {'after' if ahead else 'before'} {now.isoformat()}"


def read_counted(found: Match, clock: Clock) -> Found:
    """Two days ago, eight days later, a day after, five months earlier."""
    rel, unit = found["rel"].strip(), found["u"]
    number = float(_FEW.get(found["n"]) or read_cardinal(found["n"]) or 0) + (0.5 if found["half"] or found["half2"] else 0)
    if not number or number >= 1000:
        return None
    if rel in {"ago", "from now", "' time"}:
        base = clock.now if clock.history else clock.published
        moment = shift_day(base, unit, -number if rel == "ago" else number) if base else None
        return (moment, f"{found[0]}, counted from {base.isoformat()}") if moment and base else None
    return _count_from_told(found, clock, number)


def _count_from_told(found: Match, clock: Clock, number: float) -> Found:
    """Count from the day named before; "a day after X happened" is the day of what the sentence tells."""
    rel, unit = found["rel"].strip(), found["u"]
    follows = re.match(r" (?!and\b|but\b)[a-z]", clock.low[found.end() : found.end() + 2]) is not None
    if rel in {"after", "before"} and follows:
        base = clock.told_day(found.start(), found.end(), same_sentence=True)
        return (
            (of_day(base), f"the day that the sentence tells of, {base.isoformat()}")
            if base and unit in {"day", "hour", "night"}
            else None
        )
    base = clock.told_day(found.start(), found.end(), near=14 if rel in _BACK else 0)
    moment = shift_day(base, unit, -number if rel in _BACK else number) if base else None
    return (moment, f"{found[0]}, counted from {base.isoformat()}, named before") if moment and base else None


def read_past_span(found: Match, clock: Clock) -> Found:
    """The past 24 hours, the last two weeks, the next three days."""
    now = clock.published
    number = float(_FEW.get(found["n"]) or read_cardinal(found["n"]) or 0)
    if now is None or clock.history or not number or found["turn"] == "first" or clock.low.startswith(" of ", found.end()):
        return None
    ahead = _SIDES.get(found["turn"], -1) > 0
    days = number / 24 if found["u"] == "hour" else number
    unit = "day" if found["u"] in {"hour", "minute"} else found["u"]
    edge = shift_day(now, unit, (-1 if not ahead else 1) * max(1, int(days + 0.5)))
    if edge is None:
        return None
    why = f"{found[0]}, seen from {now.isoformat()}"
    if unit in {"year", "decade"}:
        return (of_years(now.year, edge.first.year) if ahead else of_years(edge.first.year, now.year)), why
    return (of_days(now, edge.last) if ahead else of_days(edge.first, now)), why


def read_nth_day(found: Match, clock: Clock) -> Found:
    """The war's 78th day: the day that the sentence names, else that of the report."""
    if found["u"] not in {"day", "night"} or not _is_tally(found, clock):
        return None
    base = clock.told_day(found.start(), found.end(), same_sentence=True)
    number = read_ordinal(found["n"])
    return (of_day(base), f"day {number} is the day that the sentence tells of, {base.isoformat()}") if base else None


def _is_tally(found: Match, clock: Clock) -> bool:
    """Return whether "the 78th day" counts on from a beginning up to now: "its 78th day", "the 78th day of the war"."""
    return bool(found["of"]) or re.match(r"(?:its|their|his|her|day)\b", found[0]) is not None


def read_that_day(found: Match, clock: Clock) -> Found:
    """That night, the same day, the next morning, the previous evening, the day before."""
    turn = found["turn"].removeprefix("the ").removeprefix("very ")
    rel = (found["rel"] or "").strip()
    if found["turn"] in {"the", "this"} and rel not in {"before", "after", "itself"}:
        return None
    if rel in {"before", "after"} and re.match(
        r" (?:the|a|an|his|her|its|their|they|he|she|it)\b", clock.low[found.end() : found.end() + 8]
    ):
        return None
    base = clock.told_day(found.start(), found.end())
    if base is None:
        return None
    side = _SIDES.get(turn, 0) if turn != "the" else {"before": -1, "after": 1}.get(rel, 0)
    return of_day(base + timedelta(side)), f"{found[0]}, seen from {base.isoformat()}, named before"


def read_week_before(found: Match, clock: Clock) -> Found:
    """The week before, the year after: seen from the day named before."""
    base = clock.told_day(found.start(), found.end(), near=14)
    if base is None:
        return None
    moment = shift_period(base, found["u"], -1 if found["rel"] == "before" else 1)
    return moment, f"{found[0]}, seen from {base.isoformat()}"


def read_part(found: Match, clock: Clock) -> Found:
    """In the evening, before dawn: of the day that the sentence names, else of the report's."""
    base = clock.told_day(found.start(), found.end(), near=2)
    return (of_day(base), f"on the day that the text tells of, {base.isoformat()}") if base else None


def read_earlier_in(found: Match, clock: Clock) -> Found:
    """Earlier in the day, later in the week."""
    base = clock.told_day(found.start(), found.end(), same_sentence=True)
    if base is None:
        return None
    moment = of_day(base) if found["u"] == "day" else shift_period(base, found["u"], 0)
    return moment, f"{found[0]}, seen from {base.isoformat()}"


def read_month_end(found: Match, clock: Clock) -> Found:
    """By month's end."""
    if clock.now is None:
        return None
    return of_day(shift_period(clock.now, found["u"], 0).last), f"the end of the {found['u']} of {clock.now.isoformat()}"


def read_edge_of(found: Match, clock: Clock) -> Found:
    """The end of the year, the beginning of last month, the end of 2029."""
    if found["y"]:
        return of_year(int(found["y"])), "written out"
    turn = (found["turn"] or "").removeprefix("the ").removeprefix("this ")
    base = clock.told.first if turn in {"that", "same"} and clock.told else clock.now
    if base is None:
        return None
    moment = shift_period(base, found["u"], _SIDES.get(turn, 0))
    why = f"{found[0]}, seen from {base.isoformat()}"
    if "end" in found["edge"] or "close" in found["edge"]:
        return of_day(moment.last), why
    return (of_day(moment.first), why) if "start" in found["edge"] or "beginning" in found["edge"] else (moment, why)


def read_bare_ordinal(found: Match, clock: Clock) -> Found:
    """On the fifteenth: of the month named before, else of the month of the report."""
    number, near = read_ordinal(found["d"]), clock.written.first if clock.written else clock.published
    if near is None or number is None:
        return None
    day = make_day(near.year, near.month, number)
    return (of_day(day), f"of the month of {near.isoformat()}") if day else None


def read_time(found: Match, clock: Clock) -> Found:
    """At 1pm: on the day that the sentence names, else that of the report."""
    base = clock.told_day(found.start(), found.end(), same_sentence=True)
    hour = read_hour(found["t"])
    if base is None or hour is None:
        return None
    return Moment(f"{base.isoformat()}T{hour}", None, "hour"), f"on the day that the sentence tells of, {base.isoformat()}"


def read_hour(words: str) -> str | None:
    """Return "13:05" for "1.05pm", None where the clock has no such time."""
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?", words)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    late = re.search(r"p\.?m", words) is not None
    early = re.search(r"a\.?m", words) is not None
    hour = hour % 12 + 12 * late if late or early else hour
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None
