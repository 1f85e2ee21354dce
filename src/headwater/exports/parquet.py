"""Tables as Parquet, for pandas, polars, DuckDB, R and Spark; written a few thousand rows at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from headwater.errors import StopRun
from headwater.exports.sheets import SHEETS
from headwater.view import CaseView

ROWS = 4096


def stream_parquet(case: CaseView, sheet: str) -> Iterator[bytes]:
    """Yield a table as Parquet, compressed with zstd; raise StopRun where the library for it is not installed.

    Texts are strings, "" where nothing is known; numbers are int64 or float64, null where open.
    """
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter
    except ModuleNotFoundError:
        raise StopRun("writing Parquet needs one library more: pip install 'headwater[parquet]'") from None
    columns = SHEETS[sheet].columns
    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    schema = pa.schema([(name, kinds[column.kind]) for name, column in columns.items()])
    return _write(SHEETS[sheet].rows(case), schema, pa.table, ParquetWriter)


def _write(rows: Iterator[tuple[Any, ...]], schema: Any, make: Any, open_writer: Any) -> Iterator[bytes]:
    sink = _Sink()
    with open_writer(sink, schema, compression="zstd") as writer:
        while block := list(islice(rows, ROWS)):
            cells = zip(*block, strict=True)
            writer.write_table(make(dict(zip(schema.names, cells, strict=True)), schema=schema))
            yield sink.drain()
    yield sink.drain()


class _Sink(io.RawIOBase):
    """A file that hands on what was written to it; `tell` counts all of it."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = bytearray()
        self._handed_on = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._waiting += data
        return len(data)

    def tell(self) -> int:
        return self._handed_on + len(self._waiting)

    def drain(self) -> bytes:
        """Return what was written since the last call."""
        found = bytes(self._waiting)
        self._handed_on += len(found)
        self._waiting.clear()
        return found
