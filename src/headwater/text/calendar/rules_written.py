"""Rules for days and months that are written out: 19 April 2027, the twenty-first of September, last May, Christmas."""

from __future__ import annotations

import re
from datetime import date, timedelta

from headwater.text.calendar.clock import Clock
from headwater.text.calendar.lists import find_holiday, has_lead, load_doubtful, load_numbers
from headwater.text.calendar.moments import Moment, make_day, nth_weekday, of_day, of_days, of_month, of_weekend
from headwater.text.calendar.rules_near import SIDES, strip_turn
from headwater.text.calendar.rules_years import pick_year
from headwater.text.numbers_words import read_ordinal

Match = re.Match[str]
Found = tuple[Moment, str] | None

_NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
_SATURDAY = 5
_BEFORE_DAY = "On|In|By|At|Before|After|Since|Until|This|Last|Next|The|For"
_OF_NAME = re.compile(rf"(?<![.!?\n] )\b(?!(?:{_BEFORE_DAY})\b)[A-ZÀ-Þ][a-zà-ÿ]+ $")
_GOES_ON_AS_NAME = re.compile(r" (?!Day\b|Eve\b)[A-ZÀ-Þ][a-zà-ÿ]")
_AFTER_DAY = re.compile(r"[a-z]\.? \d{1,2}(?:st|nd|rd|th)?(?:, \d{1,2}(?:st|nd|rd|th)?)*,? (?:and|or) $")
_AT = re.compile(r"\b(?:at|by|until|till|before|since|from) $")


def read_iso(found: Match, _clock: Clock) -> Found:
    """Read "2031-03-08", "2031-03-08T14:00"."""
    day = make_day(int(found["y"]), int(found["m"]), int(found["d"]))
    if day is None:
        return None
    return Moment(f"{day}T{found['t']}", None, "hour") if found["t"] else of_day(day), "written out"


def read_slashed(found: Match, clock: Clock) -> Found:
    """Read "08/03/2031": day first unless only the other order is a date."""
    a, b, year = int(found["a"]), int(found["b"]), int(found["y"])
    if len(found["y"]) == 2:  # the century and, as often as not, the order are left to be understood
        return _read_short(a, b, year, clock)
    if day := make_day(year, b, a):
        return of_day(day), "written out, read with the day first"
    day = make_day(year, a, b)
    return (of_day(day), "written out, with the month first") if day else None


def _read_short(a: int, b: int, year: int, clock: Clock) -> Found:
    """Return the day of "02/13/98" in the century that brings it nearest to the report; None where both orders are dates."""
    if clock.now is None:
        return None
    year += 100 * round((clock.now.year - year) / 100)
    both = make_day(year, a, b), make_day(year, b, a)
    day = both[0] or both[1] if None in both or both[0] == both[1] else None
    return (of_day(day), f"written out, of the century around {clock.now.year}") if day else None


def read_day_month(found: Match, clock: Clock) -> Found:
    """Read "19 April 2027", "Thursday, March 8", "the twenty-first of September"."""
    count, month = read_ordinal(found["d"]), load_numbers("months")[found["m"]]
    year, why = pick_year(found, clock, month, count)
    day = make_day(year, month, count) if year and count else None
    return (of_day(day), why) if day else None


def read_and_day(found: Match, clock: Clock) -> Found:
    """Read the "5" of "March 3 and 5": of the month named right before."""
    told = clock.told
    if told is None or told.grain != "day" or not _AFTER_DAY.search(clock.low, max(0, found.start() - 24), found.start()):
        return None
    day = make_day(told.first.year, told.first.month, read_ordinal(found["d"]) or 0)
    return (of_day(day), f"of the month of {told.value}") if day and day > told.first else None


def read_days_month(found: Match, clock: Clock) -> Found:
    """Read "13 to 22 July", "March 3-5, 2031"."""
    month = load_numbers("months")[found["m"]]
    year, why = pick_year(found, clock, month, int(found["d"]))
    first = make_day(year, month, int(found["d"])) if year else None
    last = make_day(year, month, int(found["e"])) if year else None
    return (of_days(first, last), why) if first and last and first < last else None


