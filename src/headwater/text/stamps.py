"""Read the dates that pages, tables and addresses are stamped with, as ISO 8601.

A stamp names day, month and year; "on Thursday" and "8 March" are the calendar's business, not this module's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from headwater.lore import load_rows

CLOCK = re.compile(
    r"(?<!\d)(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"\s*(?P<zone>Z\b|(?:UTC|GMT)?[+-]\d\d:?\d\d(?!\d)|UTC\b|GMT\b)?",
    re.IGNORECASE,
)
FILLER = re.compile(
    r"[\s,.|·•/()\-–—T]|\b(?:at|um|à|alle|kl|uhr|hrs?|h|on|the|of)\b|[^\W\d_]{2,}day\b|\b(?:mon|tue|wed|thu|fri|sat|sun)\b",
    re.IGNORECASE,
)
EPOCH = re.compile(r"1\d{9}(?:\d{3})?|[2-4]\d{9}(?:\d{3})?")
ADDRESS = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<join>[/-]?)(?P<m>\d\d|[a-z]{3})(?P=join)(?P<d>\d\d)(?!\d)", re.IGNORECASE)
NEAR = 24


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a text: its place, with the clock time that follows it, and its ISO 8601 value."""

    start: int
    end: int
    value: str


def parse_stamp(text: str) -> str | None:
    """Return the date or date-time that `text` is, in ISO 8601 to the minute, with its zone if it gives one.

    None where it is no such thing, or where day and month cannot be told apart (03/04/2031).
    """
    text = text.strip()
    if EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).strftime("%Y-%m-%dT%H:%M+00:00")
    found = _exact(text)
    if found:
        return found
    stamp = next(find_stamps(text), None)
    if stamp is None:
        return None
    rest = text[: stamp.start] + " " + text[stamp.end :]
    clock = _read_clock(rest) if "T" not in stamp.value else None
    if clock:
        rest = rest.replace(clock[0], " ", 1)
    return None if FILLER.sub("", rest) else stamp.value + (clock[1] if clock else "")


def find_stamps(text: str) -> Iterator[Stamp]:
    """Yield every date with day, month and year in `text`, with the clock time right after it."""
    for found in _pattern().finditer(text):
        day = _read_day(found)
        if day:
            after = re.compile(r"[\s,|·•-]{0,3}(?:at\s+|um\s+|T)?").match(text, found.end())
            clock = CLOCK.match(text, after.end() if after else found.end())
            timed = _read_clock(clock.group()) if clock and (clock["minute"] or clock["half"]) else None
            end = clock.start() + len(clock.group().rstrip()) if clock and timed else found.end()
            yield Stamp(found.start(), end, day + (timed[1] if timed else ""))


def find_address_date(url: str) -> str | None:
    """Return the date that a web address or a file name has in its path (/2031/03/08/, 2031-03-08, 20310308), or None."""
    for found in ADDRESS.finditer(url):
        month = found["m"] if found["m"].isdigit() else str(month_names().get(found["m"].lower(), 0))
        if day := _make_day(found["y"], month, found["d"]):
            return day
    return None


def _exact(text: str) -> str | None:
    """ISO 8601 and RFC 2822, which the standard library reads."""
    try:
        if re.fullmatch(r"\d{4}-?\d\d-?\d\d", text):
            return date.fromisoformat(text).isoformat()
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.strftime("%Y-%m-%dT%H:%M") + (_zone(moment.strftime("%z")) if moment.tzinfo else "")


def _read_clock(text: str) -> tuple[str, str] | None:
    """Return the clock time in `text` as it stands and as 'Thh:mm' with its zone, or None."""
    for found in CLOCK.finditer(text):
        if found["minute"] or found["half"]:
            hour = int(found["hour"])
            if found["half"]:
                hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
            return found.group(), f"T{hour:02}:{found['minute'] or '00'}{_zone(found['zone'] or '')}"
    return None


def _zone(zone: str) -> str:
    digits = re.sub(r"[^\d+-]", "", zone)
    if digits:
        return f"{digits[:3]}:{digits[3:5]}"
    return "+00:00" if zone else ""


def _read_day(found: re.Match[str]) -> str | None:
    groups = {name[:-1]: value for name, value in found.groupdict().items() if value}
    if "a" in groups:  # 03/04/2031: only a number beyond twelve tells which is the day
        first, second = int(groups["a"]), int(groups["b"])
        if (first > 12) == (second > 12) and first != second:
            return None
        groups["d"], groups["m"] = (groups["b"], groups["a"]) if second > 12 else (groups["a"], groups["b"])
    month = groups["m"] if groups["m"].isdigit() else str(month_names()[groups["m"].lower()])
    return _make_day(groups["y"], month, groups["d"])


def _make_day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


@cache
def month_names() -> dict[str, int]:
    """Return the names of months (lower case, without a full stop), each with its number."""
    names = {row["form"].removesuffix("."): int(row["number"]) for row in load_rows("calendar_months.tsv")}
    for row in load_rows("stamp_months.tsv"):
        for number, forms in enumerate(row["names"].split("|"), 1):
            names.update(dict.fromkeys(forms.split(), number))
    return names


@cache
def _pattern() -> re.Pattern[str]:
    """Return all forms of a date in one pattern; a group is named by the part of the date and the number of the form."""
    month = "|".join(sorted(month_names(), key=lambda name: (-len(name), name)))
    year = r"(?:19|20)\d\d"
    forms = (
        rf"(?P<y0>{year})-(?P<m0>\d\d)-(?P<d0>\d\d)",
        rf"(?P<y1>{year})[/.](?P<m1>\d\d?)[/.](?P<d1>\d\d?)",
        rf"(?P<d2>\d\d?)\.\s?(?P<m2>\d\d?)\.\s?(?P<y2>{year})",
        rf"(?P<a3>\d\d?)(?P<join>[/-])(?P<b3>\d\d?)(?P=join)(?P<y3>{year})",
        rf"(?P<d4>\d\d?)(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+|of\s+)?(?P<m4>{month})\.?,?[\s-]+(?:de\s+|del\s+)?(?P<y4>{year})",
        rf"(?:(?<![^\W_])|(?-i:(?<=[a-z])(?=[A-Z])))(?P<m5>{month})\.?\s+(?P<d5>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y5>{year})",
        rf"(?P<y6>{year})年\s?(?P<m6>\d\d?)月\s?(?P<d6>\d\d?)日",
    )
    return re.compile(rf"(?<![\d/.-])(?:{'|'.join(forms)})(?!\.?\d)", re.IGNORECASE)
