"""Find the time expressions of a text and resolve them one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from headwater.text.calendar import rules_event, rules_hour, rules_near, rules_told, rules_weekday, rules_written, rules_years
from headwater.text.calendar.clock import Clock, tells_history
from headwater.text.calendar.dated import Dated
from headwater.text.calendar.moments import Moment, read_day
from headwater.text.calendar.patterns import load_forms, load_master
from headwater.text.calendar.pile import Pile
from headwater.text.calendar.starts import find_starts
from headwater.text.spans import Span, find_touched

Rule = Callable[[re.Match[str], Clock], tuple[Moment, str] | None]

_RULES: dict[str, Rule] = {
    "iso": rules_written.read_iso,
    "slashed": rules_written.read_slashed,
    "day_of": rules_written.read_day_month,
    "days_month": rules_written.read_days_month,
    "month_days": rules_written.read_days_month,
    "day_month": rules_written.read_day_month,
    "month_day": rules_written.read_day_month,
    "years": rules_years.read_years,
    "nth_in": rules_written.read_nth_in,
    "month_year": rules_written.read_month_year,
    "month": rules_written.read_month,
    "holiday": rules_written.read_holiday,
    "quarter": rules_years.read_quarter,
    "season": rules_years.read_season,
    "decade": rules_years.read_decade,
    "century": rules_years.read_century,
    "and_day": rules_written.read_and_day,
    "year": rules_years.read_year,
    "day_before": rules_near.read_day_before,
    "deictic": rules_near.read_deictic,
    "weekday_nth": rules_weekday.read_weekday_nth,
    "weekday": rules_weekday.read_weekday,
    "month_end": rules_near.read_month_end,
    "edge_of": rules_near.read_edge_of,
    "earlier_in": rules_told.read_earlier_in,
    "event": rules_event.read_event,
    "event_night": rules_event.read_event_night,
    "first_day": rules_event.read_first_day,
    "year_ago": rules_near.read_year_ago,
    "past_one": rules_near.read_past_one,
    "counted": rules_told.read_counted,
    "within": rules_near.read_within,
    "past_span": rules_near.read_past_span,
    "nth_day": rules_event.read_nth_day,
    "weekend": rules_near.read_weekend,
    "period": rules_near.read_period,
    "that_day": rules_told.read_that_day,
    "week_before": rules_told.read_week_before,
    "part": rules_told.read_part,
    "ordinal": rules_told.read_bare_ordinal,
    "time": rules_hour.read_time,
}
_INSTEAD = {"year": ("time",), "weekday_nth": ("weekday",), "event": ("that_day", "week_before"), "first_day": ("nth_day",)}
"""What an expression may be instead where it cannot be resolved as the form that comes first."""
WRITTEN = frozenset({
    "iso", "day_of", "and_day", "slashed", "days_month", "month_days", "day_month", "month_day", "month_year", "nth_in",
    "ordinal",
})  # fmt: skip
"""The forms whose month is written out, or whose day goes with one that is."""
_DATELINE = re.compile(r"(?:\s*,?\s*\d{4})?\s*(?:\.\s*)?(?:\([^)\n]{2,30}\)|/[^/\n]{2,30}/)\s*\.?\s*[-–—/.]?|\s*[-–—]\s")
_FOLD = str.maketrans({"’": "'", "‘": "'", "\xa0": " ", "\u2009": " ", "\u202f": " "})


def find_dates(text: str, published: str | None, skip: Sequence[Span] = (), pile: Pile | None = None) -> list[Dated]:
    """Return the time expressions of a text in order, without overlap, each resolved.

    `published` is the ISO date or date-time of publication; without it, only what the text itself settles is found, and
    what the `pile` does: what the text and others of its story tell of days. Nothing is taken from the spans of `skip` (in
    order, without overlap), nor from datelines.
    """
    low = lower_text(text)
    day = read_day(published)
    clock = Clock(text, low, day, history=tells_history(low, day), pile=pile)
    return list(rules_hour.join_times(low, _walk(text, clock, skip)))


def lower_text(text: str) -> str:
    """Return the text in lower case with plain apostrophes and spaces, every character in its place."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_FOLD)


def _walk(text: str, clock: Clock, skip: Sequence[Span]) -> Iterator[Dated]:
    master, at = load_master(), 0
    for start in find_starts(clock.low):
        found = master.match(clock.low, start) if start >= at else None
        if found is None:
            continue
        form = found.lastgroup or ""
        dated = None
        if not find_touched(skip, found.start(), found.end()) and not _is_dateline(text, found):
            dated = _resolve(form, found, text, clock)
        if dated is None:
            at = found.end() if form in {"iso", "slashed"} else at
            continue
        clock.note(dated.moment, dated.start, written=form in WRITTEN)
        at = dated.end
        yield dated


def _resolve(form: str, found: re.Match[str], text: str, clock: Clock) -> Dated | None:
    """Return the expression resolved, None where it turns out to be no time or cannot be resolved."""
    for one in (form, *_INSTEAD.get(form, ())):
        inner = load_forms()[one].match(clock.low, found.start())
        if inner and (dated := _read(one, inner, text, clock)):
            return dated
    return None


def _read(form: str, inner: re.Match[str], text: str, clock: Clock) -> Dated | None:
    glued = text[inner.start() - 1 : inner.start()] == "." and not text[inner.start()].isupper()
    if glued or not _is_name(form, inner, text):
        return None
    try:
        result = _RULES[form](inner, clock)
    except (OverflowError, ValueError):
        # Python's calendar has the years 1 to 9999.
        return None
    if result is None:
        return None
    start, end = inner.span()
    end -= len(inner[0]) - len(inner[0].rstrip(" ,"))
    return Dated(start, end, result[0], form, result[1])


def _is_name(form: str, found: re.Match[str], text: str) -> bool:
    """Return whether a month or weekday is written as a name: with a capital."""
    groups = [group for group in ("m", "w", "h") if form != "iso" and group in found.re.groupindex and found[group]]
    return all(text[found.start(group)].isupper() for group in groups)


def _is_dateline(text: str, found: re.Match[str]) -> bool:
    """Return whether the expression is the date of a dateline: "KARSIN, September 14 (ONS) -"."""
    if found.lastgroup not in {"day_month", "month_day"}:
        return False
    line = text.rfind("\n", 0, found.start()) + 1
    head = text[line : found.start()]
    if len(head) > 60 or not re.match(r"\(?[A-ZÀ-Þ]{3}", head):
        return False
    if any(word[0].islower() for word in re.findall(r"\w+", head)):
        return False
    return _DATELINE.match(text, found.end()) is not None
