"""A large case made of a small one: its rows again and again, under other ids, as if other reports had said the same elsewhere.

Tracing 20,000 reports takes hours; what a page costs depends on the rows, not on how they were found. Columns of numbers
(fingerprints, vectors, gists), which no page reads, are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from headwater.api import open_case
from headwater.case import Case
from headwater.case_table import table_of
from headwater.records import TABLES, Decision, Engine, Record, Reply, Report
from headwater.run.listing import list_case
from headwater.run.plan import index_reads
from headwater.stages import PIPELINE
from headwater.view.lookup import index_lookups

STAGE = "copied"
LEFT_OUT = (Decision, Engine, Reply)


def multiply(small: Path, large: Path, times: int) -> None:
    """Make a case at `large` with the rows of the one at `small`, `times` times, and its lists and indexes."""
    with open_case(small) as view, Case.create(large) as case:
        tables = {record: view.file.rows(record) for record in TABLES if _is_shown(record)}
        for number in range(times):
            with case.transaction():
                for record, rows in copy_rows(tables, number):
                    case.sql_each(table_of(record).insert, (table_of(record).encode(row, STAGE, number) for row in rows))
        index_reads(case, PIPELINE)
        index_lookups(case)
        list_case(case)


def copy_rows(tables: dict[type[Record], list[Any]], number: int) -> Iterator[tuple[type[Record], list[Any]]]:
    """Yield the rows of each table with every id in them exchanged for that of copy `number`.

    Tables come in an order in which each is named by later ones only; a row may name others of its own table.
    """
    ids: dict[str, str] = {}
    for record, rows in tables.items():
        for row in rows:
            ids[row.id] = _exchange(row, ids, number).id
        yield record, [_exchange(row, ids, number) for row in rows]


def _exchange(row: Record, ids: dict[str, str], number: int) -> Record:
    if isinstance(row, Report):
        return replace(row, digest=sha256(f"{row.digest} {number}".encode()).hexdigest())
    values = {field.name: getattr(row, field.name) for field in fields(row)}  # type: ignore[arg-type]  # a record is a dataclass
    return type(row)(**{name: _rename(value, ids) for name, value in values.items()})


def _rename(value: Any, ids: dict[str, str]) -> Any:
    """Return a value with every id in it exchanged, those of a pair too."""
    if isinstance(value, str):
        return ids.get(value) or (":".join(map(ids.__getitem__, value.split(":"))) if _is_pair(value, ids) else value)
    return tuple(_rename(one, ids) for one in value) if isinstance(value, tuple) else value


def _is_pair(value: str, ids: dict[str, str]) -> bool:
    return len(value) == 33 and value[16] == ":" and all(part in ids for part in value.split(":"))


def _is_shown(record: type[Record]) -> bool:
    return record not in LEFT_OUT and not any(
        "bytes" in str(field.type) and "None" not in str(field.type) for field in _fields(record)
    )


def _fields(record: type[Record]) -> Iterable[Any]:
    return fields(record)  # type: ignore[arg-type]  # a record is a dataclass
