"""Knowledge as data files: one file a kind of knowledge, UTF-8, "#" begins a comment line."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def load_lines(name: str) -> tuple[str, ...]:
    """Return the lines of the data file `name` without comments and empty ones."""
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def load_rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of the tab-separated data file `name`; its first line that is no comment names the columns."""
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
