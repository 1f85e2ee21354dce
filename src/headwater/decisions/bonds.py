"""What must stay together and what must stay apart, kept while other things are joined."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Bonds(Generic[T]):
    """A division of items into bundles, some pairs of which may never become one.

    Whatever is joined, two items that were put together are in one bundle, two that were put apart are in two.
    """

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}
        self._foes: dict[T, set[T]] = {}

    def root(self, item: T) -> T:
        """Return the item that stands for the bundle of `item`."""
        parent = self._parent
        while (above := parent.get(item, item)) != item:
            parent[item] = parent.get(above, above)
            item = parent[item]
        return item

    def may_join(self, a: T, b: T) -> bool:
        """Tell whether the bundles of two items are one or may become one."""
        return not self._foes or self.root(b) not in self._foes.get(self.root(a), ())

    def join(self, a: T, b: T) -> bool:
        """Make one bundle of those of two items; return False, and change nothing, where they must stay apart."""
        if not self.may_join(a, b):
            return False
        kept, gone = self.root(a), self.root(b)
        if kept != gone:
            if len(self._foes.get(kept, ())) < len(self._foes.get(gone, ())):
                kept, gone = gone, kept
            self._parent[gone] = kept
            for foe in self._foes.pop(gone, set()):
                self._foes[foe].discard(gone)
                self._keep_apart(kept, foe)
        return True

    def part(self, a: T, b: T) -> bool:
        """Keep the bundles of two items apart from now on; return False, and change nothing, where they are one."""
        one, other = self.root(a), self.root(b)
        if one == other:
            return False
        self._keep_apart(one, other)
        return True

    def _keep_apart(self, one: T, other: T) -> None:
        self._foes.setdefault(one, set()).add(other)
        self._foes.setdefault(other, set()).add(one)

    def foes(self) -> list[tuple[T, T]]:
        """Return each two bundles that must stay apart, either way round, by the items that stand for them."""
        return [(one, other) for one, others in self._foes.items() for other in others]
