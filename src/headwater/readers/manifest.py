"""Read `reports.csv`, the table in which a person says what the files of a folder are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from headwater.errors import SkipReport
from headwater.readers.decode import decode_bytes
from headwater.readers.draft import Facts, File, report_problem
from headwater.readers.fields import list_facts, name_field, pick_fields
from headwater.readers.opening import read_bytes
from headwater.readers.table import parse_table
from headwater.records import Problem

NAME = "reports.csv"


@dataclass(slots=True)
class Manifest:
    """What the manifests of a folder say: the facts of each file they name, by its path within the folder read."""

    facts: dict[str, Facts] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    @property
    def outlets(self) -> frozenset[str]:
        """The outlets that the manifests name."""
        return frozenset(fact.value for facts in self.facts.values() for fact in facts if fact.field == "outlet")


def is_manifest(file: File) -> bool:
    """Return whether a file is called `reports.csv` and names files; a table of whole reports may be called so too."""
    if file.path.name.lower() != NAME:
        return False
    try:
        header, _ = parse_table(decode_bytes(read_bytes(file)))
    except SkipReport:
        return True
    return "text" not in {name_field(name) for name in header}


def read_manifests(files: list[File]) -> Manifest:
    """Return what all manifests among `files` say; where two name a file, the one nearer to it counts."""
    manifest = Manifest()
    for file in sorted(files, key=lambda file: -file.name.count("/")):
        manifest.names.add(file.name)
        try:
            for row in _read_rows(file):
                _add_row(manifest, file, *row)
        except SkipReport as error:
            manifest.problems.append(report_problem(file.name, f"{file.name}: {error}"))
    return manifest


def _read_rows(file: File) -> Iterator[tuple[int, dict[str, str]]]:
    header, rows = parse_table(decode_bytes(read_bytes(file)))
    if "file" not in {name_field(name) for name in header}:
        raise SkipReport(f"it has no column called file, only {', '.join(header)}: name each report's file there")
    for line, row in rows:
        yield line, pick_fields(row)


def _add_row(manifest: Manifest, file: File, line: int, fields: dict[str, str]) -> None:
    facts = list_facts(fields, "manifest")
    where = f"{file.name}, line {line}"
    name = locate_file(file.name, fields.get("file", ""))
    if name is None:
        message = f"{where}: names no file of its folder ({fields.get('file', 'the cell is empty')}): correct the column file"
        manifest.problems.append(report_problem(file.name, message))
    elif name not in manifest.facts:
        manifest.facts[name] = facts
    elif manifest.facts[name] != facts:
        message = f"{where}: {name} was named before, and differently; the earlier row counts: remove one of the two"
        manifest.problems.append(report_problem(name, message))


def locate_file(manifest: str, cell: str) -> str | None:
    """Return the path, within the folder read, of the file that a manifest names; None where it lies outside or has no name."""
    path = PurePosixPath(unicodedata.normalize("NFC", cell.strip().replace("\\", "/")))
    if not path.name or path.is_absolute() or ".." in path.parts:
        return None
    return str(PurePosixPath(manifest).parent / path)
