"""How news counts, and what it means: each row of the table of phrases beside the benchmarks."""

import csv
from pathlib import Path

import pytest

from headwater.text.numbers import find_figures

TABLE = Path(__file__).parents[2] / "benchmarks" / "figures.tsv"
LINES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
ROWS = list(csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))
FIGURES = [row for row in ROWS if row["words"]]
NOTHING = [row["text"].replace("\\n", "\n") for row in ROWS if not row["words"]]


def number(words):
    return float(words) if words else None


@pytest.mark.parametrize("row", FIGURES, ids=[f"{row['words']} in: {row['text']}" for row in FIGURES])
def test_a_figure_is_read_with_its_ends_its_bound_unit_and_role(row):
    found = {row["text"][one.start : one.end]: one for one in find_figures(row["text"])}
    assert row["words"] in found, found
    one = found[row["words"]]
    assert (one.bound, one.unit, one.role) == (row["bound"], row["unit"], row["role"])
    assert (one.value, one.low, one.high) == pytest.approx((number(row["value"]), number(row["low"]), number(row["high"])))


@pytest.mark.parametrize("text", NOTHING)
def test_a_number_that_counts_nothing_is_no_figure(text):
    assert [text[one.start : one.end] for one in find_figures(text)] == []


def test_the_table_is_large_enough_to_tell_something():
    assert len({(row["text"], row["words"]) for row in FIGURES}) == len(FIGURES) >= 250
