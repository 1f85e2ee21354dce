"""What every row is: a record with an id of its own, and the kinds of fields it may have."""

from __future__ import annotations

from hashlib import sha256
from typing import ClassVar

Spans = tuple[tuple[int, int], ...]
Names = tuple[str, ...]
Notes = tuple[tuple[str, str], ...]


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
        return hash_key(type(self).__name__, *(getattr(self, name) for name in self.KEY))
