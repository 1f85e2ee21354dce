"""Rules for times that are written out: days with their month, months, years, seasons, holidays."""

from __future__ import annotations

import re

from headwater.text.calendar.clock import Clock
from headwater.text.calendar.lists import find_holiday, load_doubtful, load_leads, load_numbers
from headwater.text.calendar.moments import Moment, make_day, of_day, of_days, of_month, of_months, of_year, of_years
from headwater.text.numbers_words import read_ordinal

_NOT_AFTER_YEARS = frozenset(
    "ft feet foot m km metres meters miles kg tonnes tons people men women children troops soldiers fighters year years "
    "bc bce euros dollars pounds seats votes jobs".split()
)
_GOES_ON = re.compile(
    r" ?(?:-|–|—|to|and|until|till|through|or) ?(?:the )?(?:early |late |mid-?)?(?:\d{1,2}(?:st|nd|rd|th)? )?([a-z]+)\.?(?: \d{1,2}(?:st|nd|rd|th)?)?,? (\d{4})\b"
)
Match = re.Match[str]
Found = tuple[Moment, str] | None

_SHIFTS = {"last": -1, "previous": -1, "next": 1, "following": 1}
_QUARTERS = {"first": 0, "second": 1, "third": 2, "fourth": 3}
_COUNTED = re.compile(r"(?:about|some|around|nearly|almost|over|than|least|most|to|some|another|up|no\.?|of the|all) $")
_YEAR_LEADS = re.compile(
    r"\b(?:in|since|by|until|till|of|from|during|before|after|between|and|to|for|late|early|mid|end|around|circa|throughout|winter|summer|spring|autumn|fall|year|years|the)[ (-]$|\($"
)


def read_iso(found: Match, clock: Clock) -> Found:
    """2031-03-08, 2031-03-08T14:00."""
    day = make_day(int(found["y"]), int(found["m"]), int(found["d"]))
    if day is None:
        return None
    if found["t"]:
        return Moment(f"{day.isoformat()}T{found['t']}", None, "hour"), "written out"
    return of_day(day), "written out"


def read_slashed(found: Match, clock: Clock) -> Found:
    """08/03/2031: day first unless only the other order is a date."""
    a, b, year = int(found["a"]), int(found["b"]), int(found["y"])
    day = make_day(year, b, a) or make_day(year, a, b)
    return (of_day(day), "written out, read with the day first" if day.day == a else "written out") if day else None


def read_day_month(found: Match, clock: Clock) -> Found:
    """19 April 2027; Thursday, March 8; the twenty-first of September."""
    number = read_ordinal(found["d"])
    month = load_numbers("months")[found["m"]]
    year, why = pick_year(found, clock, month, number)
    day = make_day(year, month, number) if year and number else None
    return (of_day(day), why) if day else None


def read_days_month(found: Match, clock: Clock) -> Found:
    """13 and 22 July; March 3-5, 2031."""
    month = load_numbers("months")[found["m"]]
    year, why = pick_year(found, clock, month, int(found["d"]))
    first = make_day(year, month, int(found["d"])) if year else None
    last = make_day(year, month, int(found["e"])) if year else None
    return (of_days(first, last), why) if first and last and first < last else None


def read_month_year(found: Match, clock: Clock) -> Found:
    """March 2031, mid-February 2031."""
    return of_month(int(found["y"]), load_numbers("months")[found["m"]]), "written out"


def read_month(found: Match, clock: Clock) -> Found:
    """In June, last May, April of that year, the end of November."""
    form, lead = found["m"], found["lead"].strip()
    month = load_numbers("months")[form]
    if form in load_doubtful() and not (lead or found["y"] or found["yrel"] or _has_lead(found, clock, "m")):
        return None
    turn = lead.removeprefix("the ").removeprefix("this ")
    if turn in {"following", "previous"} and clock.told:
        moment = _beside(clock.told, month, _SHIFTS[turn])
        why = f"the {form} {'after' if turn == 'following' else 'before'} {clock.told.value}"
    elif turn in {"last", "past", "next", "coming", "previous", "following"} and clock.now:
        now, ahead = clock.now, turn in {"next", "coming", "following"}
        moment = _beside(of_month(now.year, now.month), month, 1 if ahead else -1)
        why = f"the {form} {'after' if ahead else 'before'} {now.isoformat()}"
    else:
        year, why = pick_year(found, clock, month, None)
        if year is None:
            return None
        moment = of_month(year, month)
    return (of_day(moment.last), f"{why}; its end") if _means_last_day(found["edge"], clock, found) else (moment, why)


