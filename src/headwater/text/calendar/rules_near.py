"""Rules for times that are told from the day of the report: yesterday, last month, at the weekend."""

from __future__ import annotations

import re
from datetime import date, timedelta

from headwater.lore import load_lines
from headwater.text.calendar.clock import Clock
from headwater.text.calendar.moments import (
    Moment,
    nearest_weekday,
    of_day,
    of_days,
    of_weekend,
    of_years,
    shift_day,
    shift_period,
    shift_quarter,
)
from headwater.text.calendar.tense import FUTURE, PAST
from headwater.text.numbers_words import read_cardinal

Match = re.Match[str]
Found = tuple[Moment, str] | None

SIDES = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}
ANAPHORIC = frozenset({"that", "same", "that same", "this same", "that very", "following", "previous", "preceding"})
_FRIDAY, _SUNDAY = 4, 6
_IN_GENERAL = re.compile(r"\b(?:still \w+|known|what is|called|(?:we|you|they) (?:have|know|live)|than)(?: \w+)? $")
_ASKED = re.compile(rf"\b(?:{'|'.join(load_lines('calendar_asked.txt'))})\b[^.!?\n]*$")
_FEW = {"a couple of": 2.0, "couple of": 2.0, "a few": 3.0, "few": 3.0, "several": 3.0}


def read_deictic(found: Match, clock: Clock) -> Found:
    """Read "yesterday", "tonight", "this morning", "overnight", "earlier today"."""
    if clock.published is None:
        return None
    words = found["n"]
    if words == "today" and clock.low.endswith("usa ", 0, found.start()):
        return None  # a newspaper
    nowadays = words == "today" and clock.tells_nowadays(found.start(), found.end())
    if nowadays or (words == "today" and _IN_GENERAL.search(clock.low, max(0, found.start() - 40), found.start())):
        return None
    shift = -1 if words.startswith("yesterday") or words == "last night" else 1 if words.startswith("tomorrow") else 0
    return of_day(clock.published + timedelta(shift)), f"{words}, seen from {clock.published}"


def read_day_before(found: Match, clock: Clock) -> Found:
    """Read "the day before yesterday", "the day after tomorrow"."""
    if clock.published is None:
        return None
    shift = -2 if "yesterday" in found["n"] else 2
    return of_day(clock.published + timedelta(shift)), f"{found['n']}, seen from {clock.published}"


def read_period(found: Match, clock: Clock) -> Found:
    """Read "last week", "this month", "next year", "that week", "the following year"."""
    if found["turn"] == "the past" or clock.low.startswith(" of ", found.end()):
        return None
    turn = strip_turn(found["turn"])
    anaphoric = turn in ANAPHORIC or found["turn"] == "the next"
    base = clock.last.first if anaphoric and clock.last else clock.now
    if base is None:
        return None
    ending = found["u"] == "week" and turn == "last" and base.weekday() == _SUNDAY
    return shift_period(base, found["u"], 0 if ending else SIDES.get(turn, 0)), f"{found[0]}, seen from {base}"


def read_weekend(found: Match, clock: Clock) -> Found:
    """Read "at the weekend", "last weekend", "next weekend"."""
    now = clock.published
    if now is None or found["turn"] == "a":
        return None
    turn = strip_turn(found["turn"])
    side = SIDES.get(turn, 0)
    if turn in ANAPHORIC - SIDES.keys() and clock.told and clock.told.grain in {"day", "hour"}:
        return of_weekend(clock.told.first), f"{found[0]}, that of {clock.told.value}, named before"
    past = clock.tense(found.start(), found.end()) == PAST and now.weekday() < _FRIDAY
    if side > 0 or (turn == "this" and not past) or (side == 0 and clock.tense(found.start(), found.end()) == FUTURE):
        saturday = nearest_weekday(now, 5, 1) + timedelta(7 if turn == "next" and now.weekday() >= 5 else 0)
        return of_weekend(saturday), f"the weekend after {now}"
    saturday = nearest_weekday(now, 5, -1) - timedelta(7 if now.weekday() >= 5 and side < 0 else 0)
    return of_weekend(saturday), f"the weekend before {now}"


