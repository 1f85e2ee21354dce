"""Decide which reports a report took material from."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.copying.features import gather_evidence
from headwater.copying.reading import Reading, make_reading
from headwater.copying.reasons import give_reasons
from headwater.copying.trees import load_forest
from headwater.copying.verdict import choose_sources, say_how
from headwater.decisions.reliance import rule_reliance
from headwater.records import Copy, Kin, Record, Relies, Report, Ruling, Words
from headwater.stage import Group, Hop, Read, Stage, each

NEAREST = 30  # kin that are looked at, the likeliest


def read_group(group: Group) -> tuple[Reading, list[Reading]]:
    """Return the readings of a group's report and of its nearest kin."""
    kin = sorted(group[Kin], key=lambda row: (-row.likeness, row.other))[:NEAREST]
    words = {row.report: row for row in group[Words]}
    reports = {row.id: row for row in group[Report]}
    others = [make_reading(reports[row.other], words[row.other]) for row in kin]
    return make_reading(reports[group.key], words[group.key]), sorted(others, key=lambda other: other.report.id)


def rely(group: Group) -> Iterator[Record]:
    """Yield what a report relies on, with how and why; what people decided goes before what the texts show."""
    yield from rule_reliance(group.key, find_reliance(group), group[Ruling])


def find_reliance(group: Group) -> Iterator[Relies]:
    """Yield what the texts show that a report relies on."""
    if not group[Kin]:
        return
    evidence = gather_evidence(*read_group(group))
    if evidence is None:
        return
    for one, score in choose_sources(evidence, load_forest("rely.npz")):
        other = evidence.candidates[one].report.id
        copies = [copy for copy in group[Copy] if other in {copy.a, copy.b}]
        yield Relies(group.key, other, say_how(evidence, one), score, give_reasons(evidence, one, copies))


RELY = Stage(
    "rely",
    version=2,
    by="report",
    reads=(
        Read(Kin, "report"),
        Read(Report, "id"),
        Read(Report, "id", via=(Hop(Kin, "other", "report"),)),
        Read(Words, "report"),
        Read(Words, "report", via=(Hop(Kin, "other", "report"),)),
        Read(Copy, "a"),
        Read(Copy, "b"),
        *(Read(Ruling, side, via=(Hop(Report, "id", "id"),)) for side in "ab"),
    ),
    writes=(Relies,),
    run=each(rely),
)
