"""Find the details in which the statements of a claim differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from headwater.claims.versions import Said, find_differences
from headwater.records import Date, Figure, Membership, Record, Report, Statement, Version
from headwater.stage import Group, Hop, Read, Stage, each


def compare(group: Group) -> Iterator[Record]:
    """Yield the value of each statement for each detail in which the claim's statements differ."""
    statements = {row.id: row for row in group[Statement]}
    for detail in find_differences(list(_gather_said(group))):
        report = statements[detail.statement].report
        yield Version(group.key, detail.slot, detail.statement, report, detail.start, detail.end, detail.value)


def _gather_said(group: Group) -> Iterator[Said]:
    """Yield each statement with the figures and dates inside its span, the earliest report first: later values are updates."""
    texts = {row.id: row.text for row in group[Report]}
    figures: dict[str, list[Figure]] = defaultdict(list)
    dates: dict[str, list[Date]] = defaultdict(list)
    for figure in group[Figure]:
        figures[figure.report].append(figure)
    for date in group[Date]:
        dates[date.report].append(date)
    when = {row.id: row.published or "9999" for row in group[Report]}
    for row in sorted(group[Statement], key=lambda row: (when[row.report], row.report, row.start, row.end)):
        inside = tuple(one for one in figures[row.report] if row.start <= one.start and one.end <= row.end)
        days = tuple(one for one in dates[row.report] if row.start <= one.start and one.end <= row.end)
        yield Said(row, texts[row.report], inside, days)


_MEMBERS = (Hop(Membership, "statement", "claim"),)
_REPORTS = (Hop(Statement, "report", "id"), *_MEMBERS)

COMPARE = Stage(
    "compare",
    version=3,
    by="claim",
    reads=(
        Read(Membership, "claim"),
        Read(Statement, "id", via=_MEMBERS),
        Read(Report, "id", via=_REPORTS),
        Read(Figure, "report", via=_REPORTS),
        Read(Date, "report", via=_REPORTS),
    ),
    writes=(Version,),
    run=each(compare),
)
