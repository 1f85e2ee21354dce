"""Group statements into claims, over ids and scores only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from headwater.claims.cluster import join_groups
from headwater.claims.scoring import load_weights
from headwater.records import Claim, Match, Membership, Record, Report, Statement
from headwater.stage import Group, Read, Stage, each


def group(group: Group) -> Iterator[Record]:
    """Yield the claims, each named after its earliest statement, and where each statement belongs."""
    reports = {report.id: report for report in group[Report]}
    statements = sorted(group[Statement], key=lambda statement: _when(statement, reports[statement.report]))
    number = {statement.id: place for place, statement in enumerate(statements)}
    scored = [(number[match.a], number[match.b], match.score, match.why) for match in group[Match]]
    pairs = [(min(a, b), max(a, b), score) for a, b, score, _ in scored]
    owners = join_groups(len(statements), pairs, load_weights().enough)
    reasons = _explain(owners, scored)
    for place, (statement, owner) in enumerate(zip(statements, owners, strict=True)):
        claim = Claim(statements[owner].id)
        if owner == place:
            yield claim
        yield Membership(statement.id, claim.id, reasons.get(place, "no other statement says the same"))


def _when(statement: Statement, report: Report) -> tuple[bool, str, str, int, int]:
    return report.published is None, report.published or "", report.file, statement.start, statement.end


def _explain(owners: list[int], scored: list[tuple[int, int, float, str]]) -> dict[int, str]:
    """Return for each statement why it is with the nearest of those that it was joined with."""
    best: dict[int, tuple[float, str]] = defaultdict(lambda: (-1.0, ""))
    for a, b, score, why in scored:
        if owners[a] == owners[b]:
            for item in (a, b):
                best[item] = max(best[item], (score, why))
    return {item: why for item, (_, why) in best.items()}


GROUP = Stage(
    "group",
    version=1,
    by=None,
    reads=(
        Read(Match, None),
        Read(Statement, None),
        Read(Report, None),
    ),
    writes=(Claim, Membership),
    run=each(group),
)
