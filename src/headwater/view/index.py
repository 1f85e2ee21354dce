"""The rows of a case, looked up by id and by column, each table fetched once and only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from headwater.records import Record
from headwater.run.memory import Tables
from headwater.stage import order

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class Fetch(Protocol):
    """Whatever returns all rows of a table."""

    def __call__(self, record: type[R], /) -> Iterable[R]:
        """Return the rows, in any order."""
        ...


class Index:
    """Rows by table, id and column; each list is ordered by the record's key fields."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._tables: dict[type[Record], dict[str, Record]] = {}
        self._groups: dict[tuple[type[Record], str], dict[object, list[Record]]] = {}
        self.kept: dict[str, object] = {}

    def table(self, record: type[R]) -> Mapping[str, R]:
        """Return id → row of one table, in the order of its key fields."""
        if record not in self._tables:
            self._tables[record] = {row.id: row for row in sorted(self._fetch(record), key=order)}
        return self._tables[record]  # type: ignore[return-value]  # the dict is keyed by the type of its rows

    def where(self, record: type[R], column: str, value: object) -> Sequence[R]:
        """Return the rows of one table whose `column` holds `value`."""
        if (record, column) not in self._groups:
            groups: dict[object, list[Record]] = {}
            for row in self.table(record).values():
                groups.setdefault(getattr(row, column), []).append(row)
            self._groups[record, column] = groups
        return self._groups[record, column].get(value, [])  # type: ignore[return-value]  # as in `table`

    def first(self, record: type[R], column: str, value: object) -> R | None:
        """Return the first row of one table whose `column` holds `value`, or None."""
        return next(iter(self.where(record, column, value)), None)

    def fetch(self, record: type[Record], ids: Iterable[str]) -> None:
        """Hear which rows of a table will be asked for by id, so that they can be read together."""

    def distinct(self, record: type[Record], column: str) -> set[object]:
        """Return every value that a column holds."""
        return {getattr(row, column) for row in self.table(record).values()}

    def begin(self, record: type[R], start: str) -> list[R]:
        """Return the rows whose id begins with `start`, in order of their ids."""
        return [row for id_, row in sorted(self.table(record).items()) if id_.startswith(start)]

    def end(self, record: type[R], column: str, end: str) -> list[R]:
        """Return the rows of one table whose `column`, a text, ends with `end`."""
        return [row for row in self.table(record).values() if getattr(row, column).endswith(end)]

    def ids(self, record: type[Record], column: str) -> list[str]:
        """Return the ids of all rows of one table, by a column of texts and then by themselves."""
        return sorted(self.table(record), key=lambda id_: (getattr(self.table(record)[id_], column), id_))

    def forget(self) -> None:
        """Let go of what can be looked up again: for walks through all of a case. Rows that are in memory stay."""

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` makes, made at the first call with this `name` and kept."""
        if name not in self.kept:
            self.kept[name] = make()
        return self.kept[name]  # type: ignore[return-value]  # one name is used with one type only


def index_tables(tables: Tables) -> Index:
    """Return an index over rows in memory, as `run_in_memory` returns them."""

    def fetch(record: type[R], /) -> Iterable[R]:
        return tables.get(record, {}).values()  # type: ignore[return-value]  # as in `Index.table`

    return Index(fetch)
