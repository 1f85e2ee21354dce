"""The shape of a case file and how an older one comes to have it.

What was brought (reports, their places, problems of reading, decisions, a language model's replies) cannot be made again:
those tables change by numbered migrations only. What stages made can: a table of theirs that no longer has its record's
shape is made anew, empty, and the stages that had filled it count as not done.
"""

# ruff: noqa: S608  # the names in its SQL are those of records and their fields
from __future__ import annotations

import sqlite3

from headwater import __version__
from headwater.case_table import COLUMN_TYPES, Table, quote, table_of
from headwater.errors import Bug
from headwater.records import TABLES, Decision, Engine, Place, Problem, Record, Reply, Report

APPLICATION = 0x48_57_54_52  # "HWTR", where SQLite keeps the mark of the program that a file belongs to
PARTS = 4096
BROUGHT = (Report, Place, Problem, Decision, Engine, Reply)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        """CREATE TABLE done (stage TEXT NOT NULL, part INTEGER NOT NULL, mark INTEGER NOT NULL,
           groups INTEGER NOT NULL, PRIMARY KEY (stage, part)) STRICT, WITHOUT ROWID""",
        """CREATE TABLE report (number INTEGER PRIMARY KEY,
           id TEXT NOT NULL, _stage TEXT NOT NULL, _part INTEGER NOT NULL, _digest INTEGER NOT NULL,
           digest TEXT NOT NULL, outlet TEXT NOT NULL, text TEXT NOT NULL, file TEXT NOT NULL, url TEXT NOT NULL,
           published TEXT, byline TEXT NOT NULL, credit TEXT NOT NULL, language TEXT NOT NULL, found TEXT NOT NULL,
           UNIQUE (id, _stage, _part)) STRICT""",
        """CREATE TABLE place (
           id TEXT NOT NULL, _stage TEXT NOT NULL, _part INTEGER NOT NULL, _digest INTEGER NOT NULL,
           report TEXT NOT NULL, file TEXT NOT NULL, url TEXT NOT NULL, media_type TEXT NOT NULL, raw BLOB,
           PRIMARY KEY (id, _stage, _part)) STRICT""",
        """CREATE TABLE problem (
           id TEXT NOT NULL, _stage TEXT NOT NULL, _part INTEGER NOT NULL, _digest INTEGER NOT NULL,
           stage TEXT NOT NULL, key TEXT NOT NULL, file TEXT NOT NULL, message TEXT NOT NULL,
           PRIMARY KEY (id, _stage, _part)) STRICT, WITHOUT ROWID""",
        'CREATE INDEX "report._stage" ON report (_stage, _part)',
        'CREATE INDEX "place._stage" ON place (_stage, _part)',
        'CREATE INDEX "problem._stage" ON problem (_stage, _part)',
    ),
    (
        # VACUUM may renumber rowids, never an INTEGER PRIMARY KEY: that is why reports have a number
        """CREATE VIRTUAL TABLE report_text USING fts5
           (text, content='report', content_rowid='number', tokenize='unicode61 remove_diacritics 2')""",
        """CREATE TRIGGER report_added AFTER INSERT ON report BEGIN
           INSERT INTO report_text (rowid, text) VALUES (new.number, new.text); END""",
        """CREATE TRIGGER report_removed AFTER DELETE ON report BEGIN
           INSERT INTO report_text (report_text, rowid, text) VALUES ('delete', old.number, old.text); END""",
        "INSERT INTO report_text (report_text) VALUES ('rebuild')",
    ),
    (
        """CREATE TABLE decision (
           id TEXT NOT NULL, _stage TEXT NOT NULL, _part INTEGER NOT NULL, _digest INTEGER NOT NULL, kind TEXT NOT NULL,
           a_report TEXT NOT NULL, a_start INTEGER NOT NULL, a_end INTEGER NOT NULL,
           b_report TEXT NOT NULL, b_start INTEGER NOT NULL, b_end INTEGER NOT NULL,
           value TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL, undoes TEXT NOT NULL,
           PRIMARY KEY (id, _stage, _part)) STRICT, WITHOUT ROWID""",
        'CREATE INDEX "decision._stage" ON decision (_stage, _part)',
        # What a person decided is taken back by a further decision, never by deleting it.
        """CREATE TRIGGER decision_kept BEFORE DELETE ON decision BEGIN
           SELECT RAISE(ABORT, 'a decision is never deleted: undo it'); END""",
        """CREATE TRIGGER decision_fixed BEFORE UPDATE ON decision BEGIN
           SELECT RAISE(ABORT, 'a decision is never changed: undo it and decide anew'); END""",
    ),
    (
        "ALTER TABLE decision ADD COLUMN a_digest TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE decision ADD COLUMN b_digest TEXT NOT NULL DEFAULT ''",
    ),
    (
        """CREATE TABLE engine (
           id TEXT NOT NULL, _stage TEXT NOT NULL, _part INTEGER NOT NULL, _digest INTEGER NOT NULL,
           stage TEXT NOT NULL, name TEXT NOT NULL, model TEXT NOT NULL,
           PRIMARY KEY (id, _stage, _part)) STRICT, WITHOUT ROWID""",
        """CREATE TABLE reply (
           id TEXT NOT NULL, _stage TEXT NOT NULL, _part INTEGER NOT NULL, _digest INTEGER NOT NULL,
           question TEXT NOT NULL, model TEXT NOT NULL, digest TEXT NOT NULL, text TEXT NOT NULL, failure TEXT NOT NULL,
           calls INTEGER NOT NULL, tokens_in INTEGER NOT NULL, tokens_out INTEGER NOT NULL,
           PRIMARY KEY (id, _stage, _part)) STRICT""",
        'CREATE INDEX "engine._stage" ON engine (_stage, _part)',
        'CREATE INDEX "reply._stage" ON reply (_stage, _part)',
    ),
)


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many migrations a file has been through; -1 where it is not a case at all."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version) if application == APPLICATION else -1


