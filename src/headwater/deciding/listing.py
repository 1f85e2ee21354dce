"""Every decision of a case and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.case import Case
from headwater.decisions.kinds import list_act
from headwater.decisions.links import find_overruled
from headwater.records import ClaimRuling, Decision, EntityRuling, NoteRuling, Ruling

HOLDS, OVERRULED, UNDONE, ORPHAN = "holds", "overruled", "undone", "orphan"
RULINGS = (Ruling, ClaimRuling, EntityRuling, NoteRuling)


@dataclass(frozen=True)
class Listed:
    """Decisions made in one act, and what became of them: `fate` is holds, overruled, undone or orphan, `said` says it whole.

    `undone` is the decision that took the first of them back, None where none did.
    """

    act: Sequence[Decision]
    fate: str
    said: str
    undone: Decision | None = None

    @property
    def first(self) -> Decision:
        """The decision that the others of its act are like."""
        return self.act[0]


def load_listed(case: Case) -> list[Listed]:
    """Return every decision of a case with what became of it, act by act, the earliest first."""
    return list_decisions(case.rows(Decision), load_rulings(case))


def load_rulings(case: Case) -> list[Ruling]:
    """Return what all decisions of a case come to."""
    return [row for record in RULINGS for row in case.rows(record)]


def list_decisions(decisions: Sequence[Decision], rulings: Sequence[Ruling]) -> list[Listed]:
    """Return every decision, act by act, the earliest first; none is left out, those that take others back aside."""
    live = {ruling.decision: ruling for ruling in rulings}
    undone = {decision.undoes: decision for decision in decisions if decision.undoes}
    overruled = find_overruled(rulings)
    listed: list[Listed] = []
    seen: set[str] = set()
    for decision in sorted(decisions, key=lambda decision: (decision.at, decision.id)):
        if decision.undoes or decision.id in seen:
            continue
        act = [decision, *(one for one in list_act(decision, list(decisions)) if one.id != decision.id)]
        seen |= {one.id for one in act}
        orphans = [live[one.id].orphan for one in act if one.id in live and live[one.id].orphan]
        if decision.id in undone:
            back = undone[decision.id]
            listed.append(Listed(act, UNDONE, f"undone by {back.by} on {back.at[:10]}", back))
        elif orphans:
            listed.append(Listed(act, ORPHAN, f"ORPHAN: {'; '.join(dict.fromkeys(orphans))}"))
        elif any(one.id in overruled for one in act):
            listed.append(Listed(act, OVERRULED, "overruled by a later one"))
        else:
            listed.append(Listed(act, HOLDS, "holds"))
    return listed
