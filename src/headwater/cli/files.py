"""Writing files and stdout: whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from headwater.errors import StopRun


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file, replacing what was there only when all of it is written; raise StopRun where that cannot be done.

    What is no plain file (a pipe, a device) is written to as it is; where `path` is a link, the file that it leads to is.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _replace(path.resolve(), content)
    except OSError as error:
        raise StopRun(f"{path} cannot be written ({error.strerror}): is its folder there, writable and not full?") from None


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def write_stdout(content: bytes) -> None:
    """Write bytes to stdout as they are, whatever encoding the terminal has."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
