"""Read JSON: one report a line, or a file that is one report or a list of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import BinaryIO

from headwater.errors import SkipReport
from headwater.readers.decode import decode_bytes
from headwater.readers.draft import LARGEST_FILE, Draft, File, report_problem
from headwater.readers.fields import draft_row
from headwater.readers.opening import open_file, read_bytes
from headwater.records import Problem


def read_lines(file: File) -> Iterator[Draft | Problem]:
    """Yield the report of each line of a JSON lines file, named 'file#line', and a problem for each line that has none."""
    filled = False
    with open_file(file) as stream:
        for number, line in _split_lines(stream):
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                filled = True
                name = f"{file.name}#{number}"
                yield _try(partial(_read_line, line, name), name)
    if not filled:
        raise SkipReport("it is empty: remove it, or put one report a line into it")


def read_json(file: File) -> Iterator[Draft | Problem]:
    """Yield the report or the reports of a JSON file; those of a list are named 'file#number'."""
    found = parse_json(decode_bytes(read_bytes(file)))
    if found == []:
        raise SkipReport("its list is empty: remove it, or put reports into it")
    if not isinstance(found, list):
        yield _draft(found, file.name, "application/json")
        return
    for number, row in enumerate(found, 1):
        name = f"{file.name}#{number}"
        yield _try(partial(_draft, row, name, "application/json"), name)


def parse_json(text: str) -> object:
    """Return the value that `text` writes in JSON; raise SkipReport where it is none."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise SkipReport("its brackets are nested too deeply to be a report") from error
    except ValueError as error:  # its message names line and column
        raise SkipReport(f"it is no JSON ({error}): correct it") from error


def _split_lines(stream: BinaryIO) -> Iterable[tuple[int, bytes]]:
    """Yield each line with its number; a line beyond the limit is read only as far as shows that it is."""
    number = 0
    while line := stream.readline(LARGEST_FILE + 1):
        number += 1
        yield number, line
        while len(line) > LARGEST_FILE and not line.endswith(b"\n"):
            line = stream.readline(LARGEST_FILE + 1)


def _read_line(line: bytes, name: str) -> Draft:
    if len(line) > LARGEST_FILE:
        raise SkipReport("it is far too long for one report: write each report on its own line")
    return _draft(parse_json(decode_bytes(line)), name, "application/jsonl")


def _draft(row: object, name: str, media_type: str) -> Draft:
    if not isinstance(row, dict):
        raise SkipReport("it holds no report: a report is an object with a text")
    return draft_row(row, name, media_type)


def _try(draft: Callable[[], Draft], name: str) -> Draft | Problem:
    """Return the draft, or the problem for which there is none: one bad row never keeps the others out."""
    try:
        return draft()
    except SkipReport as error:
        return report_problem(name, f"{name}: {error}")
