"""From rows to what the origins of one claim depend on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from headwater.decisions.counting import Verdicts
from headwater.decisions.kinds import SAME_CLAIM
from headwater.ids import unpack_ids
from headwater.origins.asides import find_handed_on, find_hosts, is_host
from headwater.origins.issuers import find_issuer, issued_by
from headwater.origins.pile import BODY, OUTLET, PERSON, Assertion, Pile, Source
from headwater.origins.times import order_reports
from headwater.records import (
    ClaimRuling,
    Entity,
    Likeness,
    Link,
    Meaning,
    Membership,
    Names,
    Publisher,
    Referent,
    Relies,
    Report,
    Statement,
)
from headwater.stage import Group


def gather_pile(group: Group) -> Pile:
    """Return what the origins of one claim depend on, from the rows of its group."""
    entity_of = {meaning.referent: meaning.entity for meaning in group[Meaning]}
    sources = _gather_sources(group, entity_of)
    relies: dict[str, list[str]] = defaultdict(list)
    for row in group[Relies]:
        relies[row.report].append(row.on)
    reports = order_reports(group[Report], relies)
    chains = _gather_chains(group, entity_of, sources)
    outlets = _gather_outlets(group, reports, sources)
    return Pile(
        assertions=_gather_assertions(group, chains),
        sources=sources,
        outlets=outlets,
        relies=relies,
        rank={report.id: number for number, report in enumerate(reports)},
        texts={report.id: report.text for report in reports},
        labels={report.id: f"{report.outlet or sources[outlets[report.id]].name} ({report.file})" for report in reports},
        likeness={pair: score for row in group[Likeness] for pair, score in _list_likenesses(row)},
        copies=_gather_copies(group),
        firm=_gather_firm(group),
    )


def _list_likenesses(row: Likeness) -> Iterator[tuple[tuple[str, str], float]]:
    """Yield two statements and how likely they say the same."""
    yield from zip(
        zip(unpack_ids(row.a), unpack_ids(row.b), strict=True), np.frombuffer(row.scores, np.float32).tolist(), strict=True
    )


def _gather_assertions(group: Group, chains: Mapping[str, list[str]]) -> list[Assertion]:
    stances, texts = stances_of(group), {report.id: report.text for report in group[Report]}
    handed_on = find_handed_on(group[Statement], chains)
    return [
        Assertion(
            s.id,
            s.report,
            tuple(chains.get(s.id, ())),
            texts[s.report][s.start : s.end],
            heading="\n" not in texts[s.report][: s.start].lstrip(),
            lean=s.lean,
        )
        for s in group[Statement]
        if stances[s.id] == "asserts" and s.id not in handed_on
    ]


def _gather_chains(group: Group, entity_of: Mapping[str, str], sources: dict[str, Source]) -> dict[str, list[str]]:
    """Return statement → the keys of its chain; a source that is met only here is put into `sources`.

    The host of a broadcast speaks for the outlet and stands in no chain.
    """
    chains: dict[str, list[str]] = defaultdict(list)
    hosts = {report.id: find_hosts(report.text) for report in group[Report]}
    for link in sorted(group[Link], key=lambda row: row.position):
        if is_host(link.name, hosts.get(link.report, ())):
            continue
        key = entity_of.get(link.referent) or link.referent or link.id
        sources.setdefault(key, Source(key, link.name, link.kind, (link.name,)))
        chains[link.owner].append(key)
    return chains


def _gather_outlets(group: Group, reports: list[Report], sources: dict[str, Source]) -> dict[str, str]:
    """Return report → key of its outlet, or of the body that issued it; one that is no source is put into `sources`."""
    published = {row.report: row.entity for row in group[Publisher]}
    outlets = {}
    for report in reports:
        key = outlets[report.id] = find_issuer(report, sources) or published.get(report.id, f"outlet of {report.id}")
        if key == issued_by(report):
            sources[key] = Source(key, report.byline, BODY, (report.byline,))
        elif key not in sources:
            sources[key] = Source(key, report.outlet or f"outlet of report {report.file.rpartition('.')[0]}", OUTLET)
    return outlets


def _gather_copies(group: Group) -> frozenset[str]:
    """Return the reports that have the claim and copied another one that has it."""
    having = {statement.report for statement in group[Statement]}
    return frozenset(r.report for r in group[Relies] if r.how == "verbatim" and {r.report, r.on} <= having)


def _gather_firm(group: Group) -> Names:
    """Return the statements that a person decided to say the same as others."""
    rulings = [ruling for ruling in group[ClaimRuling] if ruling.kind == SAME_CLAIM and not ruling.orphan]
    return tuple(sorted({row for ruling in rulings for row in (ruling.a, ruling.b)}))


def stances_of(group: Group) -> dict[str, str]:
    """Return what each statement of the claim does to it: asserts, denies or doubts it."""
    return {row.statement: row.stance for row in group[Membership]}


def correct_sources(pile: Pile, verdicts: Verdicts) -> Pile:
    """Return the pile with the chains that were decided to be wrong replaced by the source that was decided to be right.

    Such a statement is firm: nothing that the machine may think of it leaves it out.
    """
    sources = dict(pile.sources)
    known = {name.casefold(): key for key, source in sources.items() for name in (*source.names, source.name)}
    chains: dict[str, tuple[str, ...]] = {}
    for statement, ruling in verdicts.sources.items():
        name = ruling.value
        key = known.setdefault(name.casefold(), f"decided {name}")
        if name:
            sources.setdefault(key, Source(key, name, PERSON, (name,)))
        chains[statement] = (key,) if name else ()
    assertions = [replace(a, chain=chains[a.statement], heading=False) if a.statement in chains else a for a in pile.assertions]
    return replace(pile, sources=sources, assertions=assertions, firm=(*pile.firm, *chains))


def _gather_sources(group: Group, entity_of: dict[str, str]) -> dict[str, Source]:
    """Return entity, or referent that has none → what the reports call it."""
    described: dict[str, list[str]] = defaultdict(list)
    sources = {}
    for referent in group[Referent]:
        own = referent.id
        key = entity_of.get(own, own)
        if referent.description:
            described[key].append(referent.description)
        sources[key] = Source(key, referent.name, referent.kind, referent.names, tuple(described[key]), referent.plural)
    for entity in group[Entity]:
        key = entity.id
        sources[key] = Source(key, entity.name, entity.kind, entity.names, tuple(dict.fromkeys(described[key])))
    return sources