def read_year(found: Match, clock: Clock) -> Found:
    """In 2021; the 2027 audit. A number that counts something is none."""
    low, start, end = clock.low, found.start(), found.end()
    before = low[max(0, start - 12) : start]
    year, after = int(found["y"]), re.match(r"[ -]([A-Za-z]+)", clock.text[end : end + 20])
    if not found["edge"] and not _YEAR_LEADS.search(before):
        counts = after is not None and after[1].endswith("s") and after[1].islower()
        if _COUNTED.search(before) or counts or not 1500 <= year <= 2150:
            return None
    elif year < 1500 and not re.search(r"\b(?:in|since|by|until|from|year|of) $", before):
        return None
    if after and after[1].lower() in _NOT_AFTER_YEARS:
        return None
    return of_year(year), "written out"


def read_season(found: Match, clock: Clock) -> Found:
    """The summer of 2029, last spring, in winter; a season stands for its year."""
    form, lead = found["s"], found["lead"].strip()
    explicit = found["y"] or found["yrel"]
    if not (explicit or lead or _has_lead(found, clock, "s")) or (form in load_doubtful() and not (explicit or lead)):
        return None
    month = load_numbers("seasons")[form]
    year, why = pick_year(found, clock, month, None)
    if lead in {"the next", "the following", "following"} and clock.told and not explicit:
        year, why = clock.told.first.year + (clock.told.first.month >= month), f"the {form} after {clock.told.value}"
    if lead in {"last", "past", "the past"} and clock.now and not explicit:
        now = clock.now
        year, why = now.year if month + 2 < now.month else now.year - 1, f"the last {form} before {now.isoformat()}"
    return (of_year(year), why) if year else None


def read_quarter(found: Match, clock: Clock) -> Found:
    """The second quarter of 2031, Q3 2031, the first half of the year."""
    year, why = pick_year(found, clock, 6, None)
    if year is None and clock.now:
        year, why = clock.now.year, "of the year of the report"
    if year is None:
        return None
    size = 6 if found["qu"] == "half" else 3
    number = int(found["n"]) - 1 if found["n"] else _QUARTERS.get(found["q"], 12 // size - 1)
    return of_months(year, 1 + number * size, size), why


def read_decade(found: Match, clock: Clock) -> Found:
    """The 1990s, the late '80s."""
    first = int(found["y"]) if found["y"].isdigit() else 1900 + int(found["y"][1:])
    return of_years(first, first + 9), "written out"


def read_century(found: Match, clock: Clock) -> Found:
    """The 19th century."""
    number = read_ordinal(found["n"]) or 0
    return (of_years(100 * number - 99, 100 * number), "written out") if 1 <= number <= 30 else None


def read_holiday(found: Match, clock: Clock) -> Found:
    """Christmas, New Year's Eve 2027, Good Friday."""
    month = (find_holiday(found["h"], 2000) or make_day(2000, 1, 1)).month  # type: ignore[union-attr]
    year, why = pick_year(found, clock, month, None)
    day = find_holiday(found["h"], year) if year else None
    return (of_day(day), why) if day else None


def pick_year(found: Match, clock: Clock, month: int, day: int | None) -> tuple[int | None, str]:
    """Return the year that the expression names or leaves to be understood, and why it is that one."""
    if found["y"]:
        return int(found["y"]), "written out"
    words, now, told = found["yrel"], clock.now, clock.told
    if words:
        base = (
            (told.first.year if told else None)
            if words not in {"last year", "this year", "next year"}
            else (now.year if now else None)
        )
        shift = -1 if words in {"last year", "the previous year"} else 1 if words in {"next year", "the following year"} else 0
        return (base + shift, f"{words}, seen from {base}") if base else (None, "")
    later = _GOES_ON.match(clock.low, found.end())
    if later and later[1] in load_numbers("months"):
        return int(later[2]) - (load_numbers("months")[later[1]] < month), "of the year at the end of the range"
    year = clock.year_of(month, day, found.start(), found.end())
    return year, f"without a year: the nearest to {now.isoformat()} that fits the verb" if now else "of the year named before"


def _has_lead(found: Match, clock: Clock, group: str) -> bool:
    """Return whether the name stands after a word that makes a month of it, and is not part of a person's name."""
    before = clock.low[max(0, found.start(group) - 20) : found.start(group)]
    words = re.findall(r"[a-z]+", before)
    return bool(words) and before[-1:] in {" ", "-", "\n"} and words[-1] in load_leads()


def _means_last_day(edge: str, clock: Clock, found: Match) -> bool:
    """Return whether "the end of" names the last day: after "by", "until" or "before"."""
    return (
        bool(edge)
        and "end of" in edge
        and bool(re.search(r"\b(?:by|until|till|before) $", clock.low[max(0, found.start() - 8) : found.start()]))
    )


def _beside(near: Moment, month: int, side: int) -> Moment:
    """Return the `month` next after `near` (side 1), or before it (side -1)."""
    first = near.first
    year = first.year + (month <= first.month if side > 0 else -(month >= first.month))
    return of_month(year, month)
