"""Read `reports.csv`, the table in which a person says what the files of a folder are."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from headwater.errors import SkipReport
from headwater.readers.decode import decode_bytes
from headwater.readers.draft import Facts, File, report_problem
from headwater.readers.fields import list_facts, name_field, pick_fields
from headwater.readers.opening import read_bytes
from headwater.readers.table import Row, parse_table
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
                _add_row(manifest, file, row)
        except SkipReport as error:
            manifest.problems.append(report_problem(file.name, f"{file.name}: {error}"))
    return manifest


def _read_rows(file: File) -> list[Row]:
    header, rows = parse_table(decode_bytes(read_bytes(file)))
    if "file" not in {name_field(name) for name in header}:
        raise SkipReport(f"it has no column called file, only {', '.join(header)}: name each report's file there")
    return rows


def _add_row(manifest: Manifest, file: File, row: Row) -> None:
    fields = pick_fields(row.cells)
    facts = list_facts(fields, "manifest")
    name = locate_file(file.name, fields.get("file", ""))
    try:
        row.check()
        _check_name(manifest, name, facts, fields.get("file", "an empty cell"))
    except SkipReport as error:
        manifest.problems.append(report_problem(name or file.name, f"{file.name}, line {row.line}: {error}"))
    else:
        manifest.facts.setdefault(str(name), facts)


def _check_name(manifest: Manifest, name: str | None, facts: Facts, cell: str) -> None:
    if name is None:
        raise SkipReport(f"it names no file of its folder ({cell}): correct the column file")
    if manifest.facts.get(name, facts) != facts:
        raise SkipReport(f"{name} was named before, and differently; the earlier row counts: remove one of the two")


def locate_file(manifest: str, cell: str) -> str | None:
    """Return the path, within the folder read, of the file that a manifest names; None where it lies outside or has no name."""
    path = PurePosixPath(unicodedata.normalize("NFC", cell.strip().replace("\\", "/")))
    if not path.name or path.is_absolute() or ".." in path.parts:
        return None
    return str(PurePosixPath(manifest).parent / path)
