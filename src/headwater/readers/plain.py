"""Read a report that is a plain-text or Markdown file: its text is the file's own."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.readers.decode import decode_bytes
from headwater.readers.draft import Draft, File
from headwater.readers.fields import check_length
from headwater.readers.opening import read_bytes


def read_plain(file: File) -> Iterator[Draft]:
    """Yield the report of a plain-text file; only a byte order mark and the CR of CRLF are left out of its text."""
    text = decode_bytes(read_bytes(file))
    check_length(text)
    yield Draft(text, file.name, "text/plain")
