"""Read comma-, semicolon- and tab-separated tables: one report a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.errors import SkipReport
from headwater.readers.decode import decode_bytes
from headwater.readers.draft import LARGEST_FILE, Draft, File, report_problem
from headwater.readers.fields import draft_row, name_field
from headwater.readers.opening import open_file
from headwater.records import Problem

LARGEST_TABLE = 50 * LARGEST_FILE


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells by the names of their columns, and the line of the file on which it ends."""

    line: int
    cells: dict[str, str]
    surplus: int

    def check(self) -> None:
        """Raise SkipReport where the row has more cells than the table has columns, so that none can be trusted."""
        if self.surplus > 0:
            raise SkipReport(
                "it has more cells than there are columns: put quotation marks around text that has the separator in it"
            )


def read_table(file: File) -> Iterator[Draft | Problem]:
    """Yield the report of each row, named 'file#line', and a problem for each row that has none."""
    with open_file(file) as stream:
        data = stream.read(LARGEST_TABLE + 1)
    if len(data) > LARGEST_TABLE:
        raise SkipReport("the table is too large to be read at once: split it, or write it as .jsonl")
    header, rows = parse_table(decode_bytes(data))
    if not any(name_field(name) == "text" for name in header):
        raise SkipReport(f"it has no column for the text, only {', '.join(header)}: call that column text, body or content")
    for row in rows:
        name = f"{file.name}#{row.line}"
        try:
            row.check()
            yield draft_row(row.cells, name, "text/csv")
        except SkipReport as error:
            yield report_problem(name, f"{name}: {error}")


def parse_table(text: str) -> tuple[list[str], list[Row]]:
    """Return a table's header, and its rows that are not blank.

    The separator is the one of comma, semicolon, tab and bar that the header has most often. Raises SkipReport where
    there is no header or no row, or the quotation marks do not close.
    """
    header = text.split("\n", 1)[0]
    separator = max(",;\t|", key=header.count)
    # The limit that Python sets by default, 131,072 characters, is shorter than a long report.
    csv.field_size_limit(LARGEST_FILE)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        names = [name.strip() for name in next(lines, [])]
        rows = [
            Row(lines.line_num, dict(zip(names, cells, strict=False)), len(cells) - len(names))
            for cells in lines
            if any(map(str.strip, cells))
        ]
    except csv.Error as error:
        raise SkipReport(f"it is no table that can be read ({error}): check its quotation marks") from error
    if not any(names):
        raise SkipReport("it is empty: its first line is to name the columns")
    if not rows:
        raise SkipReport("it has no rows below its header: add a row for each report")
    return names, rows
