"""Rules for years and what is made of them: seasons, quarters, decades, centuries; and the year left to be understood."""

from __future__ import annotations

import re
from functools import cache

from headwater.lore import load_rows
from headwater.text.calendar.clock import Clock
from headwater.text.calendar.lists import has_lead, load_doubtful, load_numbers
from headwater.text.calendar.moments import Moment, of_months, of_year, of_years
from headwater.text.calendar.tense import FUTURE
from headwater.text.numbers_words import read_ordinal

Match = re.Match[str]
Found = tuple[Moment, str] | None

_MONTHS, _LATEST = 12, 2150
_QUARTERS = {"first": 0, "second": 1, "third": 2, "fourth": 3}
_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_TH = r"(?:st|nd|rd|th)?"
_GOES_ON = re.compile(
    r" ?(?:-|–|—|to|and|until|till|through|or) ?(?:the )?(?:early |late |mid-?)?"
    rf"(?:\d{{1,2}}{_TH} )?([a-z]+)\.?(?: \d{{1,2}}{_TH})?,? (?:in |of )?(\d{{4}})\b"
)


def read_year(found: Match, clock: Clock) -> Found:
    """Read "in 2021", "the 2027 audit"; a number that counts something is none."""
    year, before = int(found["y"]), clock.low[max(0, found.start() - 12) : found.start()]
    after = re.match(r"[ -]([A-Za-z]+)", clock.text[found.end() : found.end() + 20])
    if re.search(r"\d $", before):
        return None
    if after and re.fullmatch(load_beside()["unit"], after[1].lower()):
        return None
    if not found["edge"] and not _leads(before, year):
        counts = after is not None and after[1].endswith("s") and after[1].islower()
        if counts or re.search(rf"\b(?:{load_beside()['count']}) $", before) or not 1500 <= year <= 2150:
            return None
    return of_year(year), "written out"


def _leads(before: str, year: int) -> bool:
    """Return whether the words before a number make a year of it; one of the Middle Ages needs a clearer one."""
    if year < 1500:
        return re.search(r"\b(?:in|since|by|until|from|year|of) $", before) is not None
    return before.endswith("(") or re.search(rf"\b(?:{load_beside()['lead']})[ (-]$", before) is not None


@cache
def load_beside() -> dict[str, str]:
    """Return the alternation of words for each side: lead, count, unit."""
    return {row["side"]: row["words"] for row in load_rows("calendar_years.tsv")}


def read_years(found: Match, clock: Clock) -> Found:
    """Read "1861-1863", "2030-31", "the 1919–1920 war"; a number that counts or names something is none."""
    first, short = int(found["y"]), found["s"]
    last = first - first % 100 + int(short) if short else int(found["z"])
    months = short is not None and int(short) <= _MONTHS and last != first + 1
    if not first < last <= _LATEST or months or re.search(r"[\d$€£] $", clock.low[max(0, found.start() - 2) : found.start()]):
        return None
    return of_years(first, last), "written out"


def read_season(found: Match, clock: Clock) -> Found:
    """Read "the summer of 2029", "last spring", "in winter"; a season stands for its year."""
    form, lead = found["s"], found["lead"].strip()
    explicit = found["y"] or found["yrel"]
    if not (explicit or lead or (_has_lead(found, clock) and form not in load_doubtful())):
        return None
    month = load_numbers("seasons")[form]
    year, why = pick_year(found, clock, month, None)
    if lead in {"the next", "the following", "following"} and clock.told and not explicit:
        year, why = clock.told.first.year + (clock.told.first.month >= month), f"the {form} after {clock.told.value}"
    elif lead in {"that", "the same", "the very same"} and clock.last and not explicit:
        year, why = clock.last.first.year, f"the {form} of {clock.last.first.year}, named before"
    elif lead in {"last", "past", "the past"} and clock.now and not explicit:
        now = clock.now
        year, why = now.year if month + 2 < now.month else now.year - 1, f"the last {form} before {now}"
    return (of_year(year), why) if year else None


