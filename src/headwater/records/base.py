"""What every row is: a record with an id of its own, and the kinds of fields it may have."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from hashlib import sha256
from operator import attrgetter
from typing import Any, ClassVar

Spans = tuple[tuple[int, int], ...]
Names = tuple[str, ...]
Notes = tuple[tuple[str, str], ...]


@lru_cache(maxsize=8192, typed=True)  # a stage asks for the ids of a group's rows again and again
def hash_key(*parts: object) -> str:
    """Return 16 hexadecimal digits that stand for `parts`, the same in every run and on every machine."""
    return sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Record:
    """A row: `KEY` names the fields that make it what it is."""

    __slots__ = ()
    KEY: ClassVar[tuple[str, ...]]

    @property
    def id(self) -> str:
        """The content hash of the key fields."""
        return hash_key(type(self).__name__, *_read_key(self.KEY)(self))


@cache
def _read_key(names: tuple[str, ...]) -> Callable[[Record], tuple[Any, ...]]:
    """Return what gives the fields of these names of a row, as a tuple."""
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda row: (read(row),)
