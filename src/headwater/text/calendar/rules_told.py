"""Rules for times that are told from a day named before: two days earlier, that night, the same day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from headwater.text.calendar.clock import Clock, is_day_of_saying
from headwater.text.calendar.moments import Moment, make_day, of_day, of_month, shift_day, shift_period, shift_quarter
from headwater.text.calendar.rules_event import ask_main_day, ask_sentence, read_counted_from_event
from headwater.text.calendar.rules_near import SIDES, read_count, strip_turn
from headwater.text.calendar.tense import PAST
from headwater.text.numbers_words import match_small, read_ordinal

Match = re.Match[str]
Found = tuple[Moment, str] | None

_BACK = {"ago", "earlier", "beforehand", "before", "prior", "previously"}
_HOUR = re.compile(rf"(?:\b{match_small()}|\d|o'clock) in $")
_NEAR = 14
"""How many days from the report a day named in another sentence may lie for "two days earlier" to count from it."""


def read_counted(found: Match, clock: Clock) -> Found:
    """Read "two days ago", "eight days later", "a day after", "five months earlier"."""
    rel, count = found["rel"].strip(), read_count(found["n"]) + (0.5 if found["half"] or found["half2"] else 0)
    if not 0 < count < 1000:
        return None
    if rel in {"after", "before"} and re.match(r" (?!and\b|but\b)[a-z]", clock.low[found.end() : found.end() + 2]):
        return read_counted_from_event(found, clock, -count if rel == "before" else count)
    if found["u"] == "year" and rel in {"ago", "earlier"} and (quarter := clock.quarter):
        return shift_quarter(quarter, -4 * int(count)), f"{found[0]}, counted from {quarter.value}, named before"
    base = clock.published if rel in {"ago", "from now", "' time"} and not clock.history else None
    base = base or clock.told_day(found.start(), found.end(), near=_NEAR if rel in _BACK else 0)
    moment = shift_day(base, found["u"], -count if rel in _BACK else count) if base else None
    return (moment, f"{found[0]}, counted from {base}") if moment else None


def read_that_day(found: Match, clock: Clock) -> Found:
    """Read "that night", "the same day", "the next morning", "the day before"; not "the day after the attack"."""
    rel = (found["rel"] or "").strip()
    follows = re.match(r" (?:the|a|an|his|her|its|their|they|he|she|it)\b", clock.low[found.end() : found.end() + 8])
    base = _day_meant(found, clock)
    if base is None or (rel in {"before", "after"} and follows):
        return None
    turn = strip_turn(found["turn"])
    side = {"before": -1, "after": 1}.get(rel, 0) if turn == "the" else SIDES.get(turn, 0)
    return of_day(base + timedelta(side)), f"{found[0]}, seen from {base}, named before"


def _day_meant(found: Match, clock: Clock) -> date | None:
    """Return the day that "that night" looks back to. Nobody says so of the day of the report, nor "the night itself"."""
    base = clock.event_day(found.start(), found.end())
    back = re.match(r"(?:that|the same)\b", found["turn"] or "") is not None and base is not None and base == clock.published
    if found["rel"] == " itself":
        return ask_main_day(clock) or base
    return (ask_sentence(found, clock) or clock.event_before(clock.published) or base) if back else base


def read_week_before(found: Match, clock: Clock) -> Found:
    """Read "the week before", "the year after"."""
    base = clock.told_day(found.start(), found.end(), near=_NEAR)
    if base is None:
        return None
    return shift_period(base, found["u"], -1 if found["rel"] == "before" else 1), f"{found[0]}, seen from {base}"


def read_part(found: Match, clock: Clock) -> Found:
    """Read "in the evening", "before dawn", not "four in the morning": of the day last named, else of the report's."""
    if _HOUR.search(clock.low, max(0, found.start() - 24), found.start()):
        return None
    said = is_day_of_saying(clock.low, found.start())
    base = clock.published if said and clock.published else clock.told_day(found.start(), found.end(), near=2)
    return (of_day(base), f"{found[0]} of the day that the text tells of, {base}") if base else None


def read_earlier_in(found: Match, clock: Clock) -> Found:
    """Read "earlier in the day", "later in the week"."""
    base = clock.told_day(found.start(), found.end(), same_sentence=True)
    if base is None:
        return None
    return of_day(base) if found["u"] == "day" else shift_period(base, found["u"], 0), f"{found[0]}, seen from {base}"


def read_bare_ordinal(found: Match, clock: Clock) -> Found:
    """Read "on the fifteenth": of the month named before, else of the month of the report."""
    count, near = read_ordinal(found["d"]), clock.written.first if clock.written else clock.published
    day = make_day(near.year, near.month, count) if near and count else None
    if day and near and clock.published and day > clock.published and clock.tense(found.start(), found.end()) == PAST:
        before = of_month(near.year, near.month - 1).first
        day = make_day(before.year, before.month, day.day)
    return (of_day(day), f"of the month of {near}, or the one before") if day else None
