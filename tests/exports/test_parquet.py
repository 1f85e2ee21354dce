from __future__ import annotations

import io
import sys

import pyarrow as pa
import pytest
from pyarrow import parquet

from headwater.errors import StopRun
from headwater.exports import parquet as ours
from headwater.exports.sheets import SHEETS
from headwater.exports.tables import stream_table
from tests.stories import Story, tell_story


def read(story, sheet):
    return parquet.read_table(io.BytesIO(b"".join(ours.stream_parquet(story.view, sheet))))


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_table_has_the_same_columns_and_rows_as_its_csv(sheet):
    table = read(tell_story(), sheet)
    heading, *rows = b"".join(stream_table(tell_story().view, sheet)).decode("utf-8-sig").splitlines()
    assert table.column_names == heading.split(",")
    assert table.num_rows == len(rows)


@pytest.mark.parametrize("sheet", SHEETS)
def test_an_empty_case_is_a_table_with_its_columns_only(sheet):
    table = read(Story(), sheet)
    assert (table.num_rows, table.column_names) == (0, list(SHEETS[sheet].columns))


def test_numbers_are_numbers_and_what_is_open_is_null():
    schema = read(tell_story(), "figures").schema
    assert (schema.field("low").type, schema.field("start").type) == (pa.float64(), pa.int64())
    assert read(tell_story(), "claims").column("reports").to_pylist() == [2, 2, 1]


def test_a_long_table_is_written_in_several_pieces(monkeypatch):
    monkeypatch.setattr(ours, "ROWS", 2)
    assert parquet.ParquetFile(io.BytesIO(b"".join(ours.stream_parquet(tell_story().view, "statements")))).num_row_groups == 3


def test_without_the_library_it_says_which_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(StopRun, match=r"pip install 'headwater\[parquet\]'"):
        ours.stream_parquet(tell_story().view, "claims")
