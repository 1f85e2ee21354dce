"""The table of readers: which reader reads which kind of file. A new kind of file is one more row here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.errors import SkipReport
from headwater.readers.decode import refuse_binary
from headwater.readers.draft import Draft, File, Reader, report_problem
from headwater.readers.lines import read_json, read_lines
from headwater.readers.opening import open_file
from headwater.readers.page import read_page
from headwater.readers.plain import read_plain
from headwater.readers.table import read_table
from headwater.records import Problem


@dataclass(frozen=True)
class Format:
    """A kind of file: its endings, how its content begins where it has no ending, and its reader."""

    name: str
    endings: tuple[str, ...]
    begins: re.Pattern[bytes] | None
    read: Reader


PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)", re.IGNORECASE)
FORMATS = (
    Format("web page", (".html", ".htm", ".xhtml"), PAGE, read_page),
    Format("JSON lines", (".jsonl", ".ndjson", ".jl"), re.compile(rb"\s*\{[^\r\n]*\}\s*\n\s*\{"), read_lines),
    Format("JSON", (".json",), re.compile(rb"\s*[\[{]\s*[\"{]"), read_json),
    Format("table", (".csv", ".tsv"), None, read_table),
    Format("plain text", (".txt", ".text"), re.compile(rb""), read_plain),
    Format("Markdown", (".md", ".markdown"), None, read_plain),
)
PACKED = ".gz"
HEAD = 4096


def read_drafts(file: File) -> Iterator[Draft | Problem]:
    """Yield the reports of a file as drafts, and a problem for whatever of it cannot be read. Nothing is raised."""
    try:
        yield from find_format(file).read(file)
    except SkipReport as error:
        yield report_problem(file.name, f"{file.name}: {error}")


def find_format(file: File) -> Format:
    """Return the kind of a file by its ending, or by how its content begins where it has none; raise SkipReport if unknown."""
    endings = file.endings[1:] if file.endings[:1] == (PACKED,) else file.endings
    by_ending = {ending: kind for kind in FORMATS for ending in kind.endings}
    if endings and endings[0] in by_ending:
        return by_ending[endings[0]]
    with open_file(file) as stream:
        head = stream.read(HEAD)
    refuse_binary(head)
    if endings:
        known = ", ".join(sorted(by_ending))
        raise SkipReport(f"files that end in {endings[0]} are not known: save its text as .txt (known: {known})")
    return next(kind for kind in FORMATS if kind.begins and kind.begins.match(head))
