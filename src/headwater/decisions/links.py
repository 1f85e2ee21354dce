"""From rulings to what must be together and what apart: of two that contradict each other the later one holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from headwater.decisions.bonds import Bonds
from headwater.decisions.kinds import (
    INDEPENDENT,
    NOT_RELIES,
    NOT_SAME_CLAIM,
    NOT_SAME_ENTITY,
    RELIES,
    SAME_CLAIM,
    SAME_ENTITY,
    SAME_ORIGIN,
    SPLIT,
    WRONG_SOURCE,
    WRONG_SPAN,
)
from headwater.records import Ruling

T = TypeVar("T", bound=Hashable)

TOGETHER = {SAME_CLAIM: True, NOT_SAME_CLAIM: False, SAME_ENTITY: True, NOT_SAME_ENTITY: False}
TOGETHER |= {SAME_ORIGIN: True, INDEPENDENT: False}
CLAIMS = frozenset({SAME_CLAIM, NOT_SAME_CLAIM, SPLIT})
ENTITIES = frozenset({SAME_ENTITY, NOT_SAME_ENTITY})
ORIGINS = frozenset({SAME_ORIGIN, INDEPENDENT})
RELIANCE = frozenset({RELIES, NOT_RELIES})


@dataclass(frozen=True, slots=True)
class Tie:
    """Two rows that one ruling wants together, or apart."""

    a: str
    b: str
    together: bool
    ruling: Ruling


@dataclass(frozen=True, slots=True)
class Settled:
    """What holds of several rulings. `ties` are in no order that matters; `overruled` are ids of decisions that do not hold."""

    ties: list[Tie] = field(default_factory=list)
    overruled: list[str] = field(default_factory=list)

    def joined(self) -> list[Tie]:
        """Return the ties of what must be together."""
        return [tie for tie in self.ties if tie.together]

    def parted(self) -> list[Tie]:
        """Return the ties of what must be apart."""
        return [tie for tie in self.ties if not tie.together]

    def bonds(self) -> Bonds[str]:
        """Return the bonds of all ties, to which others may be added."""
        return self._bind(lambda row: row)

    def bonds_of(self, number: Mapping[str, int]) -> Bonds[int]:
        """Return the bonds of all ties between rows that are called by numbers; a row that has none gets a negative one."""
        others = sorted({row for tie in self.ties for row in (tie.a, tie.b)} - number.keys())
        numbers = {**number, **{row: -place for place, row in enumerate(others, 1)}}
        return self._bind(numbers.__getitem__)

    def _bind(self, call: Callable[[str], T]) -> Bonds[T]:
        bonds: Bonds[T] = Bonds()
        for tie in self.joined():
            bonds.join(call(tie.a), call(tie.b))
        for tie in self.parted():
            bonds.part(call(tie.a), call(tie.b))
        return bonds

    def reasons(self) -> dict[str, str]:
        """Return for each row that a tie names who decided so, when and why."""
        said: dict[str, dict[str, None]] = defaultdict(dict)
        for tie in sorted(self.ties, key=lambda tie: (not tie.together, tie.ruling.at, tie.ruling.decision)):
            words = tie.ruling.said if tie.together else f"kept apart from another, {tie.ruling.said}"
            said[tie.a][words] = said[tie.b][words] = None
        return {row: "; ".join(words) for row, words in said.items()}


def settle_ties(rulings: Iterable[Ruling], kinds: frozenset[str]) -> Settled:
    """Return which ties of rulings of these kinds hold, and which decisions do not because later ones contradict them."""
    live = [ruling for ruling in rulings if ruling.kind in kinds and not ruling.orphan]
    bonds: Bonds[str] = Bonds()
    settled = Settled()
    latest_first = sorted(_list_ties(live), key=lambda tie: (tie.ruling.at, tie.ruling.decision, tie.a, tie.b), reverse=True)
    for tie in latest_first:
        if (bonds.join if tie.together else bonds.part)(tie.a, tie.b):
            settled.ties.append(tie)
        elif tie.ruling.decision not in settled.overruled:
            settled.overruled.append(tie.ruling.decision)
    return settled


def _list_ties(rulings: Sequence[Ruling]) -> Iterator[Tie]:
    splits: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in sorted(rulings, key=lambda ruling: ruling.decision):
        if ruling.kind in TOGETHER:
            yield Tie(ruling.a, ruling.b, TOGETHER[ruling.kind], ruling)
        else:
            splits[ruling.value or ruling.decision].append(ruling)
    for act in splits.values():
        for first, second in pairwise(act):
            yield from (
                Tie(x, y, together=True, ruling=second) for x, y in ((first.a, second.a), (first.b, second.b)) if x != y
            )
        yield from (Tie(ruling.a, ruling.b, together=False, ruling=ruling) for ruling in act)


def find_overruled(rulings: Sequence[Ruling]) -> frozenset[str]:
    """Return the ids of the decisions that do not hold because later ones contradict them."""
    settled = [settle_ties(rulings, kinds).overruled for kinds in (CLAIMS, ENTITIES, ORIGINS)]
    found = {one for overruled in settled for one in overruled}
    for kinds in (RELIANCE, frozenset({WRONG_SOURCE}), frozenset({WRONG_SPAN})):
        latest = latest_of_each(rulings, kinds)
        live = [ruling for ruling in rulings if ruling.kind in kinds and not ruling.orphan]
        found |= {ruling.decision for ruling in live if _is_overruled(ruling, latest)}
    return frozenset(found)


def _is_overruled(ruling: Ruling, latest: Mapping[tuple[str, str], Ruling]) -> bool:
    """Whether a later ruling says otherwise; two reports do not take material from each other."""
    holds, back = latest[ruling.a, ruling.b], latest.get((ruling.b, ruling.a), ruling)
    if ruling.kind == RELIES == back.kind and (back.at, back.decision) > (ruling.at, ruling.decision):
        return True
    return (holds.kind, holds.value) != (ruling.kind, ruling.value)


def latest_of_each(rulings: Iterable[Ruling], kinds: frozenset[str]) -> dict[tuple[str, str], Ruling]:
    """Return (a, b) → the latest ruling of these kinds about them; what is an orphan has no part in it."""
    latest: dict[tuple[str, str], Ruling] = {}
    for ruling in sorted(rulings, key=lambda ruling: (ruling.at, ruling.decision)):
        if ruling.kind in kinds and not ruling.orphan:
            latest[ruling.a, ruling.b] = ruling
    return latest
