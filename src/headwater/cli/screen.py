"""Where output goes: findings to stdout, everything about the run to stderr."""

from __future__ import annotations

import sys
from typing import IO
from unicodedata import category

from rich.console import Console
from rich.table import Table
from rich.text import Text

NARROW = 60
WIDE = 130


def open_console(stream: IO[str] | None = None) -> Console:
    """Return a console for a stream (stdout by default), between 60 and 130 columns wide.

    Neither markup nor emoji codes mean anything: the words of reports are printed as they stand.
    """
    console = Console(file=stream or sys.stdout, markup=False, highlight=False, emoji=False)
    console.width = max(NARROW, min(WIDE, console.width if console.is_terminal else 110))
    return console


def warn(message: str) -> None:
    """Print a line about the run on stderr."""
    sys.stderr.write(f"{clean(message)}\n")
    sys.stderr.flush()


def make_table(*columns: str, right: tuple[str, ...] = ()) -> Table:
    """Return a table without lines, with a dim heading over each column."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", show_edge=False)
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", no_wrap=column in right)
    return table


def field(name: str, value: str, console: Console) -> None:
    """Print a name and its value, where there is one, the value hanging beside the name."""
    if value:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=9, style="dim", no_wrap=True)
        table.add_column()
        table.add_row(name, printable(value))
        console.print(table)


def printable(text: str, style: str = "") -> Text:
    """Return text as rich shows it."""
    return Text(clean(text), style=style)


def clean(text: str) -> str:
    """Return text with "\N{REPLACEMENT CHARACTER}" for the control characters that could steer a terminal."""
    return "".join("\N{REPLACEMENT CHARACTER}" if category(c) in {"Cc", "Cs"} and c != "\n" else c for c in text)
