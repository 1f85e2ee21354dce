"""The trace: one JSON object with everything that was found in a case; `trace.schema.json` beside this file is its shape.

Offsets count Unicode code points into the report's `text`, end excluded. Two runs over the same case give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from itertools import groupby

from headwater.exports.stream import Items, Json, Members, stream_json
from headwater.exports.walk import walk_claims, walk_entities, walk_pairs, walk_reports, walk_rows, walk_statements
from headwater.records import Addition, Alteration, Attribution, Copy, Date, Entity, Link
from headwater.view import (
    AdditionView,
    AlterationView,
    CaseView,
    ClaimView,
    CopyView,
    LinkView,
    RelianceView,
    ReportView,
    Span,
    StatementView,
    VersionView,
)
from headwater.view.versions import ToldView

SECTIONS: dict[str, Callable[[CaseView], Iterator[Json]]] = {
    "reports": lambda case: map(_report, walk_reports(case)),
    "entities": lambda case: (_entity(case, entity) for entity in walk_entities(case)),
    "attributions": lambda case: (_attribution(case, row) for row in walk_rows(case, Attribution)),
    "statements": lambda case: map(_statement, walk_statements(case)),
    "claims": lambda case: map(make_claim, walk_claims(case)),
    "copies": lambda case: (_copy(CopyView(row, case.index)) for row in walk_pairs(case, Copy, "a")),
    "relies": lambda case: (_reliance(row) for report in walk_reports(case) for row in report.relies),
    "altered_quotes": lambda case: (_alteration(AlterationView(row, case.index)) for row in walk_pairs(case, Alteration, "a")),
    "unsupported": lambda case: (_addition(AdditionView(row, case.index)) for row in walk_pairs(case, Addition, "report")),
    "dates": lambda case: map(_date, walk_rows(case, Date)),
}
"""What a trace holds: reports by date, claims in the order of `claims()`, the rest in the order of the reports."""


def make_trace(case: CaseView) -> Json:
    """Return the trace of a case as one object."""
    return {name: list(rows(case)) for name, rows in SECTIONS.items()}


def stream_trace(case: CaseView) -> Iterator[bytes]:
    """Yield the trace of a case as JSON text in UTF-8, row by row."""
    return stream_json(Members((name, Items(rows(case))) for name, rows in SECTIONS.items()))


def dump_trace(case: CaseView) -> str:
    """Return the trace of a case as JSON text that any UTF-8 file can hold, with a line break at its end."""
    return b"".join(stream_trace(case)).decode()


def trace_schema() -> Json:
    """Return the JSON schema of a trace."""
    schema: Json = json.loads((files("headwater.exports") / "trace.schema.json").read_text(encoding="utf-8"))
    return schema


def _report(report: ReportView) -> Json:
    return {
        "id": report.id,
        "file": report.file,
        "url": report.url,
        "outlet": report.outlet,
        "published": report.published,
        "byline": report.byline,
        "credit": report.credit or None,
        "language": report.language,
        "sha256": report.row.digest,
        "text": report.text,
    }


def _entity(case: CaseView, entity: Entity) -> Json:
    told = [{**_place(one.span), "text": one.text, "kind": one.row.kind, "by": one.by} for one in case.descriptions(entity.id)]
    return {"id": entity.id, "name": entity.name, "kind": entity.kind, "names": list(entity.names), "descriptions": told}


def _attribution(case: CaseView, row: Attribution) -> Json:
    return {
        "report": row.report,
        "source": None if row.source_start is None else [row.source_start, row.source_end],
        "cue": None if row.cue_start is None else [row.cue_start, row.cue_end],
        "content": [list(part) for part in row.content],
        "type": row.type,
        "chain": [_link(LinkView(link, case.index)) for link in case.index.where(Link, "owner", row.id)],
    }


def _link(link: LinkView) -> Json:
    return {
        "name": link.name,
        "kind": link.kind,
        "entity": link.entity or None,
        "report": link.meant.id if link.meant else None,
        "start": link.row.start,
        "end": link.row.end,
    }


def _statement(statement: StatementView) -> Json:
    return {
        "id": statement.id,
        **_place(statement.span),
        "text": statement.text,
        "stance": statement.stance,
        "chain": [_link(link) for link in statement.chain],
        "claim": statement.claim or None,
    }


def make_claim(claim: ClaimView) -> Json:
    """Return the row of a claim."""
    return {
        "id": claim.id,
        "text": claim.text,
        "completed": claim.completed,
        "statement": claim.clearest.id,
        "reports": claim.echo,
        "origins": [
            {
                "name": origin.name,
                "kind": origin.kind,
                "entity": origin.row.entity or None,
                "statements": list(origin.row.statements),
                "why": origin.why,
            }
            for origin in claim.origins
        ],
        "origins_min": claim.origins_min,
        "origins_max": claim.origins_max,
        "first_report": claim.first_report.id if claim.first_report else None,
        "first_date": claim.first_date,
        "variants": [
            {
                "slot": slot,
                "values": [value for version in versions for value in _values(version)],
                "told": [_told(line) for line in claim.told[slot]],
            }
            for slot, versions in groupby(claim.versions, key=lambda version: version.slot)
        ],
    }


def _values(version: VersionView) -> list[Json]:
    return [
        {"statement": statement.id, "text": words, "value": version.value}
        for statement, words in zip(version.statements, version.words, strict=True)
    ]


def _told(line: ToldView) -> Json:
    return {
        "report": line.report.id,
        "statement": line.statement.id,
        "value": line.value,
        "origin": line.origin,
        "how": line.how,
        "to": line.to or None,
    }


def _copy(copy: CopyView) -> Json:
    return {
        "a": _place(copy.a),
        "b": _place(copy.b),
        "score": copy.row.score,
        "direction": copy.direction,
        "credited": copy.credited,
    }


def _reliance(row: RelianceView) -> Json:
    return {"report": row.report.id, "on": row.on.id, "how": row.how, "evidence": list(row.evidence)}


def _alteration(row: AlterationView) -> Json:
    return {"a": _place(row.a), "b": _place(row.b)}


def _addition(row: AdditionView) -> Json:
    return {**_place(row.span), "cites": row.cites.id}


def _date(row: Date) -> Json:
    return {
        "report": row.report,
        "start": row.start,
        "end": row.end,
        "value": row.value,
        "end_value": row.end_value,
        "grain": row.grain,
    }


def _place(span: Span) -> Json:
    return {"report": span.report, "start": span.start, "end": span.end}
