"""From which day a report is, where it does not say so itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from headwater.records import Day, Kin, Report


def date_reports(reports: Iterable[Report], kin: Iterable[Kin]) -> Iterator[Day]:
    """Yield the day of every report that is dated, or has dated kin: of these the most alike, else the first by id.

    What is told of one event is told within days: the day of the most alike is worth more than none for telling apart
    what happened in other years. It is never shown as the report's date.
    """
    known = {row.id: date.fromisoformat(row.published[:10]).toordinal() for row in reports if row.published}
    for report, day in known.items():
        yield Day(report, day, report)
    nearest: dict[str, Kin] = {}
    for one in sorted(kin, key=lambda row: (-row.likeness, row.other)):
        if one.report not in known and one.other in known:
            nearest.setdefault(one.report, one)
    for report, one in nearest.items():
        yield Day(report, known[one.other], one.other)
