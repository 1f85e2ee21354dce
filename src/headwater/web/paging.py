"""One page of a list that may be long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query

S = TypeVar("S")
T = TypeVar("T")

SIZE = 50
LAST = 1_000_000

Number = Annotated[int, Query(alias="page", ge=1, le=LAST)]
"""The parameter `page` of an address: which page of a list, from 1."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """The `items` of page `number`, counted from 1, of a list of `total` cut into pages of `size`."""

    items: Sequence[T]
    number: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """The place of its first item in the list, from 1; 0 where it has none."""
        return (self.number - 1) * self.size + 1 if self.items else 0

    @property
    def last(self) -> int:
        """The place of its last item in the list."""
        return self.first + len(self.items) - 1 if self.items else 0

    def map(self, change: Callable[[T], S]) -> Page[S]:
        """Return the same page with every item changed."""
        return Page([change(item) for item in self.items], self.number, self.size, self.total)


def offset(number: int, size: int = SIZE) -> int:
    """Return how many items come before a page."""
    return (number - 1) * size


def cut(items: Sequence[T], number: int, size: int = SIZE) -> Page[T]:
    """Return a page of a list that is there as a whole."""
    return Page(items[offset(number, size) : offset(number + 1, size)], number, size, len(items))
