"""Tables for a spreadsheet or a notebook.

CSV as RFC 4180 has it, UTF-8 with a byte order mark, since Excel reads it as another encoding without one. A text that a
spreadsheet would run as a formula gets an apostrophe in front, one that begins with apostrophes before a formula one more, so
that `read_cell` gets every text back as it was.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from headwater.exports.sheets import SHEETS, Cell
from headwater.view import CaseView

_FORMULA = re.compile(r"'*\s*[=+\-@\t\r＝＋－＠]")


def stream_table(case: CaseView, sheet: str) -> Iterator[bytes]:
    """Yield a table as CSV, row by row; `sheet` is one of SHEETS."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(SHEETS[sheet].columns)
    yield out.getvalue().encode("utf-8-sig")
    for row in SHEETS[sheet].rows(case):
        out.seek(0)
        out.truncate()
        writer.writerow(map(tame, row))
        yield out.getvalue().encode("utf-8", "replace")


def tame(cell: Cell) -> Cell:
    """Return what a cell may hold: a text that would be run as a formula with an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def read_cell(cell: str) -> str:
    """Return the text that `tame` made a cell of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
