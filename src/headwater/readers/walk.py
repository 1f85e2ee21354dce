"""List the files of a folder: in a fixed order, without hidden ones, once each however links lead around."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from headwater.readers.draft import File, report_problem
from headwater.records import Problem

# The truth about a made-up case lies beside its reports; it is for the score alone.
NOT_REPORTS = frozenset({"gold.json"})
PAGES = (".html", ".htm")
PARTS = ("_files", ".files", "_Dateien", "-Dateien", "_fichiers", "_archivos", "_file", "_bestanden")


def list_files(folder: Path) -> Iterator[File | Problem]:
    """Yield the files under `folder` by path, and a problem for each folder that may not be entered.

    Left out are files and folders whose names begin with a dot, and the folders of pictures and scripts that browsers save
    beside a page ("dam.html", "dam_files"). A folder that links lead to again is entered once.
    """
    entered: set[tuple[int, int]] = set()
    waiting = [(folder, "")]
    while waiting:
        path, name = waiting.pop()
        if name and not _is_folder(path):
            yield File(path, name)
            continue
        try:
            waiting += reversed(_list_entries(path, name, entered))
        except OSError as error:
            shown = name or show_name(path.name)
            yield report_problem(shown, f"{shown}: the folder cannot be entered ({error.strerror}): change its permissions")


def show_name(name: str) -> str:
    """Return a file's name as text that can be stored and shown: bytes that are no UTF-8 become question marks."""
    return os.fsencode(name).decode("utf-8", "replace")


def _list_entries(folder: Path, name: str, entered: set[tuple[int, int]]) -> list[tuple[Path, str]]:
    """Return what lies in a folder, by name, each with its path within the folder read; nothing where it was entered before."""
    state = folder.stat()
    if (state.st_dev, state.st_ino) in entered:
        return []
    entered.add((state.st_dev, state.st_ino))
    paths = sorted(folder.iterdir(), key=lambda path: os.fsencode(path.name))
    pages = {path.stem for path in paths if path.suffix.lower() in PAGES}
    prefix = f"{name}/" if name else ""
    return [(path, prefix + show_name(path.name)) for path in paths if not _is_left_out(path, pages)]


def _is_left_out(path: Path, pages: set[str]) -> bool:
    if path.name.startswith(".") or path.name in NOT_REPORTS:
        return True
    return any(path.name.endswith(ending) and path.name.removesuffix(ending) in pages for ending in PARTS) and _is_folder(path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # what may not even be looked at is tried as a file, and becomes a problem there
        return False
