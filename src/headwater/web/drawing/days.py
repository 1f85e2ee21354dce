"""A timeline in words: what each of its columns is called and holds, as marks of a strip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple, fields
from datetime import date
from urllib.parse import urlencode

from markupsafe import Markup

from headwater.view.phrases import MONTHS, say_date
from headwater.view.timeline import Column, Counts, Gap, Timeline
from headwater.web.drawing.strip import Bar, Break, Lane, Mark, draw_strip
from headwater.web.words import say

LANES = tuple(field.name for field in fields(Counts))
LENGTHS = {13: "hour", 10: "day", 7: "month", 4: "year"}


def draw_timeline(timeline: Timeline, address: Callable[[Column], str], lanes: Sequence[str] = LANES) -> Markup:
    """Return the strip of a timeline; `address` is where a column that holds something leads. `lanes` may leave some out."""
    marks = [mark_column(column, timeline.grain, address, lanes) for column in timeline.columns]
    return draw_strip(
        marks, [Lane(say(f"timeline.{lane}"), lane) for lane in lanes], say("timeline.drawn", period=name_extent(timeline))
    )


def address_of_column(column: Column) -> str:
    """Return where the timeline shows a column by itself."""
    return f"/timeline?{urlencode({'from': column.start, 'to': column.end})}"


def mark_column(column: Column | Gap, grain: str, address: Callable[[Column], str], lanes: Sequence[str] = LANES) -> Mark:
    """Return a column or a gap as a mark of a strip."""
    if isinstance(column, Gap):
        return Break(say(f"timeline.gap_{grain}", n=column.length))
    label, era = _label(column, grain)
    sentence = say("timeline.column", name=name_column(column, grain), counts=say_counts(column.counts))
    values = tuple(getattr(column.counts, lane) for lane in lanes)
    return Bar(values, label, era, sentence, address(column) if column.counts else "")


def say_counts(counts: Counts) -> str:
    """Return "4 reports, 12 claims first reported, 1 denial"; what there is none of is left out."""
    return ", ".join(say(f"timeline.n_{lane}", n=number) for lane, number in zip(LANES, astuple(counts), strict=True) if number)


def name_period(start: str, end: str) -> str:
    """Return from when to when a period goes that is given by the beginnings of ISO 8601 date-times, "" for an open end."""
    first, last = (name_column(Column(text, text), LENGTHS[len(text)]) if text else "" for text in (start, end))
    if first and last and first != last:
        return say("timeline.from_to", first=first, last=last)
    if first == last:
        return first
    return say("timeline.since", first=first) if first else say("timeline.until", last=last)


def name_extent(timeline: Timeline) -> str:
    """Return from which to which day, month or year a timeline goes, "" where it is empty."""
    filled = timeline.filled
    return name_period(filled[0].start[:10], filled[-1].end[:10]) if filled else ""


def name_column(column: Column, grain: str) -> str:
    """Return "8 March 2031, 09:00 to 09:59", "8 March 2031", "the week of 8 March 2031", "March 2031" or "2031"."""
    start = column.start
    if grain == "hour":
        hour = start[11:13]
        return say("timeline.hour", day=say_date(start), hour=hour) if hour else say("timeline.no_hour", day=say_date(start))
    if grain == "week":
        return say("timeline.week", day=say_date(start))
    return _name_month(start) if grain == "month" else say_date(start)


def _label(column: Column, grain: str) -> tuple[str, str]:
    """Return what stands under a column, and what stands under that where it changes."""
    start = column.start
    if grain == "hour":
        return start[11:13] or "–", say_date(start)
    if grain == "week":
        day = date.fromisoformat(start)
        return f"{day.day} {MONTHS[day.month - 1][:3]}", start[:4]
    labels = {"day": start[8:10].lstrip("0"), "month": _name_month(start)[:3], "year": start}
    return labels[grain], {"day": _name_month(start), "month": start[:4], "year": ""}[grain]


def _name_month(start: str) -> str:
    return f"{MONTHS[int(start[5:7]) - 1]} {start[:4]}"