def _has_lead(found: Match, clock: Clock) -> bool:
    """Return whether the words before a season make one of it: "by spring", "throughout the winter"."""
    return has_lead(clock.low, found.start("s")) or (found.start() < found.start("s") and has_lead(clock.low, found.start()))


def read_quarter(found: Match, clock: Clock) -> Found:
    """Read "the second quarter of 2031", "Q3 2031", "the first half of the year"."""
    if found["q3"]:
        size = 6 if found["qu3"] == "half" else 3
        return of_months(int(found["y3"]), 1 + size * _QUARTERS[found["q3"]], size), "written out"
    if found["q2"]:
        return _read_quarter_alone(found, clock)
    named = found["y"] or found["yrel"]
    year, why = pick_year(found, clock, 6, None) if named else (clock.now.year if clock.now else None, "of the report's year")
    if year is None:
        return None
    size = 6 if found["qu"] == "half" else 3
    index = int(found["n"]) - 1 if found["n"] else _QUARTERS.get(found["q"], 12 // size - 1)
    return of_months(year, 1 + index * size, size), why


def _read_quarter_alone(found: Match, clock: Clock) -> Found:
    """Read "the third quarter", "third-quarter profits": the last that has begun, or the next where the verb says so."""
    month = 1 + 3 * _QUARTERS[found["q2"]]
    if found["y2"]:
        return of_months(int(found["y2"]), month, 3), "written out"
    if clock.now is None:
        return None
    ahead = clock.tense(found.start(), found.end()) == FUTURE
    shift = (month + 2 < clock.now.month) if ahead else -(month > clock.now.month)
    if turned := re.search(r"(this|last|next) year$", found[0]):
        shift = {"this": 0, "last": -1, "next": 1}[turned[1]]
    return of_months(clock.now.year + shift, month, 3), f"the one that fits the verb, seen from {clock.now}"


def read_decade(found: Match, _clock: Clock) -> Found:
    """Read "the 1990s", "the late '80s"."""
    if found["tens"]:
        first = 1920 + 10 * _TENS.index(found["tens"])
        return of_years(first, first + 9), "of the twentieth century"
    first = int(found["y"]) if found["y"].isdigit() else 1900 + int(found["y"][1:])
    return of_years(first, first + 9), "written out"


def read_century(found: Match, _clock: Clock) -> Found:
    """Read "the 19th century"."""
    count = read_ordinal(found["n"]) or 0
    return (of_years(100 * count - 99, 100 * count), "written out") if 1 <= count <= 30 else None


def pick_year(found: Match, clock: Clock, month: int, day: int | None) -> tuple[int | None, str]:
    """Return the year that the expression names or leaves to be understood, and why it is that one."""
    if found["y"]:
        return int(found["y"]), "written out"
    if found["yrel"]:
        return _relative_year(found["yrel"], clock)
    later = _GOES_ON.match(clock.low, found.end())
    if later and later[1] in load_numbers("months"):
        return int(later[2]) - (load_numbers("months")[later[1]] < month), "of the year at the end of the range"
    year = clock.year_of(month, day, found.start(), found.end())
    if clock.now is None and clock.written is None:
        return year, _tell_by_kin(month, day, clock)
    if clock.now is None or clock.history:
        return year, "of the year named before"
    return year, f"without a year: the nearest to {clock.now} that fits the verb"


def _tell_by_kin(month: int, day: int | None, clock: Clock) -> str:
    """Return why it is that year, in a report without a date."""
    lacking = "without a year in a report without a date"
    if day and clock.pile and clock.pile.find_year(month, day):
        return f"{lacking}: that in which its kin name the day"
    return f"{lacking}: the nearest to {clock.kin_day}, when its kin appeared"


def _relative_year(words: str, clock: Clock) -> tuple[int | None, str]:
    """Return the year of "last year", seen from the report, or of "that year", seen from the moment named before."""
    told = clock.told.first if clock.told else None
    seen = clock.now if words in {"last year", "this year", "next year"} else told
    if seen is None:
        return None, ""
    shift = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(words.split()[-2], 0)
    return seen.year + shift, f"{words}, seen from {seen.year}"
