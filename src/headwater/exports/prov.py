"""The provenance of a case as W3C PROV (PROV-DM), in the PROV-JSON serialisation.

Reports, statements and claims are entities; outlets and sources are agents. Nothing here is an activity: how a text came
about is not in the texts.

    wasAttributedTo     a report to its outlet; a statement to each source of its chain, or to the outlet in its own voice
    wasQuotedFrom       a statement from its report (a derivation of type prov:Quotation, as PROV-JSON writes it)
    wasDerivedFrom      a report from a report that it relies on
    specializationOf    a statement of a claim that it asserts, denies or doubts
    hadPrimarySource    is not used: that somebody is the origin of a claim is `headwater:origins` of the claim
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.exports.stream import Json, Members, stream_json
from headwater.exports.walk import Source, publisher_of, source_of, walk_claims, walk_reports, walk_sources, walk_statements
from headwater.view import CaseView, ClaimView, ReportView, StatementView

PREFIX = {"headwater": "urn:headwater:"}
AGENTS = {"person": "prov:Person", "organisation": "prov:Organization", "outlet": "prov:Organization"}
Pair = tuple[str, Json]


def stream_prov(case: CaseView) -> Iterator[bytes]:
    """Yield the provenance of a case as PROV-JSON, record by record."""
    sections = {
        "entity": _walk_entities(case),
        "agent": ((_name(source.id), _agent(source)) for source in walk_sources(case)),
        "wasAttributedTo": _number("attributed", _walk_attributions(case)),
        "wasDerivedFrom": _number("derived", _walk_derivations(case)),
        "specializationOf": _number("of", _walk_memberships(case)),
    }
    return stream_json(Members([("prefix", PREFIX), *((name, Members(pairs)) for name, pairs in sections.items())]))


def _walk_entities(case: CaseView) -> Iterator[Pair]:
    for report in walk_reports(case):
        yield _name(report.id), _report(report)
        for statement in report.statements:
            yield _name(statement.id), _statement(statement)
    for claim in walk_claims(case):
        yield _name(claim.id), _claim(claim)


def _walk_attributions(case: CaseView) -> Iterator[Json]:
    for report in walk_reports(case):
        yield {"prov:entity": _name(report.id), "prov:agent": _name(publisher_of(report).id)}
    for statement in walk_statements(case):
        chain = [source_of(link) for link in statement.chain] or [publisher_of(statement.report)]
        for position, source in enumerate(chain):
            row = {"prov:entity": _name(statement.id), "prov:agent": _name(source.id)}
            yield {**row, "headwater:position": _whole(position)}


def _walk_derivations(case: CaseView) -> Iterator[Json]:
    for statement in walk_statements(case):
        yield {**_derive(statement.id, statement.row.report), "prov:type": _qualify("prov:Quotation")}
    for reliance in (one for report in walk_reports(case) for one in report.relies):
        told = {"headwater:how": reliance.how, "headwater:evidence": list(reliance.evidence)}
        yield {**_derive(reliance.row.report, reliance.row.on), **{name: value for name, value in told.items() if value}}


def _walk_memberships(case: CaseView) -> Iterator[Json]:
    for statement in walk_statements(case):
        if statement.claim:
            yield {"prov:specificEntity": _name(statement.id), "prov:generalEntity": _name(statement.claim)}


def _report(report: ReportView) -> Json:
    told = {
        "prov:label": report.title,
        "headwater:outlet": report.outlet,
        "headwater:published": report.published,
        "headwater:file": report.file,
        "headwater:url": report.url,
        "headwater:sha256": report.row.digest,
    }
    return {"prov:type": _qualify("headwater:Report"), **{name: value for name, value in told.items() if value}}


def _statement(said: StatementView) -> Json:
    return {
        "prov:type": _qualify("headwater:Statement"),
        "prov:value": said.text,
        "headwater:stance": said.stance,
        "headwater:start": _whole(said.row.start),
        "headwater:end": _whole(said.row.end),
    }


def _claim(claim: ClaimView) -> Json:
    origins = [f"{origin.name}: {origin.why}" for origin in claim.origins]
    return {
        "prov:type": _qualify("headwater:Claim"),
        "prov:value": claim.text,
        "headwater:reports": _whole(claim.echo),
        "headwater:originsMin": _whole(claim.origins_min),
        "headwater:originsMax": _whole(claim.origins_max),
        **({"headwater:origins": origins} if origins else {}),
    }


def _agent(source: Source) -> Json:
    kind = {"prov:type": _qualify(AGENTS[source.kind])} if source.kind in AGENTS else {}
    return {"prov:label": source.name, "headwater:kind": source.kind, **kind}


def _derive(new: str, old: str) -> Json:
    return {"prov:generatedEntity": _name(new), "prov:usedEntity": _name(old)}


def _number(name: str, rows: Iterator[Json]) -> Iterator[Pair]:
    return ((f"_:{name}{number}", row) for number, row in enumerate(rows, 1))


def _name(id_: str) -> str:
    return f"headwater:{id_}"


def _qualify(name: str) -> Json:
    return {"$": name, "type": "xsd:QName"}


def _whole(number: int) -> Json:
    return {"$": str(number), "type": "xsd:int"}
