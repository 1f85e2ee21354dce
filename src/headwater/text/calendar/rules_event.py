"""Rules for times that are told from something that happened: the night of the blast, three days after the vote.

On which day it happened, the sentences of the report and of its kin tell that name a day; where none does, nothing is found.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from headwater.lore import load_lines
from headwater.text.calendar.clock import Clock
from headwater.text.calendar.lists import load_numbers
from headwater.text.calendar.moments import Moment, nearest_weekday, of_day, of_week, of_weekend, shift_day
from headwater.text.calendar.tense import find_sentence
from headwater.text.numbers_words import read_ordinal
from headwater.text.words import content_words, stem_word

Match = re.Match[str]
Found = tuple[Moment, str] | None

_CLAUSE = re.compile(r"[^.,;:!?()\n\"“”—–]{0,70}")
_WORDS = 4
"""How many words after "the night of the" tell what happened."""
_BOTH, _SURE, _LIKELY = 0.99, 0.5, 0.25
"""How much of a question the pile must hold: all, of the few words of an event, of those of a whole sentence."""
_SHIFT = {"before": -1, "after": 1, "of": 0}


def read_event(found: Match, clock: Clock) -> Found:
    """Read "the night of the blast", "the day before the trip", "the week of the crash"."""
    event = find_event(found.end(), clock)
    if event is None:
        return None
    shift, unit = _SHIFT[found["rel"].strip()], found["u"]
    day = event + timedelta(shift * (7 if unit in {"week", "weekend"} else 1))
    moment = of_week(day) if unit == "week" else of_weekend(day) if unit == "weekend" else of_day(day)
    return moment, f"{found[0]} what the reports say happened on {event}"


def read_event_night(found: Match, clock: Clock) -> Found:
    """Read "election night", "polling day"."""
    event = ask_pile(content_words(found["e"]), clock, _SURE)
    return (of_day(event), f"the {found['e']}, which the reports say was on {event}") if event else None


def read_first_day(found: Match, clock: Clock) -> Found:
    """Read "on the first day": the day of what the sentence tells, by the other reports."""
    event = ask_sentence(found, clock) or ask_main_day(clock)
    return (of_day(event), f"the day on which the reports say it began, {event}") if event else None


def read_counted_from_event(found: Match, clock: Clock, count: float) -> Found:
    """Read "a day after the attack": so long after what the reports tell of, or else the day of what the sentence tells.

    A day named in the sentence is that day ("on Tuesday, a day after the reports").
    """
    if found["u"] not in {"day", "night", "week", "fortnight"}:
        return _read_day_told(found, clock)
    event = None if clock.names_day(found.start(), found.end()) else find_event(found.end(), clock)
    moment = shift_day(event, found["u"], count) if event else None
    if moment is None or event is None:
        return _read_day_told(found, clock)
    return moment, f"{found[0]} what the reports say happened on {event}"


def _read_day_told(found: Match, clock: Clock) -> Found:
    """Read "a day after the attack" as the day of what the sentence tells, which lies a day after."""
    base = clock.told_day(found.start(), found.end(), same_sentence=True)
    if base is None or found["u"] not in {"day", "hour", "night", "week"}:
        return None
    return of_day(base), f"the day that the sentence tells of, {base}"


def read_nth_day(found: Match, clock: Clock) -> Found:
    """Read "its 78th day", "the 78th day of the war": by its first day, else the day that the sentence or the report has."""
    counted = found["of"] or re.match(r"(?:its|their|his|her|on day)\b", found[0])
    if found["u"] not in {"day", "night"} or not counted:
        return None
    base = _day_after(found, clock) or clock.told_day(found.start(), found.end(), same_sentence=True)
    count = read_ordinal(found["n"]) or 1
    first = None if clock.names_day(found.start(), found.end()) else _first_day(found, clock, count, base)
    if first:
        return of_day(first + timedelta(count - 1)), f"day {count} of what the reports say began on {first}"
    return (of_day(base), f"day {count} is the day that the sentence tells of, {base}") if base else None


def _first_day(found: Match, clock: Clock, count: int, base: date | None) -> date | None:
    """Return the first day of "the war": where the reports say that it began, or name a day from which the count fits."""
    event = content_words(found["of"] or "")
    if not event or _day_after(found, clock):
        return None
    begun = (ask_pile([*event, start], clock, _BOTH) for start in load_starts())
    latest = clock.published or date.max
    if first := next((day for day in begun if day and day + timedelta(count - 1) <= latest), None):
        return first
    named = ask_pile(event, clock, _SURE)
    fits = named and base and abs((named + timedelta(count - 1) - base).days) <= 1
    return named if fits else None


@cache
def load_starts() -> tuple[str, ...]:
    """Return the stems of the words that tell that something began."""
    return tuple(dict.fromkeys(stem_word(word) for word in load_lines("calendar_starts.txt")))


def _day_after(found: Match, clock: Clock) -> date | None:
    """Return the weekday that stands right after: "entered its 78th day on Tuesday"."""
    named = re.match(r" on ([a-z]+day)\b", clock.low[found.end() : found.end() + 14])
    number = load_numbers("weekdays").get(named[1]) if named else None
    return nearest_weekday(clock.published, number, -1) if clock.published and number is not None else None


def find_event(start: int, clock: Clock) -> date | None:
    """Return the day of what the words from `start` on tell, up to the end of their clause; None where nobody says it."""
    clause = _CLAUSE.match(clock.low, start)
    words = content_words(clause[0])[:_WORDS] if clause else []
    if (day := ask_pile(words, clock, _SURE)) or clock.pile is None:
        return day
    return ask_main_day(clock) if words and words[0] in load_happenings() else None


def ask_main_day(clock: Clock) -> date | None:
    """Return the day of what the whole pile is about, before that of the report; None without a pile."""
    return clock.pile.find_main_day(before=clock.published) if clock.pile else None


@cache
def load_happenings() -> frozenset[str]:
    """Return the stems of the nouns by which a report calls what its story is about: "the blast", "the vote"."""
    return frozenset(stem_word(word) for word in load_lines("calendar_over.txt"))


def ask_sentence(found: Match, clock: Clock) -> date | None:
    """Return the day of what the sentence around an expression tells, by what else is told of days."""
    first, last = find_sentence(clock.low, found.start(), found.end())
    return ask_pile(content_words(clock.low[first : found.start()] + " " + clock.low[found.end() : last]), clock, _LIKELY)


def ask_pile(words: list[str], clock: Clock, least: float) -> date | None:
    """Return the day for which the pile holds the `least` share of the words, or more; None without a pile."""
    recalled = clock.pile.find_day(set(words), before=clock.published) if clock.pile and words else None
    return recalled.day if recalled and recalled.share >= least else None
