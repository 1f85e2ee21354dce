"""Find quotations of one speaker whose words differ between two reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from headwater.claims.quotations import Quote, tell_changes
from headwater.claims.quotations_changed import Side, find_changed
from headwater.claims.quotations_spoken import Spoken, find_speaker, name_speakers
from headwater.records import Alteration, Attribution, Kin, Link, Meaning, Passage, Record, Referent, Relies, Report
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
    """Return the quotations of the group's report and its kin, by report."""
    relied = {row.on for row in group[Relies]}
    spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for row in group[Passage]:
        if row.kind == "quotation":
            spans[row.report].add((row.start, row.end))
    for said in group[Attribution]:
        if said.form == "transcript":
            spans[said.report].update(said.content)
    texts = {report.id: report.text for report in group[Report]}
    quoted = {key: sorted(spans[key]) for key in texts}
    told = {word for start, end in quoted[group.key] for word in content_words(texts[group.key][start:end])}
    alike = {key: [s for s in found if _shares_two(texts[key][slice(*s)], told)] for key, found in quoted.items()}
    spoken = _name_speakers(group, {key for key, found in alike.items() if found})
    return {
        report.id: Side(
            tuple(
                Quote(report.id, a, b, texts[report.id][a:b], find_speaker(spoken[report.id], a, b))
                for a, b in alike[report.id]
            ),
            read_day(report.published),
            report.id in relied,
        )
        for report in group[Report]
    }


def _shares_two(text: str, told: set[str]) -> bool:
    """Return whether a quotation has two words of content of those told; no other can be a changed one."""
    return len(told.intersection(content_words(text))) >= 2


def _name_speakers(group: Group, reports: set[str]) -> Spoken:
    return name_speakers(
        [row for row in group[Attribution] if row.report in reports],
        [row for row in group[Link] if row.report in reports],
        group[Meaning],
    )


_OTHERS = (Hop(Kin, "other", "report"),)

REQUOTE = Stage(
    "requote",
    version=2,
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
