"""`trace` and `add`: read, run, write the page, print."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import typer

from headwater.api import Reading, bring, name_case, open_case, open_or_create, read_path, update
from headwater.case import Case
from headwater.cli.engine import EngineWish, settle_engine, warn_costs
from headwater.cli.files import print_pieces, write_bytes
from headwater.cli.progress import Bar
from headwater.cli.reading import show_answers
from headwater.cli.screen import open_console, printable, warn
from headwater.cli.summary import print_summary
from headwater.errors import StopRun, Uninstalled
from headwater.exports.html import is_page, write_page
from headwater.exports.trace import stream_trace
from headwater.records import Problem
from headwater.run.asking import STEP
from headwater.run.local import Ran
from headwater.stages import PIPELINE
from headwater.view import CaseView
from headwater.view.phrases import count

PROBLEMS = 20
ANSWERS = 10


@dataclass(frozen=True)
class Wish:
    """What the user asked `trace` for; `case` and `html` are None where they are to be named after `path`.

    `claim` is the sentence whose claims are to be printed instead of the summary, "" for none.
    """

    path: Path
    case: Path | None = None
    html: Path | None = None
    jobs: int | None = None
    claim: str = ""
    as_json: bool = False
    quiet: bool = False
    show: bool = False
    engine: EngineWish = field(default_factory=EngineWish)


@dataclass(frozen=True)
class Targets:
    """The files that `trace` writes."""

    case: Path
    html: Path

    def files(self) -> frozenset[Path]:
        """Return the files that are written, with those that SQLite keeps beside the case."""
        beside = (self.case, self.html, *(self.case.with_name(self.case.name + end) for end in ("-wal", "-shm")))
        return frozenset(path.resolve() for path in beside)


def trace_path(wish: Wish) -> None:
    """Bring a case up to date with what a path holds, write its page and print the summary or the trace."""
    targets = _choose_targets(wish)
    reading = _read(wish.path, targets.files())
    with open_or_create(targets.case) as opened:
        _bring_all(opened, [reading], jobs=wish.jobs, quiet=wish.quiet, engine=wish.engine)
        with open_case(targets.case) as view:
            _tell(wish, targets, view)
    if wish.show:
        _show(targets)


def _tell(wish: Wish, targets: Targets, view: CaseView) -> None:
    """Write the page, and print what is wanted."""
    if not wish.as_json or wish.html or wish.show:
        _write_page(view, targets.html)
    if wish.claim:
        show_answers(view, wish.claim, view.ask(wish.claim), ANSWERS, as_json=wish.as_json)
        warn(f"case  {targets.case}")
    elif wish.as_json:
        print_pieces(stream_trace(view))
    else:
        _print_case(view, targets)


def _show(targets: Targets) -> None:
    """Open the case room in the browser, or the page where the room's libraries are not installed."""
    from headwater.cli.serve_command import open_room

    try:
        open_room(targets.case)
    except Uninstalled:
        typer.launch(targets.html.resolve().as_uri())


def add_paths(case: Path, paths: Sequence[Path], *, jobs: int | None, quiet: bool, engine: EngineWish) -> None:
    """Bring what `paths` hold into a case that is there, run what that makes out of date, and print the summary."""
    with Case.open(case) as opened:
        readings = [_read(path, frozenset({case.resolve()})) for path in paths]
        _bring_all(opened, readings, jobs=jobs, quiet=quiet, engine=engine)
        with open_case(case) as view:
            print_summary(view, open_console())


def _choose_targets(wish: Wish) -> Targets:
    """Name the files after the path, in the current directory; never over a report."""
    name = name_case(wish.path)
    page = Path(f"{name}.html")
    if page.resolve() == wish.path.resolve():
        page = Path(f"{name}.headwater.html")
    targets = Targets(wish.case or Path(f"{name}.sqlite"), wish.html or page)
    if wish.path.resolve() in targets.files():
        raise StopRun(f"{wish.path} is both what to read and what to write: give another file after --case or --html")
    if targets.html.resolve() == targets.case.resolve():
        raise StopRun(f"{targets.html} cannot be both the case and its page: give them two names")
    if targets.html.is_file() and not is_page(targets.html):
        raise StopRun(f"{targets.html} is there already and no page of Headwater's: give another file after --html")
    return targets


def _read(path: Path, ignore: frozenset[Path]) -> Reading:
    """Read a path, list what cannot be read; leave out the files in `ignore` and pages that Headwater wrote before."""
    pages = {page.resolve() for page in path.rglob("*.html") if is_page(page)} if path.is_dir() else set()
    reading = read_path(path, ignore | pages)
    _list_problems(reading.problems)
    reading.demand_reports()
    return reading


def _bring_all(case: Case, readings: Iterable[Reading], *, jobs: int | None, quiet: bool, engine: EngineWish) -> None:
    for reading in readings:
        _, gone = bring(case, reading)
        if gone:
            warn(f"{count(gone, 'report')} no longer in {reading.path}, taken out of the case")
    with Bar((STEP, *(stage.name for stage in PIPELINE)), quiet=quiet) as bar:
        settle_engine(case, engine, bar)
        ran = update(case, jobs, bar)
    _warn_failures(case, ran)
    _list_problems(case.rows(Problem, stage=STEP))
    warn_costs(case)


def _warn_failures(case: Case, ran: Iterable[Ran]) -> None:
    for stage in ran:
        if stage.failures:
            warn(f"{stage.stage}: {count(stage.failures, 'group')} failed, kept as problems in {case.path}; the rest is whole")


def _list_problems(problems: Sequence[Problem]) -> None:
    for problem in problems[:PROBLEMS]:
        warn(problem.message)
    if len(problems) > PROBLEMS:
        warn(f"… and {count(len(problems) - PROBLEMS, 'more problem')}, all listed on the page")


def _write_page(view: CaseView, path: Path) -> None:
    write_bytes(path, write_page(view))


def _print_case(view: CaseView, targets: Targets) -> None:
    console = open_console(sys.stdout)
    print_summary(view, console)
    console.print(printable(f"\ncase  {targets.case}\npage  {targets.html}"), soft_wrap=True)
