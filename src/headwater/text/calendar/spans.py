"""Time expressions that are no calendar date: how long, how often, and the past, the present and the future as a whole."""

from __future__ import annotations

import re
from functools import cache

from headwater.lore import load_rows
from headwater.text.calendar.lists import load_numbers
from headwater.text.calendar.patterns import NO_DATE_BEFORE, fill_pattern, load_pieces, strip_names
from headwater.text.numbers_words import read_cardinal, read_ordinal

Match = re.Match[str]

_CODES = {"minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "fortnight": "W", "weekend": "WE"}
_CODES |= {"month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE"}
_OFTEN = {"daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W"}
_OFTEN |= {"monthly": "P1M", "quarterly": "P1Q", "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y"}
_OFTEN |= {"biannual": "P6M", "biennial": "P2Y"}
_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_OPEN = re.compile(r"couple|several|few|some|many|number|dozens|hundreds|thousands|tens")


@cache
def load_spans() -> dict[str, tuple[re.Pattern[str], str]]:
    """Return the expression and the kind or value of each form, in the order in which they are tried."""
    pieces = dict(load_pieces())
    rows = load_rows("calendar_spans.tsv")
    for row in rows:
        if row["name"].isupper():
            pieces[row["name"]] = fill_pattern(row["pattern"], pieces)
    return {r["name"]: (re.compile(fill_pattern(r["pattern"], pieces)), r["value"]) for r in rows if r["name"].islower()}


@cache
def load_span_master() -> re.Pattern[str]:
    """Return the expression that finds every form; `lastgroup` names the form found."""
    forms = [f"(?P<{name}>{strip_names(form.pattern)})" for name, (form, _) in load_spans().items()]
    return re.compile(NO_DATE_BEFORE + "(?:" + "|".join(forms) + r")(?!\w)")


def read_span(form: str, found: Match) -> tuple[str, str] | None:
    """Return type and value, as TimeML writes them, of a match of `form`; None where it is none."""
    value = load_spans()[form][1]
    if value == "duration":
        given = found.groupdict()
        count = given.get("n") or ("1" if form == "whole" else "X")
        length = write_length(
            count, found["u"].removesuffix("s"), half=bool(given.get("half")) or found[0].endswith("and a half")
        )
        return ("DURATION", length) if length else None
    if value == "set":
        often = _read_set(form, found)
        return ("SET", often) if often else None
    return "DATE", value


def write_length(count: str, unit: str, *, half: bool = False) -> str | None:
    """Return a duration as TimeML writes it: "P3D", "PT2H", "PXM" where it is not told how many."""
    code = _CODES[unit]
    code, size = (code[1:], "PT") if code.startswith("T") else (code, "P")
    if count == "X" or _OPEN.search(count):
        return f"{size}X{code}"
    number = 0.5 if count.startswith("half") else read_cardinal(count.replace(",", ""))
    if number is None:
        return None
    number = (number + 0.5 * half) * (2 if unit == "fortnight" else 1)
    if unit == "hour" and number == 0.5:  # half an hour
        return "PT30M"
    return f"{size}{number:g}{code}"


def _read_set(form: str, found: Match) -> str | None:
    """Return how often it comes: "P1W", "P2D", "XXXX-WXX-1"."""
    if form == "often":
        return _OFTEN[found["f"]]
    if form == "days":
        return _write_weekday(found["w"].removesuffix("s"))
    unit = found["u"].removesuffix("s")
    if form == "per":
        return write_length("1", unit)
    if unit in _CODES:
        turn = found["n"] or "1"
        count = 2 if turn in {"other", "second"} else read_ordinal(turn) or read_cardinal(turn) or 1
        return write_length(str(int(count)), unit)
    if unit in _PARTS:
        return f"XXXX-XX-XX{_PARTS[unit]}"
    return f"XXXX-{_SEASONS[unit]}" if unit in _SEASONS else _write_weekday(unit)


def _write_weekday(name: str) -> str:
    if name in {"weekday", "weekend"}:
        return "XXXX-WXX-WE" if name == "weekend" else "XXXX-WXX-XX"
    return f"XXXX-WXX-{load_numbers('weekdays')[name] + 1}"
