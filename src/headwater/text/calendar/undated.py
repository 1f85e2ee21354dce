"""From which day a report is that does not say so itself: by the dated report most like it, or by the days that it names.

Of the dated reports of training/cases, read as if they were undated, 96 in 100 are of the day of their likest kin to within
two months where the two are alike by half, 78 in 100 where they are less so; to the last day named then 92 in 100 are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from headwater.records import Day, Kin, Report
from headwater.text.calendar.dated import Dated
from headwater.text.calendar.find import WRITTEN, lower_text
from headwater.text.calendar.moments import read_day
from headwater.text.calendar.tense import FUTURE, PAST, tell_tense

_ALIKE = 0.5
"""From which likeness on two reports tell of the same days."""


def choose_vantage(published: str | None, kin: Iterable[Kin]) -> tuple[str | None, str]:
    """Return the day from which a report's "on Friday" is seen, and what is to be added to the reason: nothing if it is dated.

    That of an undated one is the day of the dated report most like it, if the two are much alike; else None.
    """
    likest = None if published else find_likest(kin)
    if likest is None or likest.likeness < _ALIKE:
        return published, ""
    day = likest.published[:10]
    return day, f"; undated itself, it is read as of {day}, when the report most like it appeared"


def reckon_day(report: Report, kin: Iterable[Kin], found: Sequence[Dated]) -> Iterator[Day]:
    """Yield the day of a report: its own, else that of much like kin, else the last one that it names, else that of any kin.

    What is told of one event is told within days: such a day is worth more than none for telling apart what happened in
    other years. It is never shown as the report's date.
    """
    if own := read_day(report.published):
        yield Day(report.id, own.toordinal(), report.id, "its own date")
        return
    likest, named = find_likest(kin), _find_last_named(report.text, found)
    theirs = read_day(likest.published) if likest else None
    if likest and theirs and (likest.likeness >= _ALIKE or named is None):
        yield Day(report.id, theirs.toordinal(), likest.other, "the day of the report most like it")
    elif named:
        words = report.text[named.start : named.end]
        yield Day(report.id, named.moment.last.toordinal(), report.id, f"the last day that it names: “{words}”")


def find_likest(kin: Iterable[Kin]) -> Kin | None:
    """Return the dated kin most like a report, of several as like the first by id; None where no kin is dated."""
    dated = (one for one in kin if read_day(one.published))
    return min(dated, key=lambda one: (-one.likeness, one.other), default=None)


def _find_last_named(text: str, found: Iterable[Dated]) -> Dated | None:
    """Return the last day (or month, told in the past tense) that is written out and does not lie ahead."""
    low = lower_text(text)
    written = ((one, tell_tense(low, one.start, one.end)) for one in found if one.form in WRITTEN)
    days = (one for one, tense in written if tense == PAST or (one.moment.grain == "day" and tense != FUTURE))
    return max(days, key=lambda one: one.moment.last, default=None)
