"""Make docs/case-file.md from the records: every table, what it is for, and its columns.

python docs/making/tables.py
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from headwater.case_schema import BROUGHT
from headwater.case_table import COLUMN_TYPES, Table, table_of
from headwater.records import TABLES, Record

PAGE = Path(__file__).parents[1] / "case-file.md"
HEAD = """# The tables of a case

A case is one SQLite file; [The case file and the trace](files.md) tells how it is to be used. Each table below is one kind of
row. Beside the columns listed every table has `id`, `_stage`, `_part` and `_digest`. Spans are offsets in characters (Unicode
code points) into `report.text`, end excluded. Lists are JSON; columns of numbers are little-endian numpy arrays in a BLOB.
The key columns make a row what it is: `id` is a hash of them.

This page is made from the code by `python docs/making/tables.py`.
"""
KEPT = "Kept for good: it cannot be made again."
MADE = "Made by stages, and made anew where it is out of date."
MODULES = {
    "reading": "What was read",
    "saying": "Who says what",
    "taking": "Who took from whom",
    "claiming": "What is the same claim",
    "tracing": "Where a claim springs from",
    "asking": "Which engine reads",
    "deciding": "What people decided",
}


def make_page() -> str:
    """Return the page."""
    return "\n".join([HEAD, *_list_sections()])


def _list_sections() -> Iterator[str]:
    for module, title in MODULES.items():
        yield f"## {title}\n"
        for record in TABLES:
            if record.__module__.endswith(f".{module}"):
                yield from _describe(record)


def _describe(record: type[Record]) -> Iterator[str]:
    table: Table[Record] = table_of(record)
    yield f"### {table.name}\n"
    yield f"{_read_docstring(record)}\n"
    yield f"{KEPT if record in BROUGHT else MADE}\n"
    yield "| column | type | |\n|---|---|---|"
    for name, (kind, empty) in table.kinds.items():
        told = {"key": name in record.KEY, "may be NULL": empty, "a list": kind is tuple}
        notes = [note for note, holds in told.items() if holds]
        yield f"| `{name}` | {COLUMN_TYPES[kind]} | {', '.join(notes)} |"
    yield ""


def _read_docstring(record: type[Record]) -> str:
    """Return a docstring as Markdown: what it calls by name in angle brackets or with underscores stays as it is."""
    return re.sub(r"(?<!`)<(?=\w)", r"\\<", inspect.getdoc(record) or "")


if __name__ == "__main__":
    PAGE.write_text(make_page(), encoding="utf-8")
