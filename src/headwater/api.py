"""What scripts and the command line need: bring reports into a case, bring the case up to date, open it for reading."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from headwater.case import Case
from headwater.errors import StopRun
from headwater.records import TABLES, Fingerprint, Place, Problem, Record, Report, Seed, Words
from headwater.run.asking import BUNDLED, Asks, ask_model, choose_engine, note_unanswered
from headwater.run.listing import is_listed, list_case
from headwater.run.local import Ran, forget, run_local
from headwater.run.memory import Tables
from headwater.run.notice import Progress
from headwater.view import CaseView, Index, view_tables
from headwater.view.browse import Catalogue
from headwater.view.lookup import index_lookups

COLUMNS = (Words, Fingerprint, Seed)
REPORTS_A_WORKER = 25


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder or file holds."""

    path: Path
    rows: tuple[Record, ...]

    @property
    def reports(self) -> dict[str, Report]:
        """The reports by id."""
        return {row.id: row for row in self.rows if isinstance(row, Report)}

    @property
    def problems(self) -> list[Problem]:
        """What could not be read."""
        return [row for row in self.rows if isinstance(row, Problem)]

    def demand_reports(self) -> None:
        """Raise StopRun where there is no report in it."""
        if not self.reports:
            raise StopRun(f"no report in {self.path} could be read: give a folder of news reports (.txt, .html, .jsonl, .csv)")


def trace(
    path: str | Path,
    case: str | Path | None = None,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    engine: Asks | None = None,
) -> CaseView:
    """Return what the reports in a folder or file say, on whose word.

    With `case`, the file to keep it in, what was found before is not done again. With `engine`, as `open_engine` returns it,
    a language model is asked who says what. Raise StopRun where nothing can be read, or nothing is answered.
    """
    reading = read_path(Path(path))
    reading.demand_reports()
    if case is not None:
        with open_or_create(Path(case)) as opened:
            _trace_into(opened, reading, jobs, progress, engine)
        return open_case(case)
    with TemporaryDirectory(prefix="headwater-") as folder, open_or_create(Path(folder) / "case") as opened:
        _trace_into(opened, reading, jobs, progress, engine)
        return view_tables(_load(opened), name_case(Path(path)))


def _trace_into(case: Case, reading: Reading, jobs: int | None, progress: Progress | None, engine: Asks | None) -> None:
    bring(case, reading)
    if engine is not None:
        ask_model(case, engine, progress)
    update(case, jobs, progress)


class OpenEngine(Asks, AbstractContextManager["OpenEngine"], Protocol):
    """An engine with a connection that `with` closes."""


def open_engine(endpoint: str, model: str = "") -> OpenEngine:
    """Return the language model behind an OpenAI-compatible address; without a name, the only one that it has.

    The key, where it needs one, is taken from the variable HEADWATER_API_KEY. `with` closes the connection. Raise StopRun
    where the address cannot be used or the library for it is not installed.
    """
    try:
        from headwater.engine.endpoint import KEY, Endpoint
        from headwater.engine.language_model import LanguageModel
    except ModuleNotFoundError:
        raise StopRun("asking a language model needs one library more: pip install 'headwater[llm]'") from None
    return LanguageModel.open(Endpoint.at(endpoint, os.environ.get(KEY, "")), model)


def open_case(path: str | Path) -> CaseView:
    """Return the case in a file, for reading only; raise StopRun where there is none.

    What it holds is looked up as it is asked for, in the state in which it was when it was opened. `with` closes the file.
    """
    return Catalogue.open(Path(path))


def view_case(case: Case) -> CaseView:
    """Return the view of an open case, as it is now."""
    return CaseView(Index(case.rows), case.path.stem)


def read_path(path: Path, ignore: frozenset[Path] = frozenset()) -> Reading:
    """Return what a folder or file holds, without the files in `ignore`; raise StopRun where there is nothing to read."""
    from headwater.readers.folder import read_reports

    folder = path if path.is_dir() else path.parent
    rows = tuple(row for row in read_reports(path) if not (ignore and _file_of(row, folder) in ignore))
    return Reading(path, rows)


def _file_of(row: Record, folder: Path) -> Path | None:
    return (folder / row.file).resolve() if isinstance(row, Report | Place | Problem) and row.file else None


@contextmanager
def open_or_create(path: Path) -> Iterator[Case]:
    """Open the case at `path`, made anew where there is none, and close it afterwards."""
    with Case.open(path) if path.exists() else Case.create(path) as case:
        yield case


def bring(case: Case, reading: Reading) -> tuple[int, int]:
    """Bring what was read into a case; return how many reports are new there, and how many were taken out.

    Taken out is what an earlier reading of the same path brought, is there no more, and was found nowhere else.
    """
    new = sum(case.get(Report, report) is None for report in reading.reports)
    case.add(reading.rows)
    return new, _forget_missing(case, reading)


def _forget_missing(case: Case, reading: Reading) -> int:
    brought: dict[str, list[str]] = json.loads(case.setting("brought", "{}"))
    path = str(reading.path.resolve())
    gone = set(brought.get(path, ()))
    brought[path] = sorted({*reading.reports, *(problem.id for problem in reading.problems)})
    gone -= {id_ for ids in brought.values() for id_ in ids}
    case.set("brought", json.dumps(brought))
    case.remove(Problem, id=sorted(gone))
    return forget(case, sorted(gone)) if gone else 0


def update(case: Case, jobs: int | None = None, progress: Progress | None = None) -> list[Ran]:
    """Run what is out of date in a case; `jobs` processes, by default as many as are worth their start."""
    from headwater.stages import PIPELINE

    note_unanswered(case)
    if jobs is None:
        jobs = max(1, min(os.cpu_count() or 1, case.count(Report) // REPORTS_A_WORKER))
    if not is_listed(case):
        list_case(case)  # so that the case room has the reports to show while the first run is at work
    ran = run_local(case, PIPELINE, jobs, progress)
    index_lookups(case)
    list_case(case)
    return ran


def name_case(path: Path) -> str:
    """Return how a case of this folder or file is called: its name, without the ending of a file."""
    path = path.resolve()
    return (path.name if path.is_dir() else path.stem) or "case"


def _load(case: Case) -> Tables:
    return {record: {row.id: row for row in case.rows(record)} for record in TABLES if record not in COLUMNS}


__all__ = [
    "BUNDLED",
    "Asks",
    "Reading",
    "ask_model",
    "bring",
    "choose_engine",
    "name_case",
    "open_case",
    "open_engine",
    "open_or_create",
    "read_path",
    "trace",
    "update",
    "view_case",
]
