"""Follow each claim to its independent origins and count them as a range, with reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.claims.clearest import Wording, choose_clearest
from headwater.decisions.counting import Verdicts
from headwater.origins.circles import find_circles
from headwater.origins.count import Count, count_origins
from headwater.origins.follow import UNSAID, Trail, follow_claim
from headwater.origins.pile import OUTLET, PERSON, TWIN, Assertion, Pile, Source
from headwater.origins.wording import explain_circle, explain_origin
from headwater.records import (
    Entity,
    Link,
    Meaning,
    Membership,
    Names,
    Origin,
    Record,
    Referent,
    Relies,
    Report,
    Ruling,
    Statement,
    Tally,
    hash_key,
)
from headwater.stage import Group, Hop, Read, Stage, each

_OF_CLAIM = (Hop(Membership, "statement", "claim"),)
_OF_REPORT = (Hop(Statement, "report", "id"), *_OF_CLAIM)
_OF_LINK = (Hop(Link, "referent", "owner"), *_OF_CLAIM)
_OF_SOURCE = (Hop(Relies, "on", "report"), *_OF_REPORT)
_LAST = "9999"
CIRCULAR, INVENTED = "circular citation", "invented attribution"


def find_origins(group: Group) -> Iterator[Record]:
    """Yield the origins of one claim, and what it comes to."""
    reports = {report.id: report for report in group[Report]}
    verdicts = Verdicts.of(group[Ruling])
    pile = correct_sources(gather_pile(group), verdicts)
    count = count_origins(pile, follow_claim(pile), verdicts.origins)
    entities = {meaning.entity for meaning in group[Meaning]}
    for position, (key, trails) in enumerate(count.origins.items()):
        statements = tuple(sorted({s for trail in trails for s in trail.statements}))
        entity = key.rstrip(TWIN) if key.rstrip(TWIN) in entities else ""
        why, marks = _explain(pile, key, trails)
        said = verdicts.reasons((*statements, *(trail.report for trail in trails)))
        why = " ".join((why, *(f"{one[:1].upper()}{one[1:].rstrip('.')}." for one in said)))
        yield Origin(group.key, position, pile.name(key), pile.kind(key), entity, statements, why, marks)
    yield tally_claim(group, pile, count, reports)


def _explain(pile: Pile, key: str, trails: Sequence[Trail]) -> tuple[str, Names]:
    """Return in sentences why an origin is counted, and what to beware of."""
    circles = find_circles(pile, key, trails)
    unsaid = any(trail.step == UNSAID for trail in trails)
    marks = ((CIRCULAR,) if circles else ()) + ((INVENTED,) if unsaid else ())
    return " ".join((explain_origin(pile, trails), *(explain_circle(pile, circle) for circle in circles))), marks


def gather_pile(group: Group) -> Pile:
    """Return what the origins of one claim depend on, from the rows of its group."""
    entity_of = {meaning.referent: meaning.entity for meaning in group[Meaning]}
    sources = _gather_sources(group, entity_of)
    reports = sorted(group[Report], key=lambda r: (r.published or _LAST, r.file, r.id))
    chains: dict[str, list[str]] = defaultdict(list)
    for link in sorted(group[Link], key=lambda row: row.position):
        key = entity_of.get(link.referent) or link.referent or link.id
        sources.setdefault(key, Source(key, link.name, link.kind, (link.name,)))
        chains[link.owner].append(key)
    stances = stances_of(group)
    outlets = {}
    for report in reports:
        own = hash_key(Referent.__name__, report.id, -1)
        key = outlets[report.id] = entity_of.get(own, f"outlet of {report.id}")
        if key not in sources:
            sources[key] = Source(key, report.outlet or f"outlet of report {report.file.rpartition('.')[0]}", OUTLET)
    relies: dict[str, list[str]] = defaultdict(list)
    for row in group[Relies]:
        relies[row.report].append(row.on)
    texts = {report.id: report.text for report in reports}
    return Pile(
        assertions=[
            Assertion(s.id, s.report, tuple(chains[s.id]), texts[s.report][s.start : s.end])
            for s in group[Statement]
            if stances[s.id] == "asserts"
        ],
        sources=sources,
        outlets=outlets,
        relies=relies,
        rank={report.id: number for number, report in enumerate(reports)},
        texts=texts,
        labels={report.id: f"{sources[outlets[report.id]].name} ({report.file})" for report in reports},
    )


def stances_of(group: Group) -> dict[str, str]:
    """Return what each statement of the claim does to it: asserts, denies or doubts it."""
    return {row.statement: row.stance for row in group[Membership]}


def correct_sources(pile: Pile, verdicts: Verdicts) -> Pile:
    """Return the pile with the chains that were decided to be wrong replaced by the source that was decided to be right."""
    sources = dict(pile.sources)
    known = {name.casefold(): key for key, source in sources.items() for name in (*source.names, source.name)}
    chains: dict[str, tuple[str, ...]] = {}
    for statement, ruling in verdicts.sources.items():
        name = ruling.value
        key = known.setdefault(name.casefold(), f"decided {name}")
        if name:
            sources.setdefault(key, Source(key, name, PERSON, (name,)))
        chains[statement] = (key,) if name else ()
    assertions = [replace(a, chain=chains.get(a.statement, a.chain)) for a in pile.assertions]
    return replace(pile, sources=sources, assertions=assertions)


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


def tally_claim(group: Group, pile: Pile, count: Count, reports: dict[str, Report]) -> Tally:
    """Return what the claim comes to: its text, its reports and denials, its range of origins, and who had it first."""
    ordered = sorted(group[Statement], key=lambda s: (pile.rank[s.report], s.start, s.end))
    stances = stances_of(group)
    asserting = [s for s in ordered if stances[s.id] == "asserts"]
    having = [s for s in ordered if stances[s.id] != "denies"] or ordered
    texts = {s.id: reports[s.report].text[s.start : s.end] for s in ordered}
    clearest = choose_clearest([Wording(s.id, texts[s.id], s.form, s.report) for s in asserting or ordered])
    first = (asserting or ordered)[0].report
    return Tally(
        claim=group.key,
        statement=clearest,
        text=texts[clearest],
        reports=len({s.report for s in having}),
        outlets=len({pile.outlets[s.report] for s in having}),
        denials=len({s.report for s in ordered if stances[s.id] == "denies"}),
        origins_min=count.least,
        origins_max=count.most,
        why="; ".join(count.reasons) or _why_exact(count),
        first_report=first,
        first_date=reports[first].published,
    )


def _why_exact(count: Count) -> str:
    if not count.origins:
        return "no report asserts it"
    return "all reports lead to one origin" if count.most == 1 else "each origin is named and none speaks for another"


ORIGIN = Stage(
    "origin",
    version=4,
    by="claim",
    reads=(
        Read(Membership, "claim"),
        Read(Statement, "id", via=_OF_CLAIM),
        Read(Link, "owner", via=_OF_CLAIM),
        Read(Report, "id", via=_OF_REPORT),
        # What a report that is cited has, even where it lacks the claim.
        Read(Report, "id", via=_OF_SOURCE),
        Read(Relies, "report", via=_OF_REPORT),
        # Reliance over a report that lacks the claim: one such step is followed.
        Read(Relies, "report", via=(Hop(Relies, "on", "report"), *_OF_REPORT)),
        Read(Referent, "id", via=_OF_LINK),
        Read(Entity, "id", via=(Hop(Meaning, "entity", "referent"), *_OF_LINK)),
        Read(Meaning, "referent", via=_OF_LINK),
        Read(Ruling, "a", via=_OF_CLAIM),
        Read(Ruling, "a", via=_OF_REPORT),
        # What each report's own outlet means.
        Read(Meaning, "referent", via=(Hop(Referent, "id", "report"), *_OF_REPORT)),
        Read(Meaning, "referent", via=(Hop(Referent, "id", "report"), *_OF_SOURCE)),
    ),
    writes=(Origin, Tally),
    run=each(find_origins),
)
