"""Read a web page (see the next version)."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.readers.draft import Draft, File


def read_page(file: File) -> Iterator[Draft]:
    """Yield nothing yet."""
    yield from ()