def migrate(connection: sqlite3.Connection, to: int = len(MIGRATIONS)) -> None:
    """Bring a case to format `to`, one transaction a migration."""
    while version_of(connection) < to:
        connection.execute("BEGIN IMMEDIATE")
        number = max(0, version_of(connection))
        for step in MIGRATIONS[number] if number < to else ():  # another process may have been quicker
            connection.execute(step)
        if number == 0:
            settings = {"parts": str(PARTS), "made_by": __version__}
            connection.executemany("INSERT INTO setting VALUES (?, ?)", settings.items())
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {min(number + 1, to)}")
        connection.execute("COMMIT")


def misshapen(connection: sqlite3.Connection) -> list[type[Record]]:
    """Return the record types whose table is missing or has other columns than the record."""
    return [record for record in TABLES if not _fits(connection, table_of(record))]


def reshape(connection: sqlite3.Connection) -> None:
    """Make the tables of stages anew that do not have their record's shape."""
    if not misshapen(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    for record in misshapen(connection):
        if record in BROUGHT:
            raise Bug(f"the table of {record.__name__} changed without a migration")
        table = table_of(record)
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table.name,)).fetchone():
            connection.execute(f"DELETE FROM done WHERE stage IN (SELECT _stage FROM {quote(table.name)})")
            connection.execute(f"DROP TABLE {quote(table.name)}")
        connection.execute(create_table(table))
        connection.execute(f'CREATE INDEX "{table.name}._stage" ON {quote(table.name)} (_stage, _part)')
    connection.execute("COMMIT")


def create_table(table: Table[Record]) -> str:
    """Return the SQL that makes a table: without rowids, unless its rows are large."""
    columns = [f"{quote(name)} {kind}{'' if empty else ' NOT NULL'}" for name, kind, empty in _shape(table)]
    return (
        f"CREATE TABLE {quote(table.name)} ({', '.join(columns)}, PRIMARY KEY (id, _stage, _part)) "
        f"STRICT{'' if table.is_large else ', WITHOUT ROWID'}"
    )


def _shape(table: Table[Record]) -> list[tuple[str, str, bool]]:
    """Return (name, type, may be NULL) of each column."""
    own = [("id", "TEXT", False), ("_stage", "TEXT", False), ("_part", "INTEGER", False), ("_digest", "INTEGER", False)]
    return own + [(name, COLUMN_TYPES[kind], empty) for name, (kind, empty) in table.kinds.items()]


def _fits(connection: sqlite3.Connection, table: Table[Record]) -> bool:
    found = connection.execute('SELECT name, type, NOT "notnull" FROM pragma_table_info(?)', (table.name,)).fetchall()
    return [(name, kind, bool(empty)) for name, kind, empty in found if name != "number"] == _shape(table)
