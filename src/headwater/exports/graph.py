"""The provenance graph of a case: who says what on whose word, who took from whom, what each claim springs from.

Nodes are reports, statements, claims, origins and sources (people, bodies, documents, outlets). Edges:

    report -states-> statement                      source -published-> report
    statement -asserts|denies|doubts-> claim        statement -said by-> source (position 0 is nearest to the reader)
    statement -rests on-> origin                    claim -has origin-> origin -is-> source
    report -relies on-> report                      report -copies-> report (one edge a shared passage)

Where it is not known who took a shared passage from whom, the edge is `shares words with`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from headwater.exports.walk import (
    publisher_of,
    root_of,
    source_of,
    walk_claims,
    walk_pairs,
    walk_reports,
    walk_sources,
    walk_statements,
)
from headwater.records import Copy
from headwater.view import CaseView, ClaimView, CopyView, ReportView, StatementView
from headwater.view.phrases import say_echo, shorten

Value = str | int | float
LABEL = 80
STANCES = ("asserts", "denies", "doubts")

NODE_VALUES: dict[str, type[Value]] = {
    **dict.fromkeys(("kind", "text", "date", "report", "stance", "outlet", "file", "url", "why"), str),
    **dict.fromkeys(("text_start", "text_end", "reports", "origins_min", "origins_max"), int),
}
EDGE_VALUES: dict[str, type[Value]] = {
    **dict.fromkeys(("kind", "how", "evidence"), str),
    **dict.fromkeys(("position", "words", "text_start", "text_end", "from_start", "from_end"), int),
    "score": float,
}


@dataclass(frozen=True, slots=True)
class Node:
    """A thing with a label for drawing; `values` holds some of NODE_VALUES. `day` is an ISO date, "" where unknown."""

    id: str
    label: str
    values: dict[str, Value]
    day: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """What one thing has to do with another; `values` holds some of EDGE_VALUES."""

    source: str
    target: str
    kind: str
    values: dict[str, Value] = field(default_factory=dict)


def walk_nodes(case: CaseView) -> Iterator[Node]:
    """Yield every node once: reports with their statements, claims with their origins, sources."""
    for report in walk_reports(case):
        yield _report(report)
        yield from map(_statement, report.statements)
    for claim in walk_claims(case):
        yield _claim(claim)
        for origin in claim.origins:
            yield Node(origin.id, shorten(origin.name, LABEL), {"kind": "origin", "text": origin.name, "why": origin.why})
    for source in walk_sources(case):
        yield Node(source.id, shorten(source.name, LABEL), {"kind": source.kind, "text": source.name})


def walk_edges(case: CaseView) -> Iterator[Edge]:
    """Yield every edge; both its ends are among the nodes."""
    for report in walk_reports(case):
        yield Edge(publisher_of(report).id, report.id, "published")
        for reliance in report.relies:
            values: dict[str, Value] = {
                "how": reliance.how,
                "evidence": " ".join(reliance.evidence),
                "score": reliance.row.score,
            }
            yield Edge(report.id, reliance.on.id, "relies on", values)
    for row in walk_pairs(case, Copy, "a"):
        yield _copy(CopyView(row, case.index))
    for statement in walk_statements(case):
        yield from _tie_statement(statement)
    for claim in walk_claims(case):
        yield from _tie_origins(claim)


def _report(report: ReportView) -> Node:
    values: dict[str, Value] = {
        "kind": "report",
        "text": report.title,
        "date": report.published or "",
        "outlet": report.outlet,
        "file": report.file,
        "url": report.url,
    }
    return Node(report.id, shorten(report.name, LABEL), values, _day(report.published))


def _statement(said: StatementView) -> Node:
    values: dict[str, Value] = {
        "kind": "statement",
        "text": said.text,
        "date": said.report.published or "",
        "report": said.row.report,
        "text_start": said.row.start,
        "text_end": said.row.end,
        "stance": said.stance,
    }
    return Node(said.id, shorten(said.text, LABEL), values, _day(said.report.published))


def _claim(claim: ClaimView) -> Node:
    values: dict[str, Value] = {
        "kind": "claim",
        "text": claim.text,
        "date": claim.first_date or "",
        "reports": claim.echo,
        "origins_min": claim.origins_min,
        "origins_max": claim.origins_max,
        "why": claim.why,
    }
    return Node(claim.id, f"{say_echo(claim)}: {shorten(claim.text, LABEL)}", values, _day(claim.first_date))


def _tie_statement(said: StatementView) -> Iterator[Edge]:
    yield Edge(said.row.report, said.id, "states")
    for position, link in enumerate(said.chain):
        yield Edge(said.id, source_of(link).id, "said by", {"position": position})
    if said.claim:
        yield Edge(said.id, said.claim, said.stance if said.stance in STANCES else STANCES[0])


def _tie_origins(claim: ClaimView) -> Iterator[Edge]:
    for origin in claim.origins:
        yield Edge(claim.id, origin.id, "has origin")
        yield Edge(origin.id, root_of(origin).id, "is")
        for statement in origin.statements:
            yield Edge(statement.id, origin.id, "rests on")


def _copy(copy: CopyView) -> Edge:
    """Return the edge of a shared passage, from the report that took it to the one that it took it from."""
    taker, giver = (copy.a, copy.b) if copy.direction == "b->a" else (copy.b, copy.a)
    values: dict[str, Value] = {
        "score": copy.row.score,
        "words": copy.row.words,
        "text_start": taker.start,
        "text_end": taker.end,
        "from_start": giver.start,
        "from_end": giver.end,
    }
    return Edge(taker.report, giver.report, "shares words with" if copy.direction == "unknown" else "copies", values)


def _day(published: str | None) -> str:
    """Return the day of an ISO 8601 date, "" where it is not known to the day."""
    return (published or "")[:10] if len(published or "") >= len("2031-03-03") else ""
