"""The rows of a case file, looked up one by one: whoever asks for one claim of many reads that claim's rows and no others."""

# ruff: noqa: S608  # the names in its SQL are those of records and their fields
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from headwater.case import Case
from headwater.case_table import quote, table_of
from headwater.records import (
    Addition,
    Alteration,
    Attribution,
    Copy,
    Date,
    Description,
    Entity,
    Figure,
    Link,
    Meaning,
    Mention,
    Origin,
    Passage,
    Place,
    Problem,
    Publisher,
    Record,
    Referent,
    Refusal,
    Relies,
    Reply,
    Report,
    Ruling,
    Statement,
    Tally,
    Version,
    hash_key,
)
from headwater.records import Membership as Member
from headwater.view.index import Index

R = TypeVar("R", bound=Record)

LOOKUPS: dict[type[Record], tuple[str, ...]] = {
    Addition: ("report", "cites"),
    Alteration: ("a", "b"),
    Attribution: ("report",),
    Copy: ("a", "b"),
    Date: ("report",),
    Description: ("report", "referent"),
    Entity: ("name",),
    Figure: ("report",),
    Link: ("owner", "referent", "report"),
    Meaning: ("referent", "entity"),
    Member: ("claim", "statement"),
    Mention: ("report", "referent"),
    Origin: ("claim", "entity"),
    Passage: ("report",),
    Place: ("report", "file"),
    Problem: ("key", "file"),
    Publisher: ("entity",),
    Referent: ("report", "name"),
    Refusal: ("report",),
    Relies: ("report", "on"),
    Reply: ("model",),
    Report: ("outlet", "file"),
    Ruling: ("kind",),
    Statement: ("report", "attribution"),
    Tally: ("first_report",),
    Version: ("claim", "report"),
}
"""The columns by which views look rows up, beside the ids."""


class Dangling(KeyError):
    """A row names another that is not there: a run is at work on the case."""


def index_lookups(case: Case) -> None:
    """Make sure that a case can be searched quickly by every column of LOOKUPS."""
    for record, columns in LOOKUPS.items():
        for column in columns:
            if not _is_indexed(case, record, column):
                case.index(record, column)


def _is_indexed(case: Case, record: type[Record], column: str) -> bool:
    asked = "SELECT 1 FROM pragma_index_list(?) AS i JOIN pragma_index_info(i.name) AS c WHERE c.seqno = 0 AND c.name = ?"
    return bool(case.sql(asked, (table_of(record).name, column)))


class Lookup(Index):
    """An index over a case file. What was looked up is kept; a column that the file cannot be searched by is read whole."""

    def __init__(self, case: Case) -> None:
        super().__init__(case.rows)
        self.case = case
        self._shelves: dict[type[Record], Shelf[Record]] = {}
        self._found: dict[tuple[type[Record], str, object], list[Record]] = {}
        self._quick: dict[tuple[type[Record], str], bool] = {}

    def table(self, record: type[R]) -> Mapping[str, R]:
        """Return id → row of one table; a row is read when it is asked for, the whole table when it is walked through."""
        if record not in self._shelves:
            self._shelves[record] = Shelf(self, record)
        return self._shelves[record]  # type: ignore[return-value]  # keyed by the type of its rows

    def whole(self, record: type[R]) -> Mapping[str, R]:
        """Return id → row of one table, read whole."""
        return super().table(record)

    def where(self, record: type[R], column: str, value: object) -> Sequence[R]:
        """Return the rows of one table whose `column` holds `value`."""
        if (column,) == record.KEY:
            row = self.table(record).get(hash_key(record.__name__, value))
            return [row] if row else []
        if not self._is_quick(record, column):
            return super().where(record, column, value)
        key = (record, column, value)
        if key not in self._found:
            self._found[key] = list(self.case.rows(record, **{column: value}))
        return self._found[key]  # type: ignore[return-value]  # as in `table`

    def fetch(self, record: type[Record], ids: Iterable[str]) -> None:
        """Read the rows of a table that have these ids, all at once."""
        self.table(record)
        self._shelves[record].fetch(ids)

    def distinct(self, record: type[Record], column: str) -> set[object]:
        """Return every value that a column holds."""
        if not self._is_quick(record, column):
            return super().distinct(record, column)
        return {value for (value,) in self.case.sql(f"SELECT DISTINCT {quote(column)} FROM {quote(table_of(record).name)}")}

    def begin(self, record: type[R], start: str) -> list[R]:
        """Return the rows whose id begins with `start`, in order of their ids."""
        name = quote(table_of(record).name)
        asked = f"SELECT DISTINCT id FROM {name} WHERE id >= ? AND id < ? ORDER BY id"
        return [self.table(record)[id_] for (id_,) in self.case.sql(asked, (start, start + "\U0010ffff"))]

    def end(self, record: type[R], column: str, end: str) -> list[R]:
        """Return the rows of one table whose `column`, a text, ends with `end`."""
        name, at = quote(table_of(record).name), quote(column)
        asked = f"SELECT DISTINCT id FROM {name} WHERE substr({at}, -length(?1)) = ?1 ORDER BY id"
        return [self.table(record)[id_] for (id_,) in self.case.sql(asked, (end,))]

    def ids(self, record: type[Record], column: str) -> list[str]:
        """Return the ids of all rows of one table, by a column of texts and then by themselves."""
        asked = f"SELECT id FROM {quote(table_of(record).name)} GROUP BY id ORDER BY {quote(column)}, id"
        return [id_ for (id_,) in self.case.sql(asked)]

    def forget(self) -> None:
        """Let go of every row that was looked up, and of what was made of them."""
        for held in (self._tables, self._groups, self._shelves, self._found, self.kept):
            held.clear()

    def _is_quick(self, record: type[Record], column: str) -> bool:
        if (record, column) not in self._quick:
            self._quick[record, column] = _is_indexed(self.case, record, column)
        return self._quick[record, column]


class Shelf(Mapping[str, R]):
    """One table of a case file, id → row."""

    def __init__(self, index: Lookup, record: type[R]) -> None:
        self._index = index
        self._record = record
        self._known: dict[str, R | None] = {}

    def fetch(self, ids: Iterable[str]) -> None:
        """Read the rows with these ids that were not read yet."""
        new = [id_ for id_ in dict.fromkeys(ids) if id_ not in self._known]
        if len(new) > 1:
            self._known.update({row.id: row for row in self._index.case.rows(self._record, id=new)})

    def __getitem__(self, id_: str) -> R:
        """Return the row with that id; raise Dangling where there is none."""
        if id_ not in self._known:
            self._known[id_] = self._index.case.get(self._record, id_)
        row = self._known[id_]
        if row is None:
            raise Dangling(f"{self._record.__name__} {id_}")
        return row

    def __iter__(self) -> Iterator[str]:
        """Walk through the ids in the order of the record's key fields."""
        whole = self._index.whole(self._record)
        self._known.update(whole)
        return iter(whole)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return self._index.case.count(self._record)
