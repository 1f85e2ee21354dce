"""Find quotations of one speaker whose words differ between two reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from headwater.claims.quotations import Quote, tell_changes
from headwater.claims.quotations_changed import Side, find_changed
from headwater.claims.quotations_spoken import find_speaker, name_speakers
from headwater.records import Alteration, Attribution, Kin, Link, Meaning, Passage, Record, Referent, Relies, Report
from headwater.stage import Group, Hop, Read, Stage, each
from headwater.text.calendar import read_day


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
    """Return the quotations of the group's report and its kin, by report."""
    relied = {row.on for row in group[Relies]}
    spoken = name_speakers(group[Attribution], group[Link], group[Meaning])
    spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for row in group[Passage]:
        if row.kind == "quotation":
            spans[row.report].add((row.start, row.end))
    for said in group[Attribution]:
        if said.form == "transcript":
            spans[said.report].update(said.content)
    sides = {}
    for report in group[Report]:
        found: Sequence[tuple[int, int]] = sorted(spans[report.id])
        quotes = tuple(
            Quote(report.id, start, end, report.text[start:end], find_speaker(spoken[report.id], start, end))
            for start, end in found
        )
        sides[report.id] = Side(quotes, read_day(report.published), report.id in relied)
    return sides


_OTHERS = (Hop(Kin, "other", "report"),)

REQUOTE = Stage(
    "requote",
    version=1,
    by="report",
    reads=(
        Read(Kin, "report"),
        Read(Relies, "report"),
        Read(Report, "id"),
        Read(Report, "id", via=_OTHERS),
        Read(Passage, "report"),
        Read(Passage, "report", via=_OTHERS),
        Read(Attribution, "report"),
        Read(Attribution, "report", via=_OTHERS),
        Read(Link, "report"),
        Read(Link, "report", via=_OTHERS),
        Read(Meaning, "referent", via=(Hop(Referent, "id", "report"),)),
        Read(Meaning, "referent", via=(Hop(Referent, "id", "report"), *_OTHERS)),
    ),
    writes=(Alteration,),
    run=each(requote),
)
