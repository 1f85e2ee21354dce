"""Read a file, or a folder of files with or without a `reports.csv`: the one entrance to all readers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from headwater.errors import StopRun
from headwater.readers.describe import describe_draft
from headwater.readers.draft import Draft, File, report_problem
from headwater.readers.formats import read_drafts
from headwater.readers.manifest import Manifest, is_manifest, read_manifests
from headwater.readers.twins import Found, fold_twins
from headwater.readers.walk import list_files, show_name
from headwater.records import Place, Problem, Report


def read_reports(path: Path) -> Iterator[Report | Place | Problem]:
    """Yield the reports of a file or a folder with their places, and a problem for whatever cannot be read.

    The same text from the same outlet is one report in several places. A manifest stands for the folder that it lies in.
    Raises StopRun where there is nothing at all to read.
    """
    try:
        path.stat()
    except (OSError, ValueError) as error:
        raise StopRun(f"{path} cannot be read ({error}): check the path") from error
    if path.is_dir():
        return read_folder(path)
    file = File(path, show_name(path.name))
    if is_manifest(file):
        return read_folder(path.parent)
    return fold_twins(_describe(read_drafts(file), Manifest()))


def read_folder(folder: Path) -> Iterator[Report | Place | Problem]:
    """Yield the reports of a folder with their places, and a problem for each file that cannot be read."""
    if not folder.is_dir():
        raise StopRun(f"{folder} is no folder: check the path")
    listed = list(list_files(folder))
    if not listed:
        raise StopRun(f"{folder} is empty: put reports into it (.txt, .html, .jsonl, .csv)")
    files = [file for file in listed if isinstance(file, File)]
    manifest = read_manifests([file for file in files if is_manifest(file)])
    yield from (problem for problem in listed if isinstance(problem, Problem))
    yield from manifest.problems
    yield from fold_twins(_describe(_read_files(files, manifest), manifest))
    yield from _list_missing(files, manifest)


def _read_files(files: Iterable[File], manifest: Manifest) -> Iterator[Draft | Problem]:
    for file in files:
        if file.name in manifest.names:
            continue
        facts = manifest.facts.get(_fold_name(file.name))
        if facts is None and manifest.facts:
            message = f"{file.name}: no manifest names it, so what it is was looked for in the file itself: add a row for it"
            yield report_problem(file.name, message)
        for row in read_drafts(file):
            yield row.trust(facts or ()) if isinstance(row, Draft) else row


def _describe(rows: Iterable[Draft | Problem], manifest: Manifest) -> Iterator[Found | Problem]:
    for row in rows:
        if isinstance(row, Draft):
            yield from describe_draft(row, manifest.outlets)
        else:
            yield row


def _list_missing(files: Iterable[File], manifest: Manifest) -> Iterator[Problem]:
    there = {_fold_name(file.name) for file in files}
    for name in manifest.facts:
        if name not in there:
            yield report_problem(name, f"{name}: a manifest names it, but it is not there: add the file, or remove its row")


def _fold_name(name: str) -> str:
    return unicodedata.normalize("NFC", name)
