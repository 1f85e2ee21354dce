"""The order in which reports came out, as far as their dates and who took from whom tell."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from headwater.records import Report

_DAY = len("2031-03-02")
_NOON = "T12:00"
_LAST = ("9999", 0)

Moment = tuple[str, int]  # an ISO 8601 time, and whether just before it, at it or just after it: -1, 0, 1


def order_reports(reports: Sequence[Report], relies: Mapping[str, Collection[str]]) -> list[Report]:
    """Return the reports in order of time, those without a date last; of equal times by file.

    A report of which only the day is known came out at noon, for all one knows; but after those of that day from which it
    took material, and before those of that day that took from it. `relies` is report → reports that it took material from.
    """
    times = {report.id: report.published for report in reports if report.published}
    exact = {report: time for report, time in times.items() if len(time) > _DAY}
    moments = {report: (time, 0) if report in exact else _place(report, time, exact, relies) for report, time in times.items()}
    return sorted(reports, key=lambda report: (moments.get(report.id, _LAST), report.file, report.id))


def _place(report: str, day: str, exact: Mapping[str, str], relies: Mapping[str, Collection[str]]) -> Moment:
    """Return when a report of a day came out: at noon, or as near to it as the reports with a time of that day allow."""
    same_day = {other: time for other, time in exact.items() if time.startswith(day)}
    after = [(time, 1) for other, time in same_day.items() if other in relies.get(report, ())]
    before = [(time, -1) for other, time in same_day.items() if report in relies.get(other, ())]
    return min([max([(day + _NOON, 0), *after]), *before])
