"""A case as schema.org JSON-LD: each claim with where it appeared, and where first. It holds no rating: Headwater gives none.

    Claim         text, appearance (reports that have it), firstAppearance (where the dates tell), creator (its origins)
    Quotation     a statement: its exact words, isPartOf its report, about its claim, creator (who is said to know)
    NewsArticle   a report: headline, publisher, datePublished, author, url, isBasedOn the reports that it relies on
    Person, Organization, CreativeWork, Thing     outlets and sources

The context is written out, so that no reader has to fetch it.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.exports.stream import Items, Json, Members, stream_json
from headwater.exports.walk import Source, publisher_of, root_of, source_of, walk_claims, walk_reports, walk_sources
from headwater.view import CaseView, ClaimView, ReportView, StatementView

CONTEXT: Json = {
    "@vocab": "https://schema.org/",
    "headwater": "urn:headwater:",
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
}
TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "outlet": "NewsMediaOrganization",
    "place": "Place",
    "document": "CreativeWork",
}


def stream_schema_org(case: CaseView) -> Iterator[bytes]:
    """Yield a case as JSON-LD, one node after the other."""
    return stream_json(Members([("@context", CONTEXT), ("@graph", Items(_walk(case)))]))


def _walk(case: CaseView) -> Iterator[Json]:
    yield from map(_claim, walk_claims(case))
    for report in walk_reports(case):
        yield _report(report)
        yield from map(_statement, report.statements)
    yield from map(_source, walk_sources(case))


def _claim(claim: ClaimView) -> Json:
    having = dict.fromkeys(statement.row.report for statement in claim.statements if statement.stance != "denies")
    first = claim.first_report
    return _filled(
        {
            "@id": _name(claim.id),
            "@type": "Claim",
            "text": claim.text,
            "appearance": [_ref(report) for report in having],
            "firstAppearance": _ref(first.id) if first else None,
            "creator": [_ref(root_of(origin).id) for origin in claim.origins],
        }
    )


def _report(report: ReportView) -> Json:
    return _filled(
        {
            "@id": _name(report.id),
            "@type": "NewsArticle",
            "headline": report.title,
            "publisher": _ref(publisher_of(report).id),
            "datePublished": report.published,
            "author": {"@type": "Person", "name": report.byline} if report.byline else None,
            "url": report.url if report.url.lower().startswith(("http://", "https://")) else None,
            "inLanguage": report.language,
            "isBasedOn": [_ref(reliance.on.id) for reliance in report.relies],
            "identifier": report.file,
        }
    )


def _statement(said: StatementView) -> Json:
    speaker = source_of(said.chain[-1]) if said.chain else publisher_of(said.report)
    return _filled(
        {
            "@id": _name(said.id),
            "@type": "Quotation",
            "text": said.text,
            "creator": _ref(speaker.id),
            "isPartOf": _ref(said.row.report),
            "about": _ref(said.claim) if said.claim else None,
            "headwater:stance": said.stance,
            "headwater:start": said.row.start,
            "headwater:end": said.row.end,
        }
    )


def _source(source: Source) -> Json:
    return {"@id": _name(source.id), "@type": TYPES.get(source.kind, "Thing"), "name": source.name}


def _filled(node: Json) -> Json:
    """Return a node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def _name(id_: str) -> str:
    return f"urn:headwater:{id_}"


def _ref(id_: str) -> Json:
    return {"@id": _name(id_)}