def read_nth_in(found: Match, clock: Clock) -> Found:
    """Read "the last weekend of September", "the second Monday in May 2031", "the first day of June"."""
    month, nth = load_numbers("months")[found["m"]], _NTHS[found["n"]]
    year, why = pick_year(found, clock, month, None)
    if year is None:
        return None
    if found["k"] == "week":
        return of_days(*_week_of_month(year, month, nth), "week"), why
    if found["k"] == "day":
        day = make_day(year, month, nth) if nth > 0 else of_month(year, month).last
        return (of_day(day), why) if day else None
    if found["k"] == "weekend":
        return of_weekend(nth_weekday(year, month, _SATURDAY, nth)), why
    return of_day(nth_weekday(year, month, load_numbers("weekdays")[found["k"]], nth)), why


def _week_of_month(year: int, month: int, nth: int) -> tuple[date, date]:
    """Return the first and last of the seven days; the first week begins with the month, the last ends with it."""
    whole = of_month(year, month)
    first = whole.last - timedelta(6) if nth < 0 else whole.first + timedelta(7 * (nth - 1))
    return first, first + timedelta(6)


def read_month_year(found: Match, _clock: Clock) -> Found:
    """Read "March 2031", "mid-February 2031"."""
    return of_month(int(found["y"]), load_numbers("months")[found["m"]]), "written out"


def read_month(found: Match, clock: Clock) -> Found:
    """Read "in June", "last May", "April of that year", "by the end of November"."""
    form, lead = found["m"], found["lead"].strip()
    sure = lead or found["y"] or found["yrel"] or form not in load_doubtful()
    if not (sure or has_lead(clock.low, found.start("m"))) or (not sure and _is_person(found, clock)):
        return None
    month = load_numbers("months")[form]
    moment, why = _month_by_turn(strip_turn(lead), month, form, clock)
    if moment is None:
        year, why = pick_year(found, clock, month, None)
        moment = of_month(year, month) if year else None
    if moment and _AT.search(clock.low, max(0, found.start() - 8), found.start()):
        if "end of" in found["edge"]:
            return of_day(moment.last), f"{why}; its end"
        if re.search(r"(?:start|beginning) of", found["edge"]):
            return of_day(moment.first), f"{why}; its beginning"
    return (moment, why) if moment else None


def _is_person(found: Match, clock: Clock) -> bool:
    """Return whether a doubtful month is a first name: "by April Jones"; not "in April Parliament voted"."""
    weak = re.search(r"\b(?:and|or|as|of|by|from|to|after|before|with) $", clock.low[max(0, found.start() - 8) : found.start()])
    return weak is not None and re.match(r" [A-ZÀ-Þ][a-z]", clock.text[found.end() : found.end() + 3]) is not None


def _month_by_turn(turn: str, month: int, form: str, clock: Clock) -> tuple[Moment | None, str]:
    """Return "last May" seen from the report, "the following January" seen from the moment named before."""
    if turn in {"that", "same", "very same"} and clock.last:
        return of_month(clock.last.first.year, month), f"the {form} of {clock.last.first.year}, named before"
    if turn not in SIDES:
        return None, ""
    anaphoric = turn in {"following", "previous", "preceding"} and clock.told is not None
    seen = clock.told.first if anaphoric and clock.told else clock.now
    if seen is None:
        return None, ""
    side = SIDES[turn]
    year = seen.year + (month <= seen.month if side > 0 else -(month >= seen.month))
    return of_month(year, month), f"the {form} {'after' if side > 0 else 'before'} {seen}"


def read_holiday(found: Match, clock: Clock) -> Found:
    """Read "Christmas", "New Year's Eve 2027", "Good Friday"."""
    named = _OF_NAME.search(clock.text, max(0, found.start() - 20), found.start())
    if named or _GOES_ON_AS_NAME.match(clock.text, found.end()):
        return None  # "Johnnie Christmas", "the Easter Offensive"
    usual = find_holiday(found["h"], 2000)
    year, why = pick_year(found, clock, usual.month, usual.day)
    return (of_day(find_holiday(found["h"], year)), why) if year else None
