"""A case as a STIX 2.1 bundle, for threat-intelligence platforms (MISP, OpenCTI).

    identity        an outlet or a source, of class "unknown" where it is neither a person nor a body; and Headwater, a "system"
    report          a report with a date: its outlet and what it states; without a date, which STIX demands, it is a note
    note            a claim, or a statement that asserts it or belongs to none: the exact words, their authors, their report
    opinion         a statement that denies ("strongly-disagree") or doubts ("disagree") a claim: its author's, never ours
    relationship    a report is derived from one that it relies on

Ids are UUIDv5 of Headwater's own ids, so that a further export brings the same objects again. `created` and `modified` are the
report's date, or the first date of the case, or 1970 where it has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from headwater.exports.stream import Items, Json, Members, stream_json
from headwater.exports.walk import Source, publisher_of, source_of, walk_claims, walk_reports, walk_sources
from headwater.view import CaseView, ClaimView, RelianceView, ReportView, StatementView
from headwater.view.phrases import say_echo

NAMESPACE = uuid5(NAMESPACE_URL, "urn:headwater")
CLASSES = {"person": "individual", "organisation": "organization", "outlet": "organization"}
OPINIONS = {"denies": "strongly-disagree", "doubts": "disagree"}
HEADWATER = "Headwater"
OURS = "headwater"
NEVER = "1970-01-01T00:00:00.000Z"


def stream_stix(case: CaseView) -> Iterator[bytes]:
    """Yield a case as a bundle, object by object."""
    head: list[tuple[str, object]] = [("type", "bundle"), ("id", f"bundle--{uuid5(NAMESPACE, f'bundle {case.name}')}")]
    return stream_json(Members([*head, ("objects", Items(_walk(case)))]))


def stamp_time(published: str | None) -> str:
    """Return an ISO 8601 date or date-time as STIX writes it, in UTC, "" where it is not known to the day.

    A time without a zone is taken to be in UTC.
    """
    try:
        found = datetime.fromisoformat(published or "")
    except ValueError:
        return ""
    found = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    return found.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _walk(case: CaseView) -> Iterator[Json]:
    began = min((stamp for report in walk_reports(case) if (stamp := stamp_time(report.published))), default=NEVER)
    yield {**_head("identity", HEADWATER, NEVER), "name": HEADWATER, "identity_class": "system"}
    for source in walk_sources(case):
        yield _identity(source, began)
    for report in walk_reports(case):
        yield _report(report, began)
        for said in report.statements:
            yield _opinion(said, began) if said.claim and said.stance in OPINIONS else _statement(said, began)
        yield from (_reliance(one, began) for one in report.relies if _kind(one.report) == _kind(one.on) == "report")
    for claim in walk_claims(case):
        yield _claim(claim, began)


def _identity(source: Source, began: str) -> Json:
    return {
        **_head("identity", source.id, began),
        "name": source.name,
        "identity_class": CLASSES.get(source.kind, "unknown"),
        "labels": [source.kind],
    }


def _report(report: ReportView, began: str) -> Json:
    outlet = _ref("identity", publisher_of(report).id)
    refs = [outlet, *(_ref(_kind_of(said), said.id) for said in report.statements)]
    told: Json = {"name": report.title, "published": stamp_time(report.published), "object_refs": refs}
    if _kind(report) == "note":
        told = {"abstract": "a report without a date", "content": report.title, "object_refs": [outlet]}
    where = {"url": report.url} if report.url else {"description": report.file}
    return {
        **_head(_kind(report), report.id, _time_of(report, began)),
        "created_by_ref": outlet,
        **told,
        "lang": report.language or "und",
        "external_references": [
            {"source_name": report.name, **where, "hashes": {"SHA-256": report.row.digest}},
            {"source_name": OURS, "external_id": report.id},
        ],
    }


def _statement(said: StatementView, began: str) -> Json:
    return {
        **_head("note", said.id, _time_of(said.report, began)),
        "abstract": f"{said.stance}, on the word of {' > '.join(_authors(said))}",
        "content": said.text,
        "authors": _authors(said),
        "object_refs": [_ref(_kind(said.report), said.row.report), *_sources(said)],
        "labels": [f"stance:{said.stance}"],
        "external_references": _place(said),
    }


def _opinion(said: StatementView, began: str) -> Json:
    return {
        **_head("opinion", said.id, _time_of(said.report, began)),
        "opinion": OPINIONS[said.stance],
        "explanation": said.text,
        "authors": _authors(said),
        "object_refs": [_ref("note", said.claim), _ref(_kind(said.report), said.row.report), *_sources(said)],
        "labels": [f"stance:{said.stance}"],
        "external_references": _place(said),
    }


def _claim(claim: ClaimView, began: str) -> Json:
    return {
        **_head("note", claim.id, stamp_time(claim.first_date) or began),
        "created_by_ref": _ref("identity", HEADWATER),
        "abstract": say_echo(claim),
        "content": claim.text,
        "authors": list(dict.fromkeys(origin.name for origin in claim.origins)) or ["unknown"],
        "object_refs": [_ref(_kind_of(said), said.id) for said in claim.statements],
        "labels": ["claim", f"origins:{claim.origins_min}-{claim.origins_max}"],
    }


def _reliance(row: RelianceView, began: str) -> Json:
    return {
        **_head("relationship", row.id, _time_of(row.report, began)),
        "created_by_ref": _ref("identity", HEADWATER),
        "relationship_type": "derived-from",
        "description": " ".join(row.evidence) or row.how,
        "source_ref": _ref("report", row.report.id),
        "target_ref": _ref("report", row.on.id),
        "labels": [row.how],
    }


def _head(kind: str, id_: str, time: str) -> Json:
    return {"type": kind, "spec_version": "2.1", "id": _ref(kind, id_), "created": time, "modified": time}


def _ref(kind: str, id_: str) -> str:
    return f"{kind}--{uuid5(NAMESPACE, id_)}"


def _kind(report: ReportView) -> str:
    return "report" if stamp_time(report.published) else "note"


def _kind_of(said: StatementView) -> str:
    return "opinion" if said.claim and said.stance in OPINIONS else "note"


def _time_of(report: ReportView, began: str) -> str:
    return stamp_time(report.published) or began


def _place(said: StatementView) -> list[Json]:
    """Return where the words stand: the report's id and the offsets, in characters."""
    row = said.row
    place = f"characters {row.start} to {row.end} of {said.report.file}"
    return [{"source_name": OURS, "external_id": f"{row.report}:{row.start}-{row.end}", "description": place}]


def _authors(said: StatementView) -> list[str]:
    return [link.name for link in said.chain] or [said.report.name]


def _sources(said: StatementView) -> list[str]:
    """Return the identities that a statement's words are laid on: its chain, else the outlet."""
    found = [source_of(link) for link in said.chain] or [publisher_of(said.report)]
    return list(dict.fromkeys(_ref("identity", source.id) for source in found))
