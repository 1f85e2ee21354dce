"""Group statements into claims, over ids and scores only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from headwater.claims.cluster import join_groups
from headwater.claims.scoring import load_weights
from headwater.claims.sides import take_sides
from headwater.decisions.kinds import NOT_A_CLAIM
from headwater.decisions.links import CLAIMS, settle_ties
from headwater.records import Claim, ClaimRuling, Match, Membership, Record, Report, Statement
from headwater.stage import Group, Read, Stage, each

ALONE = "no other statement says the same"
WITHIN = "lies in one passage with another statement of the claim"

Scored = tuple[int, int, float, str]


def group(group: Group) -> Iterator[Record]:
    """Yield the claims, each named after its earliest statement, and where each statement belongs, on which side.

    What was decided holds; a statement that was decided to be no claim belongs nowhere.
    """
    statements = sort_claimable(group)
    number = {statement.id: place for place, statement in enumerate(statements)}
    matches = [match for match in group[Match] if match.a in number and match.b in number]
    ends = [sorted((number[match.a], number[match.b])) for match in matches]
    scored = [(a, b, match.score, match.why) for (a, b), match in zip(ends, matches, strict=True)]
    decided = settle_ties(group[ClaimRuling], CLAIMS)
    pairs = [(a, b, score) for a, b, score, _ in scored]
    owners = join_groups(len(statements), pairs, load_weights().enough, decided.bonds_of(number))
    reasons = _explain(statements, owners, scored)
    for row, said in decided.reasons().items():
        if row in number:
            reasons[number[row]] = "; ".join(filter(None, (reasons.get(number[row]), said)))
    opposed = zip(ends, matches, strict=True)
    within = [(a, b, match.opposes, match.score) for (a, b), match in opposed if owners[a] == owners[b]]
    sides = take_sides([(statement.stance, statement.lean) for statement in statements], within)
    for place, (statement, owner, side) in enumerate(zip(statements, owners, sides, strict=True)):
        claim = Claim(statements[owner].id)
        if owner == place:
            yield claim
        yield Membership(statement.id, claim.id, reasons.get(place, ALONE), side)


def sort_claimable(group: Group) -> list[Statement]:
    """Return the statements in order of time, without those that were decided to be no claim."""
    reports = {report.id: report for report in group[Report]}
    left_out = {ruling.a for ruling in group[ClaimRuling] if ruling.kind == NOT_A_CLAIM and not ruling.orphan}
    statements = [statement for statement in group[Statement] if statement.id not in left_out]
    return sorted(statements, key=lambda statement: _when(statement, reports[statement.report]))


def _when(statement: Statement, report: Report) -> tuple[bool, str, str, int, int]:
    """Return what orders statements in time: those of reports without a date come last."""
    return report.published is None, report.published or "", report.file, statement.start, statement.end


def _explain(statements: Sequence[Statement], owners: Sequence[int], scored: Iterable[Scored]) -> dict[int, str]:
    """Return for each statement why it is in its claim: its likeliest match there, in another report if there is one."""
    best: dict[int, tuple[bool, bool, float, str]] = {}
    for a, b, score, why in scored:
        if owners[a] == owners[b]:
            one, two = statements[a], statements[b]
            apart = one.report != two.report
            overlap = not apart and one.start < two.end and two.start < one.end
            reason = (apart, not overlap, score, WITHIN if overlap else why)
            best[a], best[b] = max(best.get(a, reason), reason), max(best.get(b, reason), reason)
    return {place: why for place, (_, _, _, why) in best.items()}


GROUP = Stage(
    "group",
    version=4,
    by=None,
    reads=(
        Read(Match, None),
        Read(Statement, None),
        Read(Report, None),
        Read(ClaimRuling, None),
    ),
    writes=(Claim, Membership),
    run=each(group),
)
