"""Group statements into claims, over ids and scores only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.claims.cluster import join_groups, tell_kinship
from headwater.claims.columns import NEGATED
from headwater.claims.reasons import explain
from headwater.claims.scored import Marks, Scored, choose_best, find_overlaps
from headwater.claims.scoring import load_weights
from headwater.claims.sides import own_negations, take_sides
from headwater.decisions.kinds import NOT_A_CLAIM
from headwater.decisions.links import CLAIMS, settle_ties
from headwater.ids import Ids, pack_ids, unpack_ids
from headwater.records import Claim, ClaimRuling, Gists, Kin, Likeness, Matches, Membership, Record, Report, Statement
from headwater.stage import Group, Read, Stage, each

ALONE = "no other statement says the same"
WITHIN = "lies in one passage with another statement of the claim"

Ints = NDArray[np.int64]


def group(group: Group) -> Iterator[Record]:
    """Yield the claims, each named after its earliest statement, and where each statement belongs, on which side.

    What was decided holds; a statement that was decided to be no claim belongs nowhere.
    """
    statements = sort_claimable(group)
    ids = [statement.id for statement in statements]
    number = {id_: place for place, id_ in enumerate(ids)}
    scored = Scored.of(group[Matches], pack_ids(ids))
    decided = settle_ties(group[ClaimRuling], CLAIMS)
    bonds = decided.bonds_of(number) if decided.ties else None
    kinship = tell_kinship([statement.report for statement in statements], group[Kin])
    owners = np.array(join_groups(kinship, (scored.ends, scored.scores), load_weights().enough, bonds), np.int64)
    inside = scored.within(owners)
    known = {id_: words for row in group[Gists] for id_, words in _list_words(row)}
    reasons = _explain(inside, find_overlaps(statements, inside.ends), [known.get(id_, "") for id_ in ids])
    for row, said in decided.reasons().items():
        if row in number:
            reasons[number[row]] = "; ".join(filter(None, (reasons.get(number[row]), said)))
    sides = settle_sides(statements, owners, inside, group[Gists])
    firsts = {owner: Claim(ids[owner]) for owner in sorted({*owners.tolist()})}
    claims = {owner: claim.id for owner, claim in firsts.items()}
    yield from firsts.values()
    for place, (id_, owner) in enumerate(zip(ids, owners.tolist(), strict=True)):
        yield Membership(id_, claims[owner], reasons.get(place, ALONE), sides[place])
    yield from _list_likenesses(inside, owners, claims, pack_ids(ids))


def settle_sides(statements: Sequence[Statement], owners: Ints, inside: Scored, gists: Sequence[Gists]) -> list[str]:
    """Return what each statement does to its claim."""
    marks = {id_: mark for row in gists for id_, mark in zip(unpack_ids(row.statements), row.marks, strict=True)}
    negated = [bool(marks.get(statement.id, 0) & NEGATED) for statement in statements]
    stances = [(statement.stance, statement.lean) for statement in statements]
    sides = take_sides(stances, inside.ends, inside.opposes, inside.scores)
    return own_negations(sides, owners.tolist(), [statement.report for statement in statements], negated)


def sort_claimable(group: Group) -> list[Statement]:
    """Return the statements in order of time, without those that were decided to be no claim."""
    reports = {report.id: report for report in group[Report]}
    left_out = {ruling.a for ruling in group[ClaimRuling] if ruling.kind == NOT_A_CLAIM and not ruling.orphan}
    statements = [statement for statement in group[Statement] if not left_out or statement.id not in left_out]
    return sorted(statements, key=lambda statement: _when(statement, reports[statement.report]))


def _when(statement: Statement, report: Report) -> tuple[bool, str, str, int, int]:
    """Return what orders statements in time: those of reports without a date come last."""
    return report.published is None, report.published or "", report.file, statement.start, statement.end


def _list_words(row: Gists) -> Iterator[tuple[str, str]]:
    """Yield the id of each statement of a report with its words, spaces between them."""
    if row.statements:
        yield from zip(unpack_ids(row.statements), row.words.split("\n"), strict=True)


def _explain(inside: Scored, lie: tuple[Marks, Marks], words: Sequence[str]) -> dict[int, str]:
    """Return for each statement why it is in its claim: its likeliest match there, in another report if there is one.

    `lie` says which pairs are of two reports, and which overlap in one; `words` are those of each statement.
    """
    apart, overlap = lie
    found = {}
    for place, pair in choose_best(inside.ends, (apart, ~overlap, inside.scores)).items():
        a, b = (words[end].split() for end in inside.ends[pair])
        found[place] = WITHIN if overlap[pair] else explain(int(inside.reasons[pair]), a, b)
    return found


def _list_likenesses(inside: Scored, owners: Ints, claims: dict[int, str], ids: Ids) -> Iterator[Likeness]:
    """Yield for each claim how likely its statements say the same."""
    owner_of = owners[inside.ends[:, 0]]
    order = np.argsort(owner_of, kind="stable")
    known, begins = np.unique(owner_of[order], return_index=True)
    for owner, pairs in zip(known.tolist(), np.split(order, begins[1:]), strict=False):
        a, b = ids[inside.ends[pairs]].T
        yield Likeness(claims[owner], a.tobytes(), b.tobytes(), inside.scores[pairs].astype(np.float32).tobytes())


GROUP = Stage(
    "group",
    version=9,
    by=None,
    reads=(
        Read(Matches, None),
        Read(Gists, None),
        Read(Statement, None),
        Read(Report, None),
        Read(Kin, None),
        Read(ClaimRuling, None),
    ),
    writes=(Claim, Likeness, Membership),
    run=each(group),
)
