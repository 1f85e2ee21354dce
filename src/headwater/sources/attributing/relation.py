"""An attribution before it has an id: who, by which words, what, and which other one it goes on with or lies in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from headwater.text.spans import Span


@dataclass(frozen=True)
class Relation:
    """`content` is one unbroken span; `after` is the relation that it continues, `outer` the one whose content holds it."""

    source: Span | None
    cue: Span | None
    content: Span
    score: float
    form: str = "text"
    after: Relation | None = None
    outer: Relation | None = None

    @property
    def head(self) -> Relation:
        """The relation that this one goes on with in the end, itself where it goes on with none."""
        return self.after.head if self.after else self


def settle_links(relations: list[Relation]) -> list[Relation]:
    """Return the relations in order, each once, their links leading to those that stand in the list now.

    A rule may have reshaped the relation that another goes on with or lies in: the one with the same cue is meant.
    """
    mains: dict[Span | None, Relation] = {r.cue: r for r in reversed(relations) if r.cue and not r.after}
    settled: dict[tuple[Span, Span | None], Relation] = {}
    for relation in sorted(relations, key=lambda r: (r.after is not None, r.outer is not None)):
        after = mains.get(relation.after.head.cue) if relation.after else None
        outer = mains.get(relation.outer.head.cue) if relation.outer else None
        if relation.after is None or after:
            settled.setdefault((relation.content, relation.cue), replace(relation, after=after, outer=outer))
    return sorted(settled.values(), key=lambda r: (r.content, r.cue or (0, 0)))


def share(a: Span, b: Span) -> float:
    """Return what two spans share, as a part of the shorter: 0..1."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0.0, shared / max(1, min(a[1] - a[0], b[1] - b[0])))


def covers(relations: list[Relation], span: Span, least: float = 0.5) -> bool:
    """Whether the contents of some relations together cover that part of a span."""
    shared = sum(max(0, min(r.content[1], span[1]) - max(r.content[0], span[0])) for r in relations)
    return shared >= least * (span[1] - span[0])
