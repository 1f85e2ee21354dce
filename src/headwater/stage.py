"""A stage is a GROUP BY: it reads tables, groups their rows by one column, and turns each group into new rows.

It knows nothing of files, processes, databases or clusters; a runner brings it its groups and stores what it returns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from headwater.errors import Bug
from headwater.records import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Hop:
    """A step from a row to its group through another table.

    The row of `record` whose column `match` holds the key of the step before leads on to the value of its column `to`.
    """

    record: type[Record]
    match: str
    to: str


@dataclass(frozen=True)
class Read:
    """Which rows of a table reach which group: those whose column `key` holds the group's key, after `via`'s hops.

    `key` may be "id". A `key` of None gives every row to every group (settings, small tables).

    Read(Passage, "report")                                   passages, by report
    Read(Report, "id", via=(Hop(Seed, "a", "pair"),))         the reports `a` of each pair of reports
    """

    record: type[Record]
    key: str | None
    via: tuple[Hop, ...] = ()


class Group:
    """The rows of one group, by record type; each list is ordered by the record's key fields."""

    __slots__ = ("_rows", "key")

    def __init__(self, key: str, rows: dict[type[Record], list[Record]]) -> None:
        self.key = key
        self._rows = rows

    def __getitem__(self, record: type[R]) -> list[R]:
        return self._rows.get(record, [])  # type: ignore[return-value]  # the dict is keyed by the type of its rows

    def one(self, record: type[R]) -> R:
        """Return the only row of that type; raise Bug if there is none or more than one."""
        rows = self[record]
        if len(rows) != 1:
            raise Bug(f"expected one {record.__name__} in group {self.key}, got {len(rows)}")
        return rows[0]


@dataclass(frozen=True)
class Stage:
    """One step of the pipeline. `by` says in words what one group is (report, pair, claim, bucket), None the whole case.

    `run` takes many groups at once, so that a model can be kept busy, and returns the rows of each, in the same order.
    What it returns for a group must not depend on the other groups of the call. Raise `version` when answers change.
    `grows`: a runner that keeps an index of word n-grams may bring it up to date from what came and left, to the same rows.
    """

    name: str
    version: int
    by: str | None
    reads: tuple[Read, ...]
    writes: tuple[type[Record], ...]
    run: Callable[[Sequence[Group]], Sequence[Sequence[Record]]]
    grows: bool = False


def each(function: Callable[[Group], Iterable[Record]]) -> Callable[[Sequence[Group]], list[list[Record]]]:
    """Turn a function of one group into a stage's `run`."""
    return _Each(function)


@dataclass(frozen=True)
class _Each:
    """A class and not a closure, so that worker processes can be handed it."""

    function: Callable[[Group], Iterable[Record]]

    def __call__(self, groups: Sequence[Group]) -> list[list[Record]]:
        return [list(self.function(group)) for group in groups]


def order(row: Record) -> tuple[tuple[bool, object], ...]:
    """Return the sort key of a row: its key fields, None first."""
    return tuple((value is not None, value) for value in (getattr(row, name) for name in row.KEY))
