"""An attribution before it has an id: who, by which words, what, and which other one it goes on with or lies in."""

from __future__ import annotations

from dataclasses import dataclass

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


def share(a: Span, b: Span) -> float:
    """Return what two spans share, as a part of the shorter: 0..1."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0.0, shared / max(1, min(a[1] - a[0], b[1] - b[0])))


def covers(relations: list[Relation], span: Span, least: float = 0.5) -> bool:
    """Whether the contents of some relations together cover that part of a span."""
    shared = sum(max(0, min(r.content[1], span[1]) - max(r.content[0], span[0])) for r in relations)
    return shared >= least * (span[1] - span[0])
