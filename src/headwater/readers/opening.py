"""Open files so that nothing a folder may hold stops the run: size, permission, kind and packing are checked first."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from headwater.errors import SkipReport
from headwater.readers.draft import LARGEST_FILE, File


@contextmanager
def open_file(file: File) -> Iterator[BinaryIO]:
    """Open `file`, unpacked if it is gzip. Whatever the system or the packing has against it becomes SkipReport."""
    try:
        if not file.path.is_file():
            raise SkipReport("it is missing or no regular file: check its name, or the link that leads to it")
        packed = file.endings[:1] == (".gz",)
        with gzip.open(file.path) if packed else file.path.open("rb") as stream:
            yield cast(BinaryIO, stream)
    except PermissionError as error:
        raise SkipReport("you may not read it: change its permissions") from error
    except (OSError, EOFError, zlib.error) as error:
        raise SkipReport(f"it cannot be read ({error}): check the disk, or copy the file again") from error


def read_bytes(file: File) -> bytes:
    """Return the whole content of a file that holds one report; raise SkipReport where it is empty or far too large."""
    with open_file(file) as stream:
        data = stream.read(LARGEST_FILE + 1)
    if not data.strip():
        raise SkipReport("it is empty: remove it, or put the report's text into it")
    if len(data) > LARGEST_FILE:
        raise SkipReport(
            f"it has more than {LARGEST_FILE // 1_000_000} million bytes, too many for one report: split it into its reports"
        )
    return data
