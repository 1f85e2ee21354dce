from __future__ import annotations

from importlib.resources import files

import pytest

from headwater import lore

NAMES = sorted(entry.name for entry in files(lore).iterdir() if entry.name.endswith((".txt", ".tsv")))


@pytest.mark.parametrize("name", NAMES)
def test_a_lore_file_says_in_its_first_line_what_it_holds(name):
    first = files(lore).joinpath(name).read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")


@pytest.mark.parametrize("name", [n for n in NAMES if n.endswith(".txt")])
def test_a_list_has_lines_and_none_twice(name):
    lines = lore.load_lines(name)
    assert lines
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("name", [n for n in NAMES if n.endswith(".tsv")])
def test_a_table_has_rows_that_fill_its_columns(name):
    rows = lore.load_rows(name)
    assert rows
    assert all(None not in row and None not in row.values() for row in rows)
