"""Rules for times of day: at 1pm, 0300 GMT, a quarter past four in the afternoon; and the day that such a time is of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from headwater.lore import load_rows
from headwater.text.calendar.clock import Clock
from headwater.text.calendar.dated import Dated
from headwater.text.calendar.moments import Moment
from headwater.text.calendar.rules_near import read_count

Match = re.Match[str]
Found = tuple[Moment, str] | None

_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "half": 30}
_NOON = 12
_BETWEEN = re.compile(r",?(?: on| at| about| around| shortly| just| before| after| of)*(?: \()? ?")


def read_time(found: Match, clock: Clock) -> Found:
    """Read "at 1pm", "0300 GMT": on the day that the sentence names, else that of the report."""
    base, hour = clock.told_day(found.start(), found.end(), same_sentence=True), read_hour(found[0])
    if base is None or hour is None:
        return None
    return Moment(f"{base}T{hour}{read_zone(found[0])}", None, "hour"), f"on the day that the sentence tells of, {base}"


def join_times(low: str, found: Iterable[Dated]) -> Iterator[Dated]:
    """Yield the expressions, a time of day and the day beside it as one: "5 p.m. on Friday", "Friday at 5 p.m."."""
    last: Dated | None = None
    for one in found:
        joined = _join(low, last, one) if last else None
        if last and not joined:
            yield last
        last = joined or one
    if last:
        yield last


def _join(low: str, first: Dated, second: Dated) -> Dated | None:
    """Return a day and a time of day that stand side by side as one expression, None where they do not."""
    time, day = (first, second) if first.form == "time" else (second, first)
    apart = not _BETWEEN.fullmatch(low, first.end, second.start)
    if apart or time.form != "time" or day.moment.grain != "day" or day.moment.end:
        return None
    hour = time.moment.value[10:]
    return replace(day, start=first.start, end=second.end, moment=Moment(day.moment.value + hour, None, "hour"), form="timed")


def read_hour(words: str) -> str | None:
    """Return "13:05" for "1.05pm", "04:15" for "a quarter past four", None where the clock has no such time."""
    told = _read_clock(words)
    if told is None:
        return None
    (hour, minute), half = told, re.search(r"([ap])\.?m\b", words)
    hour = hour % 12 + 12 * (half[1] == "p") if half else hour
    hour += 12 if hour < _NOON and re.search(r"(?:afternoon|evening|at night)\b", words) else 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _read_clock(words: str) -> tuple[int, int] | None:
    """Return hour and minute as they are said, whatever half of the day."""
    if words.startswith("noon"):
        return 12, 0
    if found := re.match(r"(\d\d)(\d\d)\b", words):
        return int(found[1]), int(found[2])
    if found := re.match(r"(\d{1,2})(?:[:.](\d\d))?", words):
        return int(found[1]), int(found[2] or 0)
    if found := re.match(r"(?:a )?(?P<m>[a-z]+) (?P<side>past|to) (?P<h>[a-z]+)", words):
        minutes, hour = _MINUTES[found["m"]], int(read_count(found["h"]))
        return (hour, minutes) if found["side"] == "past" else (hour - 1, 60 - minutes)
    return (int(read_count(words.split(" o'clock", maxsplit=1)[0])), 0) if "o'clock" in words else None


def read_zone(words: str) -> str:
    """Return how far the zone that a time is given in is ahead of UTC, "" where it names none that is certain."""
    named = (offset for form, offset in load_zones().items() if re.search(rf"\b{form}\b", words))
    return next(named, "")


@cache
def load_zones() -> dict[str, str]:
    """Return the forms of time zones with the hours they are ahead of UTC, "" where they leave it open."""
    return {row["form"]: row["offset"] for row in load_rows("calendar_zones.tsv")}
