"""What of a stage is out of date: its parts, and the marks of what they were made from.

A part is a fixed share of a stage's groups, by hash of their keys. A part's mark stands for all that its rows depend on:
the stage and its version, and the digests of every row that reaches its groups. SQL sums them; no row is decoded.
"""

# ruff: noqa: S608  # the names in its SQL are those of records, their fields and stages
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from headwater.case import Case
from headwater.case_table import hash_short
from headwater.records import Record
from headwater.run.grow import count_changes
from headwater.run.reads import Hidden, find_hidden, join_sql, keyed_reads, shared_reads, table_sql, tables_read
from headwater.stage import Stage

WHOLE = -1  # the part that stands for a stage as a whole: marked done when all parts are


@dataclass(frozen=True)
class Staleness:
    """How much of a stage is out of date: parts and groups, of how many."""

    stage: str
    parts: int
    parts_total: int
    groups: int
    groups_total: int


@dataclass(frozen=True)
class Todo:
    """The parts of a stage that are out of date, with the mark each is to have and how many groups it holds.

    `gone` are parts that hold rows but have no group any more; `whole` is the mark that the stage as a whole is to have,
    None where it has it. The groups' keys are in the table temp.reach.
    """

    marks: dict[int, int]
    groups: dict[int, int]
    gone: tuple[int, ...]
    whole: int | None
    parts_total: int
    groups_total: int


def plan(case: Case, stages: Sequence[Stage]) -> list[Staleness]:
    """Return what is out of date as the tables stand; what a stage will change for the next ones is not foreseen."""
    found = []
    for at, stage in enumerate(stages):
        if stage.grows:
            groups, total = count_changes(case, stages, at)
            found.append(Staleness(stage.name, int(groups > 0), int(total > 0), groups, total))
            continue
        todo = find_todo(case, stage, find_hidden(case, stages[at:]))
        stale = len(todo.marks) + len(todo.gone)
        found.append(Staleness(stage.name, stale, todo.parts_total, sum(todo.groups.values()), todo.groups_total))
    return found


def find_todo(case: Case, stage: Stage, hidden: Hidden) -> Todo:
    """Return what of a stage is out of date, and leave all its groups in the table temp.reach (part, key).

    Where the tables as a whole are as they were when the stage was last done, its groups are not looked at.
    """
    whole = hash_short(f"{_describe(stage)}\x1f{_total(case, tables_read(stage), hidden)}".encode())
    rows = case.sql("SELECT part, mark, groups FROM done WHERE stage = ?", (stage.name,))
    done = {part: (mark, groups) for part, mark, groups in rows}
    if done.get(WHOLE) == (whole, 0):
        return Todo({}, {}, (), None, len(done) - 1, sum(groups for _, groups in done.values()))
    marks = _mark_parts(case, stage, hidden)
    stale = {part: found for part, found in marks.items() if done.get(part) != found}
    return Todo(
        marks={part: mark for part, (mark, _) in stale.items()},
        groups={part: groups for part, (_, groups) in stale.items()},
        gone=tuple(part for part in done if part not in marks and part != WHOLE),
        whole=whole,
        parts_total=len(marks),
        groups_total=sum(groups for _, groups in marks.values()),
    )


def _mark_parts(case: Case, stage: Stage, hidden: Hidden) -> dict[int, tuple[int, int]]:
    """Return the mark and the number of groups of each part of a stage."""
    case.define("part_of", lambda key, parts: crc32(key.encode()) % parts, 2)
    case.define("mark_of", lambda key, read, total: hash_short(f"{read}\x1f{key}\x1f{total}".encode()), 3)
    _fill_reach(case, stage, hidden)
    basis = f"{_describe(stage)}\x1f{_total(case, [read.record for read in shared_reads(stage)], hidden)}"
    found = case.sql("SELECT part, sum(mark), count(*) FROM temp.reach GROUP BY part")
    return {part: (hash_short(f"{basis}\x1f{total}".encode()), groups) for part, total, groups in found}


def _fill_reach(case: Case, stage: Stage, hidden: Hidden) -> None:
    """Make temp.reach anew: each group's part and key, and a mark that stands for the rows that reach it."""
    case.sql("DROP TABLE IF EXISTS temp.reach")
    case.sql("CREATE TABLE temp.reach (part INTEGER, key TEXT, mark INTEGER, PRIMARY KEY (part, key)) WITHOUT ROWID")
    if stage.by is None:
        case.sql("INSERT INTO temp.reach VALUES (0, '', 0)")
    for at, read in enumerate(keyed_reads(stage)):
        joined, key, _ = join_sql(read, hidden)
        case.sql(
            f"""INSERT INTO temp.reach SELECT part_of(key, ?1), key, mark_of(key, ?2, total)
                FROM (SELECT CAST(key AS TEXT) AS key, total
                      FROM (SELECT {key} AS key, sum(t._digest) AS total FROM {joined} GROUP BY 1))
                WHERE true ON CONFLICT DO UPDATE SET mark = mark + excluded.mark""",
            (case.parts, at),
        )


def _total(case: Case, records: Iterable[type[Record]], hidden: Hidden) -> str:
    """Return a text that stands for all rows of these tables."""
    return "; ".join(
        f"{record.__name__} {case.sql(f'SELECT count(*), sum(_digest) FROM {table_sql(record, hidden)}')}" for record in records
    )


def _describe(stage: Stage) -> str:
    """Return a text that stands for the stage itself: another way of reading makes other groups of the same rows."""
    reads = [
        f"{read.record.__name__} {read.key} {[(hop.record.__name__, hop.match, hop.to) for hop in read.via]}"
        for read in stage.reads
    ]
    return f"{stage.name} {stage.version} {stage.by is None} {reads} {[record.__name__ for record in stage.writes]}"


def index_reads(case: Case, stages: Sequence[Stage]) -> None:
    """Make sure that the case has the indexes which the stages' reads go by."""
    for read in (read for stage in stages for read in keyed_reads(stage)):
        case.index(read.record, read.key or "id", "_digest")
        for hop in read.via:
            case.index(hop.record, hop.to, hop.match)
