"""List the files of a folder: in a fixed order, without hidden ones, once each however links lead around."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from headwater.readers.draft import File, report_problem
from headwater.records import Problem

# The truth about a made-up case lies beside its reports; it is for the score alone.
NOT_REPORTS = frozenset({"gold.json"})


def list_files(folder: Path) -> Iterator[File | Problem]:
    """Yield the files under `folder` by path, and a problem for each folder that may not be entered.

    Files and folders whose names begin with a dot are left out. A folder that links lead to again is entered once.
    """
    yield from _enter(folder, "", set())


def show_name(name: str) -> str:
    """Return a file's name as text that can be stored and shown: bytes that are no UTF-8 become question marks."""
    return os.fsencode(name).decode("utf-8", "replace")


def _enter(folder: Path, prefix: str, entered: set[tuple[int, int]]) -> Iterator[File | Problem]:
    try:
        state = folder.stat()
        entries = sorted(folder.iterdir(), key=lambda path: os.fsencode(path.name))
    except OSError as error:
        name = prefix or show_name(folder.name)
        yield report_problem(name, f"{name}: the folder cannot be entered ({error.strerror}): change its permissions")
        return
    if (state.st_dev, state.st_ino) in entered:
        return
    entered.add((state.st_dev, state.st_ino))
    for path in entries:
        if path.name.startswith(".") or path.name in NOT_REPORTS:
            continue
        name = prefix + show_name(path.name)
        if _is_folder(path):
            yield from _enter(path, f"{name}/", entered)
        else:
            yield File(path, name)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # what may not even be looked at is tried as a file, and becomes a problem there
        return False
