"""The file under a case: made whole or not at all, and opened only if it is one."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from headwater.case_schema import MIGRATIONS, migrate, misshapen, reshape, version_of
from headwater.errors import StopRun

BUSY_SECONDS = 60
SETTINGS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",  # with a WAL, a power cut may lose the last parts, never what is in the file
    "cache_size = -131072",  # in kB: ids are hashes, so that rows go everywhere in their tables
    "wal_autocheckpoint = 16384",  # in pages, of 4 kB
)


def create_file(path: Path) -> None:
    """Make a new, empty case at `path`; raise StopRun if something is there already or nothing can be written there."""
    if path.exists():
        raise StopRun(f"{path} is there already: open it, or give the new case another name")
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.unlink(missing_ok=True)
        with closing(_connect(draft)) as connection:
            migrate(connection)
            reshape(connection)
        draft.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise StopRun(f"cannot make a case at {path} ({error}): is the folder there, writable and not full?") from error


def open_file(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Return a connection to the case at `path`, brought to this version's format; raise StopRun where it is no case."""
    _check_head(path)
    connection = _connect(path, writable=writable)
    try:
        _check_format(path, connection, writable=writable)
    except BaseException as error:
        connection.close()
        if not isinstance(error, sqlite3.Error):
            raise
        raise StopRun(f"{path} cannot be read as a case ({error}): is it damaged, or in use by another program?") from error
    return connection


def _connect(path: Path, *, writable: bool = True) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?mode={'rwc' if writable else 'ro'}"
    return sqlite3.connect(address, uri=True, isolation_level=None, timeout=BUSY_SECONDS)


def _check_head(path: Path) -> None:
    """Raise StopRun where there is no SQLite file at `path`, before SQLite touches it."""
    if path.is_dir():
        raise StopRun(f"{path} is a folder, not a case: give the case's file, or make a case of the reports in it")
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except FileNotFoundError:
        raise StopRun(f"there is no case at {path}: check the name, or make a new case") from None
    except OSError as error:
        raise StopRun(f"{path} cannot be opened ({error.strerror}): check who may read it") from error
    if head != b"SQLite format 3\0":
        raise StopRun(f"{path} is not a case: give the file that Headwater made")


def _check_format(path: Path, connection: sqlite3.Connection, *, writable: bool) -> None:
    version = version_of(connection)
    if version < 0:
        raise StopRun(f"{path} is a database of another program, not a case: give the file that Headwater made")
    if version > len(MIGRATIONS):
        raise StopRun(
            f"{path} was made by a newer Headwater (format {version}, this one knows {len(MIGRATIONS)}): install the newer one"
        )
    if writable:
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        migrate(connection)
        reshape(connection)
    if version_of(connection) < len(MIGRATIONS) or misshapen(connection):
        raise StopRun(f"{path} was made by an older Headwater: run it once more, which brings it up to date")