def read_past_span(found: Match, clock: Clock) -> Found:
    """Read "the past 24 hours", "the last two weeks", "the next three days" as the days up to the report's or from it."""
    now, count = clock.published, read_count(found["n"])
    if now is None or clock.history or not count or found["turn"] == "first" or clock.low.startswith(" of ", found.end()):
        return None
    side = SIDES[found["turn"]]
    unit = "day" if found["u"] in {"hour", "minute"} else found["u"]
    edge = shift_day(now, unit, side * max(1, int((count / 24 if found["u"] == "hour" else count) + 0.5)))
    return (_join_span(now, edge, unit), f"{found[0]}, seen from {now}") if edge else None


def read_past_one(found: Match, clock: Clock) -> Found:
    """Read "the past year" as the time from a year before the report's day up to it."""
    now = clock.published
    unit = found["u"]
    edge = shift_day(now, unit, -1) if now and not clock.history else None
    return (_join_span(now, edge, unit), f"{found[0]}, up to {now}") if now and edge else None


def read_year_ago(found: Match, clock: Clock) -> Found:
    """Read "the year-ago quarter", "a year-earlier loss"."""
    if clock.published is None or clock.history:
        return None
    if found["u"] == "year" and (quarter := clock.quarter):
        return shift_quarter(quarter, -4), f"{found[0]}, counted from {quarter.value}, named before"
    moment = shift_day(clock.published, found["u"], -1)
    return (moment, f"{found[0]}, counted from {clock.published}") if moment else None


def read_within(found: Match, clock: Clock) -> Found:
    """Read "within ten days" as the day on which a time that lies ahead runs out; "within two days" of the past is none."""
    now, count = clock.published, read_count(found["n"])
    ahead = not re.match(r" (?:of|after)\b", clock.low[found.end() : found.end() + 6])
    if now is None or not ahead or clock.history or not _ASKED.search(clock.low, max(0, found.start() - 80), found.start()):
        return None
    if found["u"] == "hour":
        return of_days(now, now + timedelta(max(1, round(count / 24)))), f"{found[0]}, counted from {now}"
    moment = shift_day(now, found["u"], count)
    return (moment, f"{found[0]}, counted from {now}") if moment else None


def _join_span(now: date, edge: Moment, unit: str) -> Moment:
    """Return the days, or the years, between the report's day and the edge."""
    first, last = sorted((now, edge.first))
    return of_years(first.year, last.year) if unit in {"year", "decade"} else of_days(first, last)


def read_month_end(found: Match, clock: Clock) -> Found:
    """Read "by month's end"."""
    if clock.now is None:
        return None
    return of_day(shift_period(clock.now, found["u"], 0).last), f"the end of the {found['u']} of {clock.now}"


def read_edge_of(found: Match, clock: Clock) -> Found:
    """Read "the end of the year", "the beginning of last month", "the end of 2029"."""
    turn = strip_turn(found["turn"] or "")
    base = clock.told.first if turn in {"that", "same"} and clock.told else clock.now
    if found["y"]:
        return Moment(found["y"], None, "year"), "written out"
    if base is None:
        return None
    moment, edge = shift_period(base, found["u"], SIDES.get(turn, 0)), found["edge"]
    if "end" in edge or "close" in edge:
        moment = of_day(moment.last)
    elif "start" in edge or "beginning" in edge:
        moment = of_day(moment.first)
    return moment, f"{found[0]}, seen from {base}"


def strip_turn(words: str) -> str:
    """Return the word that tells the direction: "following" of "the following", "past" of "this past"."""
    words = words.strip().removeprefix("the ").removeprefix("very ")
    return words.removeprefix("this ") if words != "this" else words


def read_count(words: str) -> float:
    """Return the number that the words before a unit of time stand for; 0 where they stand for none."""
    return _FEW.get(words) or read_cardinal(words) or 0.0
