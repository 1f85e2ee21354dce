"""Keep texts out of memory while they wait."""

from __future__ import annotations

from os import SEEK_END
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Self

IN_MEMORY = 100_000_000
Slot = tuple[int, int]


class Shelf:
    """Bytes put away for a while: in memory as long as they are few, else in a file that vanishes with the shelf."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # the shelf is the context manager

    def put(self, data: bytes) -> Slot:
        """Put `data` away; return what fetches it again."""
        start = self._file.seek(0, SEEK_END)
        self._file.write(data)
        return start, len(data)

    def fetch(self, slot: Slot) -> bytes:
        """Return what was put away."""
        self._file.seek(slot[0])
        return self._file.read(slot[1])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()
