"""Measure the reading of figures on the table of phrases; write benchmarks/figures.md.

    python benchmarks/figures.py

A phrase is right where words, value, both ends, bound, unit and role are; a text without figures where none is found.
"""

from __future__ import annotations

import csv
import time
from math import isclose
from pathlib import Path

from headwater.text.numbers import find_figures

TABLE = Path(__file__).with_suffix(".tsv")
FIRST = {"1": None, "2": (117 + 35, 152 + 45), "3": (47 + 15, 60 + 19), "4": (36 + 10, 41 + 10)}
"""How many of how many were right when the code was first asked for the set, which was written before."""


def load_table() -> list[dict[str, str]]:
    """Return the rows of the table."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def is_right(row: dict[str, str]) -> bool:
    """Return whether the text of a row is read as the row says."""
    text = row["text"].replace("\\n", "\n")
    figures = find_figures(text)
    if not row["words"]:
        return not figures
    return any(
        text[one.start : one.end] == row["words"]
        and (one.bound, one.unit, one.role) == (row["bound"], row["unit"], row["role"])
        and all(_is_same(getattr(one, name), row[name]) for name in ("value", "low", "high"))
        for one in figures
    )


def _is_same(value: float | None, words: str) -> bool:
    return value is None if not words else value is not None and isclose(value, float(words), rel_tol=1e-6)


def measure_speed(rows: list[dict[str, str]]) -> float:
    """Return the articles of 2,400 characters a second on one core, of text that is all figures."""
    text = " ".join(row["text"] for row in rows)
    find_figures(text)
    start = time.process_time()
    find_figures(text)
    return len(text) / 2400 / (time.process_time() - start)


def main() -> None:
    """Write the table of results."""
    rows = load_table()
    lines = [
        "# Figures: how many phrases are read right",
        "",
        "Made by `python benchmarks/figures.py` from [figures.tsv](figures.tsv): phrases as news has them, each with value,",
        "both ends, bound, unit and role, of which all must be right, and texts whose numbers count nothing. The sets 2 to 4",
        "were each written before the code was asked for the first time; what it got wrong was mended by kinds of mistakes.",
        "",
        "| set | phrases | without a figure | right when first asked | right now |",
        "|---|---|---|---|---|",
    ]
    for name, first in FIRST.items():
        own = [row for row in rows if row["set"] == name]
        figures = sum(bool(row["words"]) for row in own)
        right = sum(map(is_right, own))
        asked = f"{first[0]} of {first[1]} ({100 * first[0] / first[1]:.0f} %)" if first else "written with the code"
        lines.append(f"| {name} | {figures} | {len(own) - figures} | {asked} | {right} of {len(own)} |")
    lines += ["", f"Speed: {measure_speed(rows):.0f} articles of 400 words a second on one core, of text that is all figures."]
    TABLE.with_suffix(".md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
