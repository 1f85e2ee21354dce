"""Find quotations of one speaker whose words differ between two reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from headwater.claims.quotations import Quote, tell_changes
from headwater.claims.quotations_changed import Side, find_changed
from headwater.records import Alteration, Kin, Quotation, Record, Relies, Report
from headwater.stage import Group, Hop, Read, Stage, each
from headwater.text.calendar import read_day
from headwater.text.words import content_words


def requote(group: Group) -> Iterator[Record]:
    """Yield the quotations of a report that change the words of one in an earlier report of its kin.

    Each pair is written once, by the later report; of two reports the one with the greater id is the later where their
    dates do not tell.
    """
    sides = _gather_sides(group)
    reports = {report.id: report for report in group[Report]}
    if group.key not in sides:
        return
    earlier = sorted((_order(reports[key]), side) for key, side in sides.items() if key != group.key)
    before = [side for order, side in earlier if order < _order(reports[group.key])]
    for old, new in find_changed(sides[group.key], before):
        why = tell_changes(old.text, new.text)
        yield Alteration(old.report, new.report, old.start, old.end, new.start, new.end, why)


def _order(report: Report) -> tuple[str, str]:
    return report.published or "9999", report.id


def _gather_sides(group: Group) -> dict[str, Side]:
    """Return the quotations of the group's report and its kin that can be a changed one, by report."""
    relied = {row.on for row in group[Relies]}
    texts = {report.id: report.text for report in group[Report]}
    own = [row for row in group[Quotation] if row.report == group.key]
    told = {word for row in own for word in content_words(texts[group.key][row.start : row.end])}
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for row in group[Quotation]:
        text = texts[row.report][row.start : row.end]
        if _shares_two(text, told):
            quotes[row.report].append(Quote(row.report, row.start, row.end, text, row.speaker))
    return {row.id: Side(tuple(quotes[row.id]), read_day(row.published), row.id in relied) for row in group[Report]}


def _shares_two(text: str, told: set[str]) -> bool:
    """Return whether a quotation has two words of content of those told; no other can be a changed one."""
    return len(told.intersection(content_words(text))) >= 2


_OTHERS = (Hop(Kin, "other", "report"),)

REQUOTE = Stage(
    "requote",
    version=4,
    by="report",
    reads=(
        Read(Kin, "report"),
        Read(Relies, "report"),
        Read(Report, "id"),
        Read(Report, "id", via=_OTHERS),
        Read(Quotation, "report"),
        Read(Quotation, "report", via=_OTHERS),
    ),
    writes=(Alteration,),
    run=each(requote),
)
