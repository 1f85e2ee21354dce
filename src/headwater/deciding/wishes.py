"""From what a person wants decided to the decisions that it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from typing import TypeVar

from headwater.deciding.pointing import (
    Anchor,
    find_anchor,
    find_claim,
    find_noted,
    find_piece,
    find_statements,
    gather_inner,
)
from headwater.decisions.anchors import Rows, find_misfit
from headwater.decisions.kinds import (
    KINDS,
    NOT_A_CLAIM,
    NOT_SAME_CLAIM,
    NOTE,
    SPLIT,
    WHOLE,
    WRONG_SPAN,
    check_decision,
    list_act,
    undo,
)
from headwater.errors import StopRun
from headwater.records import Decision, Mention, Record, Referent, SpanRuling, Statement, hash_key
from headwater.view import CaseView, StatementView
from headwater.view.phrases import shorten

R = TypeVar("R", bound=Record)

LEAST = 4  # signs of an id that must be given
NOTHING: Anchor = ("", WHOLE, WHOLE)
QUOTED = 60


@dataclass(frozen=True)
class Wish:
    """What is to be decided; `things` are what it is about, as `headwater.deciding.pointing` reads them; `at` "" means now."""

    kind: str
    things: Sequence[str]
    by: str
    why: str = ""
    value: str = ""
    at: str = ""


def now() -> str:
    """Return the present time as a decision has it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def make_decisions(view: CaseView, wish: Wish) -> list[Decision]:
    """Return the decisions that a wish comes to: one, or one for each pair of statements that it parts.

    Raise StopRun, with the next step, where a wish cannot be met or fits nothing.
    """
    if wish.kind not in KINDS:
        raise StopRun(f"{wish.kind!r} is no kind of decision: give one of {', '.join(KINDS)}")
    made = sorted(map(check_decision, _draft(view, wish)), key=lambda decision: decision.id)
    _refuse_orphans(view, made)
    return made


def make_undo(known: Sequence[Decision], which: str, wish: Wish) -> tuple[list[Decision], list[Decision]]:
    """Return a decision, given by the beginning of its id, with those made in one act with it, and what takes them back.

    Who, when and why are those of `wish`. Raise StopRun where there is no such decision, or it was undone already.
    """
    found = [d for d in known if not d.undoes and len(which) >= LEAST and d.id.startswith(which)]
    if len(found) != 1:
        raise StopRun(f"no decision {which!r} in this case: give an id as `headwater decisions` lists them")
    undone = {decision.undoes for decision in known}
    if found[0].id in undone:
        raise StopRun(f"{which} was undone already; to have it again, decide it again")
    act = list_act(found[0], list(known))
    return act, [undo(one, wish.by, wish.at or now(), wish.why) for one in act if one.id not in undone]


def _draft(view: CaseView, wish: Wish) -> list[Decision]:
    at = wish.at or now()
    if wish.kind == NOTE and len(wish.things) == 1:
        found, sort = find_noted(view, wish.things[0])
        return [Decision(NOTE, *found, *NOTHING, sort, wish.by, at, wish.why, "", _digest_of(view, found), "")]
    pairs = _find_pairs(view, wish)
    if not pairs:
        raise StopRun(f"{' and '.join(wish.things)} are one and the same: {wish.kind} is about two things")
    value = hash_key(at, wish.by, *wish.things) if len(pairs) > 1 else wish.value
    return [
        Decision(wish.kind, *a, *b, value, wish.by, at, wish.why, "", *(_digest_of(view, side) for side in (a, b)))
        for a, b in pairs
    ]


def _find_pairs(view: CaseView, wish: Wish) -> list[tuple[Anchor, Anchor]]:
    """Return the anchors of each decision that a wish comes to."""
    pair = KINDS[wish.kind].pair
    if wish.kind == SPLIT:
        return _split(view, wish.things)
    if len(wish.things) != (2 if pair else 1):
        raise StopRun(f"{wish.kind} is about {'two things' if pair else 'one thing'}, and {len(wish.things)} were given")
    if wish.kind == NOT_A_CLAIM:
        return [(_span(s), NOTHING) for s in find_statements(view, wish.things[0])]
    if wish.kind == NOT_SAME_CLAIM:
        a, b = (gather_inner(view, find_anchor(view, thing, wish.kind)) for thing in wish.things)
        return [(_span(x), _span(y)) for x, y in product(a, b) if x.id != y.id]
    if wish.kind == WRONG_SPAN:
        statement = find_anchor(view, wish.things[0], wish.kind)
        return [(statement, find_piece(view, wish.things[1], statement[0]))]
    found = [find_anchor(view, thing, wish.kind) for thing in wish.things]
    return [(found[0], found[1] if pair else NOTHING)]


def _digest_of(view: CaseView, found: Anchor) -> str:
    return view.report(found[0]).row.digest if found[0] else ""


def _split(view: CaseView, things: Sequence[str]) -> list[tuple[Anchor, Anchor]]:
    """Return pairs in which every statement of the new claim and every one that stays occurs."""
    claim = find_claim(view, things[0]) if things else None
    if claim is None or len(things) < 2:
        raise StopRun("split takes a claim, then those of its statements that belong together in a claim of their own")
    going = {s.id: s for thing in things[1:] for s in find_statements(view, thing)}
    staying = [s for s in claim.statements if s.id not in going]
    for statement in going.values():
        if statement.claim != claim.id:
            raise StopRun(f"“{shorten(statement.text, QUOTED)}” is no statement of claim {things[0]}")
    if not staying:
        raise StopRun(f"these are all the statements of claim {things[0]}: leave at least one out")
    leaving = list(going.values())
    longest = max(len(leaving), len(staying))
    return [(_span(leaving[n % len(leaving)]), _span(staying[n % len(staying)])) for n in range(longest)]


def _span(statement: StatementView) -> Anchor:
    return statement.row.report, statement.row.start, statement.row.end


def _refuse_orphans(view: CaseView, made: Sequence[Decision]) -> None:
    """Raise StopRun where a decision fits nothing even as it is made."""
    wanted = sorted({report for one in made for report in (one.a_report, one.b_report) if report})
    rows = Rows.of(
        [view.report(report).row for report in wanted],
        _load(view, Statement, wanted),
        _load(view, Mention, wanted),
        _load(view, Referent, wanted),
        _load(view, SpanRuling, wanted),
    )
    for decision in made:
        orphan = find_misfit(decision, rows)
        if orphan:
            raise StopRun(f"{decision.kind} cannot be decided so: {orphan}")


def _load(view: CaseView, record: type[R], reports: Sequence[str]) -> list[R]:
    return [row for report in reports for row in view.index.where(record, "report", report)]
