"""Keep decisions in a case, bring up to date what depends on them, and tell what that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.api import update
from headwater.case import Case
from headwater.deciding.listing import load_rulings
from headwater.decisions.links import find_overruled
from headwater.records import Decision, Membership, Origin, Tally
from headwater.run.local import Ran
from headwater.run.notice import Progress
from headwater.view.phrases import count


@dataclass(frozen=True)
class Effect:
    """What bringing a case up to date changed.

    `decisions` are those that were kept, `new` how many of them the case had not yet; `before` and `after` are numbers of
    claims, `changed` the ids of those afterwards that are new or other than before; `ran` is what was done again; `overruled`
    are ids of decisions that held before and do not any more, because later ones contradict them.
    """

    decisions: Sequence[Decision]
    new: int
    before: int
    after: int
    changed: Sequence[str]
    ran: Sequence[Ran]
    overruled: Sequence[str]

    @property
    def sizes(self) -> str:
        """What became of the claims, in words: `41 claims → 40, 2 of them new or changed`."""
        return f"{count(self.before, 'claim')} → {self.after:,}, {len(self.changed):,} of them new or changed"

    @property
    def redone(self) -> str:
        """Which stages were done again, and for how many groups."""
        return ", ".join(f"{one.stage} {one.groups:,}" for one in self.ran) or "nothing"


def store(case: Case, made: Sequence[Decision]) -> int:
    """Keep decisions in a case; return how many of them are new there. What depends on them is as it was."""
    return case.add(made)


def bring_up_to_date(
    case: Case, kept: Sequence[Decision] = (), new: int = 0, progress: Progress | None = None, jobs: int | None = None
) -> Effect:
    """Do again what depends on anything that changed in a case since the last run, and return what that changed.

    `kept` are the decisions that it is done for, `new` how many of them were new.
    """
    overruled = find_overruled(load_rulings(case))
    before = _load_claims(case)
    ran = [one for one in update(case, jobs, progress) if one.groups]
    after = _load_claims(case)
    return Effect(
        decisions=kept,
        new=new,
        before=len(before),
        after=len(after),
        changed=sorted(claim for claim, mark in after.items() if before.get(claim) != mark),
        ran=ran,
        overruled=sorted(find_overruled(load_rulings(case)) - overruled),
    )


def _load_claims(case: Case) -> Counter[str]:
    """Return for each claim a number that stands for its statements, its origins and what it comes to."""
    found: Counter[str] = Counter()
    for record in (Membership, Origin, Tally):
        found.update(case.sum_digests(record, "claim"))
    return found
