"""Writing files and stdout: whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from headwater.errors import StopRun


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file, replacing what was there only when all of it is written; raise StopRun where that cannot be done."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise StopRun(f"{path} cannot be written ({error.strerror}): is its folder there, writable and not full?") from None


def write_stdout(content: bytes) -> None:
    """Write bytes to stdout as they are, whatever encoding the terminal has."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
