"""JSON written piece by piece, so that no export ever holds a whole case; the bytes are those of `json.dumps(…, indent=1)`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Items:
    """An array whose values are made as they are written."""

    values: Iterable[object]


@dataclass(frozen=True, slots=True)
class Members:
    """An object whose members are made as they are written."""

    pairs: Iterable[tuple[str, object]]


def stream_json(value: Items | Members) -> Iterator[bytes]:
    """Yield a value as JSON text in UTF-8, a line break at its end; a NaN or an infinity raises ValueError."""
    yield from map(encode, _write(value, "\n"))
    yield b"\n"


def encode(text: str) -> bytes:
    """Return JSON text as UTF-8; a lone surrogate, which UTF-8 cannot hold, becomes its escape, the same string to a reader."""
    return text.encode("utf-8", "backslashreplace")


def _write(value: object, line: str) -> Iterator[str]:
    """Yield a value's text; `line` is the line break with the indent of the line that it begins on."""
    if isinstance(value, Items):
        yield from _enclose(((("", item) for item in value.values)), "[]", line)
    elif isinstance(value, Members):
        yield from _enclose(((f"{json.dumps(key, ensure_ascii=False)}: ", item) for key, item in value.pairs), "{}", line)
    else:
        # within strings every line break is escaped, so that those left are between values
        yield json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False).replace("\n", line)


def _enclose(parts: Iterable[tuple[str, object]], brackets: str, line: str) -> Iterator[str]:
    inner = f"{line} "
    comma = ""
    for key, value in parts:
        yield f"{comma or brackets[0]}{inner}{key}"
        yield from _write(value, inner)
        comma = ","
    yield f"{line}{brackets[1]}" if comma else brackets
