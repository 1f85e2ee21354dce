"""`decide` and `undo`: make a decision, bring what depends on it up to date, say what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from headwater.api import update, view_case
from headwater.case import Case
from headwater.cli.pointing import Anchor, find_anchor, find_claim, find_statements, gather_inner
from headwater.cli.screen import open_console, printable, warn
from headwater.decisions.anchors import Rows, rule
from headwater.decisions.kinds import KINDS, NOT_A_CLAIM, NOT_SAME_CLAIM, SPLIT, WHOLE, anchor, check_decision, list_act, undo
from headwater.decisions.links import find_overruled
from headwater.errors import StopRun
from headwater.records import (
    ClaimRuling,
    Decision,
    EntityRuling,
    Membership,
    Mention,
    Origin,
    Record,
    Referent,
    Report,
    Ruling,
    Statement,
    Tally,
    hash_key,
)
from headwater.view import CaseView, StatementView
from headwater.view.phrases import count, shorten

LEAST = 4  # signs of an id that must be given
NOTHING: Anchor = ("", WHOLE, WHOLE)
QUOTED = 60


@dataclass(frozen=True)
class Wish:
    """What is to be decided, as the command line has it; `things` are what it is about, `at` "" means now."""

    kind: str
    things: Sequence[str]
    by: str
    why: str = ""
    value: str = ""
    at: str = ""


def decide(path: Path, wish: Wish) -> None:
    """Keep a decision in a case and bring up to date what depends on it."""
    if wish.kind not in KINDS:
        raise StopRun(f"{wish.kind!r} is no kind of decision: give one of {', '.join(KINDS)}")
    with Case.open(path) as case:
        update(case)  # what the words mean is looked up in rows that this version made
        view = view_case(case)
        made = [check_decision(decision) for decision in make_decisions(view, wish)]
        _refuse_orphans(case, made)
        apply(case, made, f"Decided {made[0].id[:8]}: {describe(view, made)}")


def undo_decision(path: Path, which: str, by: str, why: str, at: str) -> None:
    """Take a decision back, with those made in one act with it."""
    with Case.open(path) as case:
        known = case.rows(Decision)
        found = [d for d in known if not d.undoes and len(which) >= LEAST and d.id.startswith(which)]
        if len(found) != 1:
            raise StopRun(f"no decision {which!r} in this case: give an id as `headwater decisions` lists them")
        undone = {decision.undoes for decision in known}
        if found[0].id in undone:
            raise StopRun(f"{which} was undone already; to have it again, decide it again")
        made = [undo(one, by, at or now(), why) for one in list_act(found[0], known) if one.id not in undone]
        apply(case, made, f"Undone {found[0].id[:8]}: {describe(view_case(case), list_act(found[0], known))}")


def now() -> str:
    """Return the present time as a decision has it."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()


def make_decisions(view: CaseView, wish: Wish) -> list[Decision]:
    """Return the decisions that a wish comes to: one, or one for each pair of statements that it parts."""
    kind = KINDS[wish.kind]
    at = wish.at or now()
    if wish.kind == SPLIT:
        pairs = _split(view, wish.things)
    elif len(wish.things) != (2 if kind.pair else 1):
        raise StopRun(f"{wish.kind} is about {'two things' if kind.pair else 'one thing'}, and {len(wish.things)} were given")
    elif wish.kind == NOT_A_CLAIM:
        pairs = [(_span(s), NOTHING) for s in find_statements(view, wish.things[0])]
    elif wish.kind == NOT_SAME_CLAIM:
        a, b = (gather_inner(view, find_anchor(view, thing, wish.kind)) for thing in wish.things)
        pairs = [(_span(x), _span(y)) for x, y in product(a, b) if x.id != y.id]
    else:
        found = [find_anchor(view, thing, wish.kind) for thing in wish.things]
        pairs = [(found[0], found[1] if kind.pair else NOTHING)]
    if not pairs:
        raise StopRun(f"{' and '.join(wish.things)} are one and the same: {wish.kind} is about two things")
    value = hash_key(at, wish.by, *wish.things) if len(pairs) > 1 else wish.value
    made = [
        Decision(wish.kind, *a, *b, value, wish.by, at, wish.why, "", *(_digest_of(view, side) for side in (a, b)))
        for a, b in pairs
    ]
    return sorted(made, key=lambda decision: decision.id)


