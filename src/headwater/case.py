"""A case: one investigation in one SQLite file. No other module opens it."""

# ruff: noqa: S608  # the names in its SQL are those of records and their fields
from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from headwater.case_file import create_file, open_file
from headwater.case_table import Raw, first_of_each, quote, table_of
from headwater.errors import Bug, StopRun
from headwater.records import TABLES, Record, Report

R = TypeVar("R", bound=Record)


class Case:
    """An open case. Rows are read by record type; `with` closes it.

    `stage` "" stands for rows that were brought and not made by a stage.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    # ------------------------------------------------------------ opening and closing

    @classmethod
    def create(cls, path: str | Path) -> Self:
        """Make a new, empty case at `path` and open it; raise StopRun if something is there already."""
        create_file(Path(path))
        return cls.open(path)

    @classmethod
    def open(cls, path: str | Path, *, writable: bool = True) -> Self:
        """Open the case at `path`, brought to this version's format; raise StopRun if it is no case or a newer one.

        One that is not `writable` can be read while a run writes: every read sees the last finished part.
        """
        return cls(Path(path), open_file(Path(path), writable=writable))

    def close(self) -> None:
        """Close the file; nothing else can be asked of this object."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # ------------------------------------------------------------ rows

    def rows(self, record: type[R], **where: object) -> list[R]:
        """Return the rows of a table in the order of their key fields, where each named column holds the value given.

        A list, tuple or set of values means any of them: `case.rows(Statement, report=[a, b])`; None means None.
        """
        table = table_of(record)
        condition, values = _condition(record, where)
        found = self.sql(f"SELECT {table.select} FROM {quote(table.name)} AS t WHERE {condition}", values)
        return sorted(map(table.decode, first_of_each(found).values()), key=table.sort_key)

    def get(self, record: type[R], id_: str) -> R | None:
        """Return the row with that id, None where there is none."""
        return next(iter(self.rows(record, id=id_)), None)

    def count(self, record: type[Record], **where: object) -> int:
        """Return how many rows of a table there are, where each named column holds the value given."""
        condition, values = _condition(record, where)
        name = quote(table_of(record).name)
        return int(self.sql(f"SELECT count(DISTINCT t.id) FROM {name} AS t WHERE {condition}", values)[0][0])

    def sum_digests(self, record: type[Record], column: str) -> dict[str, int]:
        """Return for each value of a column a number that stands for the rows that hold it: other rows, another number."""
        by = quote(column)
        return dict(self.sql(f"SELECT {by}, sum(_digest) FROM {quote(table_of(record).name)} GROUP BY {by}"))

    def add(self, rows: Iterable[Record]) -> int:
        """Bring rows into the case; return how many of them are new or differ from what was there under their id.

        Of two in one call with one id the first counts. Lone surrogates, which are no text, raise ValueError.
        """
        seen: set[str] = set()
        changed = 0
        with self.transaction():
            for row in rows:
                if row.id not in seen:
                    seen.add(row.id)
                    changed += self._bring(row)
        return changed

    def _bring(self, row: Record) -> bool:
        table = table_of(type(row))
        raw = table.encode(row, "", 0)
        name = quote(table.name)
        same = "id = ? AND _stage = '' AND _part = 0"
        if self.sql(f"SELECT 1 FROM {name} WHERE {same} AND _digest = ?", (raw[0], raw[3])):
            return False
        self.sql(f"DELETE FROM {name} WHERE {same}", (raw[0],))
        self.sql(table.insert, raw)
        return True

    def remove(self, record: type[Record], **where: object) -> int:
        """Take rows that were brought out of the case; return how many. What hung on them goes with the next run."""
        condition, values = _condition(record, where)
        name = quote(table_of(record).name)
        with self.transaction():
            return self.sql_each(f"DELETE FROM {name} AS t WHERE _stage = '' AND {condition}", [tuple(values)])

    def search(self, words: str) -> list[Report]:
        """Return the reports whose text holds all the words, case and accents aside, best first."""
        asked = " ".join(f'"{word}"' for word in words.replace('"', " ").split())
        if not asked:
            return []
        table = table_of(Report)
        found = self.sql(
            f"SELECT {table.select} FROM report_text JOIN report AS t ON t.number = report_text.rowid "
            "WHERE report_text MATCH ? ORDER BY rank, t.id",
            (asked,),
        )
        return [table.decode(raw) for raw in found]

    # ------------------------------------------------------------ settings

    def setting(self, name: str, default: str = "") -> str:
        """Return a setting of the case: `parts`, `made_by` (the version that made it), or what `set` stored."""
        found = self.sql("SELECT value FROM setting WHERE name = ?", (name,))
        return str(found[0][0]) if found else default

    def set(self, name: str, value: str) -> None:
        """Store a setting."""
        self.sql("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    @property
    def parts(self) -> int:
        """Into how many parts the groups of a stage are divided."""
        return int(self.setting("parts"))

    # ------------------------------------------------------------ for runners

    def sql(self, statement: str, values: Sequence[Any] = ()) -> list[Raw]:
        """Run one SQL statement and return all its rows; raise StopRun where the file cannot be read or written."""
        with self._stopping():
            return self._connection.execute(statement, values).fetchall()

    def sql_each(self, statement: str, values: Iterable[Raw]) -> int:
        """Run one SQL statement for each of `values`; return how many rows it changed."""
        with self._stopping():
            return self._connection.executemany(statement, values).rowcount

    def replace(self, record: type[Record], stage: str, parts: Iterable[int], raws: Iterable[Raw]) -> None:
        """Make encoded rows all that a table holds of a stage's parts; those that are there already are not written again."""
        name = quote(table_of(record).name)
        asked = f"SELECT id, _part, _digest FROM {name} WHERE _stage = ? AND _part IN (SELECT value FROM json_each(?))"
        old = set(self.sql(asked, (stage, json.dumps(list(parts)))))
        new = {(raw[0], raw[2], raw[3]): raw for raw in raws}
        gone = [(id_, stage, part) for id_, part, _ in old - new.keys()]
        self.sql_each(f"DELETE FROM {name} WHERE id = ? AND _stage = ? AND _part = ?", gone)
        self.sql_each(table_of(record).insert, [raw for row, raw in new.items() if row not in old])

    def clear(self, stage: str, parts: Iterable[int]) -> None:
        """Delete what a stage made in these parts, and that it was done."""
        keys = [(stage, part) for part in parts]
        for record in TABLES if keys else ():
            if self.holds(record, stage):
                name = quote(table_of(record).name)
                self.sql_each(f"DELETE FROM {name} WHERE _stage = ? AND _part = ?", keys)
        self.sql_each("DELETE FROM done WHERE stage = ? AND part = ?", keys)

    def holds(self, record: type[Record], stage: str) -> bool:
        """Tell whether a table holds any row that a stage made."""
        return bool(self.sql(f"SELECT 1 FROM {quote(table_of(record).name)} WHERE _stage = ? LIMIT 1", (stage,)))

    def index(self, record: type[Record], *columns: str) -> None:
        """Make sure that a table can be searched by these columns quickly; small rows lie in the order of their ids anyway."""
        name = table_of(record).name
        if columns[0] != "id" or table_of(record).is_large:
            listed = ", ".join(map(quote, columns))
            self.sql(f'CREATE INDEX IF NOT EXISTS "{name}.{".".join(columns)}" ON {quote(name)} ({listed})')

    def define(self, name: str, function: Any, arguments: int) -> None:
        """Give SQL a pure function."""
        self._connection.create_function(name, arguments, function, deterministic=True)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all that is written inside, or, if it raises, nothing of it."""
        self.sql("BEGIN IMMEDIATE")
        try:
            yield
            self.sql("COMMIT")
        except BaseException:
            self._connection.rollback()
            raise

    @contextmanager
    def _stopping(self) -> Iterator[None]:
        """Turn what goes wrong with the file into StopRun."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StopRun(f"{self.path} cannot be used ({error}): what was stored is kept; mend it and run again") from error


def _condition(record: type[Record], where: dict[str, object]) -> tuple[str, list[object]]:
    """Return an SQL condition on the table `t` and its values."""
    table = table_of(record)
    terms: list[str] = ["true"]
    values: list[object] = []
    for name, value in where.items():
        if name != "id" and name not in table.columns:
            raise Bug(f"{record.__name__} has no field {name}")
        if isinstance(value, list | tuple | set | frozenset):
            terms.append(f't."{name}" IN (SELECT value FROM json_each(?))')
            values.append(json.dumps(list(value)))
        else:
            terms.append(f't."{name}" IS ?')
            values.append(value)
    return " AND ".join(terms), values
