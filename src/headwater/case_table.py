"""How a record lies in SQLite: one table a record type, made from its dataclass.

Beside its fields every row has `id` (the record's), `_stage` and `_part` (who made it; "" and 0 where it was brought),
and `_digest`, a hash of all its fields. Digests are short, so that SQL can sum them: the sum over a set of rows stands
for the set, whatever its order. The same id may come from two parts; whoever reads takes the lower one.
"""

# ruff: noqa: S608  # the names in its SQL are those of records and their fields
from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from hashlib import blake2b
from math import isfinite
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from headwater.errors import Bug
from headwater.records import Record
from headwater.stage import order

R = TypeVar("R", bound=Record)
Raw = tuple[Any, ...]

DIGEST_BITS = 36  # so that 2 ** 27 rows can be summed in 63 bits
COLUMN_TYPES = {str: "TEXT", int: "INTEGER", bool: "INTEGER", float: "REAL", bytes: "BLOB", tuple: "TEXT"}
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def hash_short(data: bytes) -> int:
    """Return `DIGEST_BITS` bits that stand for `data`."""
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") >> (64 - DIGEST_BITS)


def table_of(record: type[R]) -> Table[R]:
    """Return the table of a record type, built once."""
    if record not in _tables:
        _tables[record] = Table(record)
    return _tables[record]


class Table(Generic[R]):
    """The table of one record type: its name, its columns, and the way there and back.

    A raw row is what `select` lists: id, _stage, _part, then the fields.
    """

    def __init__(self, record: type[R]) -> None:
        self.record = record
        self.name = record.__name__.lower()
        hints = get_type_hints(record)
        self.kinds = {field.name: _kind(hints[field.name]) for field in fields(record)}  # type: ignore[arg-type]
        self.columns = tuple(self.kinds)
        self.select = ", ".join(f't."{name}"' for name in ("id", "_stage", "_part", *self.columns))
        self.insert = (
            f'INSERT INTO "{self.name}" (id, _stage, _part, _digest, {", ".join(map(quote, self.columns))}) '
            f"VALUES ({', '.join('?' * (len(self.columns) + 4))})"
        )
        self._values = attrgetter(*self.columns, "id")
        self._accepts = tuple(_accepts(kind, empty) for kind, empty in self.kinds.values())
        self._nested, self._truths, self._reals, self._wholes, self._blobs = map(self._at, (tuple, bool, float, int, bytes))
        # rows of some kB, which SQLite keeps better apart from the tree of ids; Tally's text is short, and no harm done
        self.is_large = bool(self._blobs) or "text" in self.columns
        plain = all(self.kinds[name] in ((str, False), (int, False), (float, False)) for name in record.KEY)
        self.sort_key: Callable[[R], Any] = attrgetter(*record.KEY) if plain else order

    def _at(self, kind: type) -> list[int]:
        """Return where the fields of one kind stand."""
        return [at for at, (own, _) in enumerate(self.kinds.values()) if own is kind]

    def is_whole(self, column: str) -> bool:
        """Tell whether a column that keys or joins groups holds ints, not strs; raise Bug if it can hold neither."""
        if column == "id":
            return False
        kind = self.kinds.get(column)
        if kind not in ((str, False), (int, False)):
            raise Bug(f"{self.record.__name__}.{column} cannot be a group's key: it must be a str or an int, never None")
        return kind[0] is int

    def encode(self, row: R, stage: str, part: int) -> Raw:
        """Return a row as `insert` takes it; raise TypeError or ValueError where a field does not hold what it should."""
        *values, id_ = self._values(row)
        if not all(map(isinstance, values, self._accepts)):
            self._blame(values)
        for at in self._nested:
            values[at] = _to_json(values[at])
        for at in self._wholes:
            if (values[at] or 0).bit_length() > 63:
                self._blame(values)
        for at in self._reals:
            values[at] = values[at] if values[at] is None else float(values[at])
            if values[at] is not None and not isfinite(values[at]):
                self._blame(values)
        return (id_, stage, part, self._digest(values), *values)

    def decode(self, raw: Raw) -> R:
        """Return the record of a raw row."""
        if not self._nested and not self._truths:
            return self.record(*raw[3:])
        values = list(raw[3:])
        for at in self._nested:
            values[at] = _freeze(json.loads(values[at]))
        for at in self._truths:
            values[at] = bool(values[at])
        return self.record(*values)

    def weigh(self, raws: list[Raw]) -> int:
        """Return about how many bytes raw rows take."""
        columns = range(3, len(self.columns) + 3) if self.is_large else ()
        return 200 * len(raws) + sum(len(raw[at]) for raw in raws for at in columns if isinstance(raw[at], bytes | str))

    def _digest(self, values: list[Any]) -> int:
        """Hash all fields; raise ValueError where a text holds half a surrogate pair, which SQLite cannot keep."""
        blobs = [values[at] or b"" for at in self._blobs]
        shown = ascii([len(value) if isinstance(value, bytes) else value for value in values] if blobs else values)
        if "\\ud" in shown:
            "".join(value for value in values if isinstance(value, str)).encode()
        return hash_short(b"".join((shown.encode(), *blobs)))

    def _blame(self, values: list[Any]) -> None:
        for name, value, accepted in zip(self.columns, values, self._accepts, strict=True):
            odd = not isinstance(value, accepted) or (isinstance(value, float) and not isfinite(value))
            if odd or (isinstance(value, int) and value.bit_length() > 63):
                raise TypeError(f"{self.record.__name__}.{name} cannot hold {value!r}")


def quote(name: str) -> str:
    """Return an SQL identifier; a record's fields may be named like SQL's own words."""
    return f'"{name}"'


def first_of_each(rows: Iterable[Raw]) -> dict[str, Raw]:
    """Return raw rows by id; of two with one id the one of the lower stage and part, whatever the order they come in."""
    found: dict[str, Raw] = {}
    for row in rows:
        other = found.setdefault(row[0], row)
        if other is not row and row[1:3] < other[1:3]:
            found[row[0]] = row
    return found


def _kind(hint: Any) -> tuple[type, bool]:
    """Return the type behind a field's annotation (any tuple is a tuple) and whether it may be None."""
    options = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    (kind,) = (option for option in options if option is not NoneType)
    kind = get_origin(kind) or kind
    if kind not in COLUMN_TYPES or (kind in (tuple, bool) and NoneType in options):
        raise Bug(f"no column type for {hint}")
    return kind, NoneType in options


def _accepts(kind: type, empty: bool) -> tuple[type, ...]:  # noqa: FBT001
    return (kind, *((int,) if kind is float else ()), *((NoneType,) if empty else ()))


def _freeze(value: Any) -> Any:
    return tuple(map(_freeze, value)) if isinstance(value, list) else value


_tables: dict[type[Record], Table[Any]] = {}
