"""Find what a report says beyond the report that it takes a passage from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from headwater.claims.additions import FEATURES, Telling, Weighed, weigh_sentences
from headwater.copying.trees import check_names, load_forest
from headwater.records import Addition, Alteration, Figure, Kin, Link, Passage, Record, Relies, Report, Statement
from headwater.stage import Group, Hop, Read, Stage


def exceed(groups: Sequence[Group]) -> list[list[Record]]:
    """Return for each report its sentences that those it relies on do not bear out; a verbatim copy has none."""
    weighed = [weigh_report(group) for group in groups]
    values = np.array([one.values for rows in weighed for one in rows], dtype=np.float32).reshape(-1, len(FEATURES))
    forest = load_forest("exceed.npz")
    check_names(forest, FEATURES)
    ends = np.cumsum([len(rows) for rows in weighed])[:-1]
    found = zip(groups, weighed, np.split(forest.predict(values), ends), strict=True)
    return [
        [
            Addition(group.key, one.start, one.end, one.cites, one.kind, one.why)
            for one, score in zip(rows, scores, strict=True)
            if one.plain or score >= forest.cut
        ]
        for group, rows, scores in found
    ]


def weigh_report(group: Group) -> list[Weighed]:
    """Return the sentences of a group's report weighed against those it relies on; none where it copies them all."""
    hows = {row.on: row.how for row in group[Relies]}
    if not hows or set(hows.values()) == {"verbatim"}:
        return []
    tellings = gather_tellings(group)
    told = tellings[group.key]
    relied = {key: tellings[key] for key in sorted(hows) if key in tellings}
    when = told.report.published or "9999"
    earlier = [one for key, one in sorted(tellings.items()) if key != group.key and (one.report.published or "9999") < when]
    altered = tuple((row.b_start, row.b_end) for row in group[Alteration] if row.a in relied)
    if not relied:
        return []
    return list(weigh_sentences(told, relied, earlier, altered))


def gather_tellings(group: Group) -> dict[str, Telling]:
    """Return the group's report and those it may go back to, by id; only its own have their chains."""
    spans: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for row in group[Passage]:
        spans[row.report, row.kind].append((row.start, row.end))
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in group[Figure]:
        figures[figure.report].append(figure)
    links: dict[str, list[Link]] = defaultdict(list)
    for link in sorted(group[Link], key=lambda link: link.position):
        links[link.owner].append(link)
    chains = tuple((row.start, row.end, tuple(links[row.id])) for row in group[Statement])
    return {
        report.id: Telling(
            report,
            tuple(sorted(spans[report.id, "sentence"] + spans[report.id, "heading"])),
            tuple(figures[report.id]),
            chains if report.id == group.key else (),
        )
        for report in group[Report]
    }


_OTHERS = (Hop(Kin, "other", "report"),)
_SOURCES = (Hop(Relies, "on", "report"),)

EXCEED = Stage(
    "exceed",
    version=7,
    by="report",
    reads=(
        Read(Relies, "report"),
        Read(Kin, "report"),
        Read(Report, "id"),
        Read(Report, "id", via=_OTHERS),
        Read(Report, "id", via=_SOURCES),
        Read(Passage, "report"),
        Read(Passage, "report", via=_SOURCES),
        Read(Figure, "report"),
        Read(Figure, "report", via=_OTHERS),
        Read(Figure, "report", via=_SOURCES),
        Read(Statement, "report"),
        Read(Link, "report"),
        Read(Alteration, "b"),
    ),
    writes=(Addition,),
    run=exceed,
)