def _digest_of(view: CaseView, found: Anchor) -> str:
    return view.report(found[0]).row.digest if found[0] else ""


def _split(view: CaseView, things: Sequence[str]) -> list[tuple[Anchor, Anchor]]:
    """Return pairs in which every statement of the new claim and every one that stays occurs."""
    claim = find_claim(view, things[0])
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


def _refuse_orphans(case: Case, made: Sequence[Decision]) -> None:
    """Raise StopRun where a decision fits nothing even as it is made."""
    wanted = sorted({report for one in made for report in (one.a_report, one.b_report)})
    rows = Rows.of(
        case.rows(Report, id=wanted),
        case.rows(Statement, report=wanted),
        case.rows(Mention, report=wanted),
        case.rows(Referent, report=wanted),
    )
    for decision in made:
        orphan = rule(decision, rows).orphan
        if orphan:
            raise StopRun(f"{decision.kind} cannot be decided so: {orphan}")


def describe(view: CaseView, act: Sequence[Decision]) -> str:
    """Return what decisions made in one act say, with the words that they are about."""
    first = act[0]
    kind = KINDS.get(first.kind)
    if kind is None:
        return f"{first.kind}: unknown to this version"
    value = f"“{first.value}”" if first.value else "the outlet itself"
    a, b = (_describe_anchor(view, anchor(first, side)) for side in "ab")
    more = f" (and {count(len(act) - 1, 'further pair' if kind.pair else 'further statement')})" if len(act) > 1 else ""
    return kind.says.format(a=a, b=b, value=value) + more


def _describe_anchor(view: CaseView, found: Anchor) -> str:
    report, start, end = found
    try:
        shown = view.report(report)
    except StopRun:
        return f"report {report}"
    return f"“{shorten(shown.text[start:end], QUOTED)}” ({shown.file})" if start >= 0 else shown.file


def apply(case: Case, made: Sequence[Decision], heading: str) -> None:
    """Keep decisions, bring up to date what depends on them, and print in a line what changed."""
    overruled = find_overruled(load_rulings(case))
    before = _load_claims(case)
    new = case.add(made)
    ran = [one for one in update(case) if one.groups]
    after = _load_claims(case)
    changed = sum(before.get(claim) != rows for claim, rows in after.items())
    console = open_console()
    console.print(printable(heading))
    for one in sorted(find_overruled(load_rulings(case)) - overruled):
        warn(f"decision {one[:8]} does not hold any more: a later one contradicts it")
    if not new:
        console.print(printable("Nothing new: that was in the case already.", "dim"))
    stages = ", ".join(f"{one.stage} {one.groups:,}" for one in ran) or "nothing"
    sizes = f"{count(len(before), 'claim')} → {len(after):,}, {changed:,} of them new or changed"
    console.print(printable(f"{sizes}; done again: {stages}", "dim"))


def _load_claims(case: Case) -> dict[str, set[Record]]:
    """Return what is known of each claim: its statements, its origins, what it comes to."""
    rows: list[Membership | Origin | Tally] = [*case.rows(Membership), *case.rows(Origin), *case.rows(Tally)]
    found: dict[str, set[Record]] = defaultdict(set)
    for row in rows:
        found[row.claim].add(row)
    return dict(found)


def load_rulings(case: Case) -> list[Ruling]:
    """Return what all decisions of a case come to."""
    return [*case.rows(Ruling), *case.rows(ClaimRuling), *case.rows(EntityRuling)]
