"""Writing files and stdout: whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from headwater.errors import StopRun

STDOUT = Path("-")


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file, replacing what was there only when all of it is written; raise StopRun where that cannot be done."""
    write_pieces(path, (content,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file piece by piece, replacing what was there only when all of it is written; raise StopRun where that fails.

    What is no plain file (a pipe, a device) is written to as it is; where `path` is a link, the file that it leads to is.
    """
    try:
        if path.exists() and not path.is_file():
            _write(path, pieces)
        else:
            _replace(path.resolve(), pieces)
    except OSError as error:
        raise StopRun(f"{path} cannot be written ({error.strerror}): is its folder there, writable and not full?") from None


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        _write(draft, pieces)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(pieces)


def write_stdout(content: bytes) -> None:
    """Write bytes to stdout as they are, whatever encoding the terminal has."""
    print_pieces((content,))


def print_pieces(pieces: Iterable[bytes]) -> None:
    """Write bytes to stdout piece by piece."""
    sys.stdout.flush()
    sys.stdout.buffer.writelines(pieces)
    sys.stdout.buffer.flush()
