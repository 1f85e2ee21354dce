"""The runner of one machine: walks the parts of each stage that are out of date, in one process or several.

A part's rows and its being done are stored in one transaction. So a run that is killed leaves every part as it was or as
it is to be, and the next run goes on from there. Workers only compute; this process alone reads and writes the case.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from headwater.case import Case
from headwater.case_table import Raw, table_of
from headwater.records import TABLES, Place, Problem, Report
from headwater.run.grow import grow_stage
from headwater.run.load import pack
from headwater.run.notice import Notice, Progress
from headwater.run.plan import WHOLE, Todo, find_todo, index_reads
from headwater.run.pool import Workers
from headwater.run.reads import find_hidden
from headwater.run.work import Job, Made
from headwater.stage import Stage


@dataclass(frozen=True)
class Ran:
    """What was run of a stage: how many groups, and how many of them failed."""

    stage: str
    groups: int
    failures: int


def run_local(case: Case, stages: Sequence[Stage], jobs: int = 1, progress: Progress | None = None) -> list[Ran]:
    """Bring a case up to date: afterwards it holds what was brought and what `stages` make of it, and nothing else.

    `jobs` processes share the work; their number does not change what is made. Raise StopRun where the case cannot be
    written any more or a worker dies: what was done until then is kept.
    """
    with Workers(jobs) as workers, Notice(case, [stage.name for stage in stages], progress) as notice:
        index_reads(case, stages)
        _retire(case, stages)
        return [_run_stage(case, stages, at, workers, notice) for at in range(len(stages))]


def forget(case: Case, reports: Collection[str]) -> int:
    """Take reports and their places out of a case; return how many. What hung on them goes with the next run."""
    case.remove(Place, report=list(reports))
    return case.remove(Report, id=list(reports))


def _run_stage(case: Case, stages: Sequence[Stage], at: int, workers: Workers, progress: Progress) -> Ran:
    stage = stages[at]
    if stage.grows:
        return _grow(case, stages, at, progress)
    hidden = find_hidden(case, stages[at:])
    todo = find_todo(case, stage, hidden)
    total, done, failures = sum(todo.groups.values()), 0, 0
    if todo.whole is None:
        return Ran(stage.name, 0, 0)
    with case.transaction():
        case.clear(stage.name, (*todo.gone, WHOLE))
    if total:
        progress(stage.name, 0, total)
    for job, made in workers.run(pack(case, stage, hidden, todo, workers.jobs)):
        _store(case, job, made, todo)
        done += len(job.groups)
        failures += len(made.failures)
        progress(stage.name, done, total)
    case.sql("INSERT OR REPLACE INTO done VALUES (?, ?, ?, 0)", (stage.name, WHOLE, todo.whole))
    return Ran(stage.name, done, failures)


def _grow(case: Case, stages: Sequence[Stage], at: int, progress: Progress) -> Ran:
    done = 0
    for done, total in grow_stage(case, stages, at):
        progress(stages[at].name, done, total)
    return Ran(stages[at].name, done, 0)


def _store(case: Case, job: Job, made: Made, todo: Todo) -> None:
    """Replace what a job's parts held and mark them done, all of it or nothing."""
    name = job.stage.name
    parts = sorted({group.part for group in job.groups})
    made.rows[Problem] = list(_problems(case, name, made))
    with case.transaction():
        for record in TABLES:
            if record in made.rows or case.holds(record, name):
                case.replace(record, name, parts, made.rows.get(record, ()))
        marks = [(name, part, todo.marks[part], todo.groups[part]) for part in parts]
        case.sql_each("INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?)", marks)


def _problems(case: Case, stage: str, made: Made) -> Iterator[Raw]:
    """Yield the encoded problem row of each group that failed, with the file of the report that the group is about."""
    for part, key, message in made.failures:
        report = case.get(Report, key)
        shown = message.encode(errors="replace").decode()
        yield table_of(Problem).encode(Problem(stage, key, report.file if report else "", shown), stage, part)


def _retire(case: Case, stages: Sequence[Stage]) -> None:
    """Delete what stages made that are no longer in the pipeline."""
    names = {stage.name for stage in stages}
    with case.transaction():
        for (name,) in case.sql("SELECT DISTINCT stage FROM done"):
            if name not in names:
                case.clear(name, [part for (part,) in case.sql("SELECT part FROM done WHERE stage = ?", (name,))])
