"""Load the groups that are out of date and pack them into jobs, bounded by how many they are and how large."""

# ruff: noqa: S608  # the names in its SQL are those of records, their fields and stages
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from headwater.case import Case
from headwater.case_table import Raw, first_of_each, table_of
from headwater.records import Record
from headwater.run.plan import Todo
from headwater.run.reads import Hidden, join_sql, keyed_reads, shared_reads, table_sql
from headwater.run.work import Job, RawGroup, Raws
from headwater.stage import Stage

MOST_GROUPS = 128  # what a kill can cost: some ten seconds of a worker in the slowest stages
LEAST_GROUPS = 16  # fewer would not keep a model's batches filled
MOST_BYTES = 8_000_000
JOBS_EACH = 16  # so that workers end at about the same time and progress can be seen


def pack(case: Case, stage: Stage, hidden: Hidden, todo: Todo, workers: int) -> Iterator[Job]:
    """Yield jobs that together hold every group of every part in `todo`; a part is never divided."""
    if not todo.marks:
        return
    shared = {read.record: _load_table(case, read.record, hidden) for read in shared_reads(stage)}
    most = min(MOST_GROUPS, max(LEAST_GROUPS, sum(todo.groups.values()) // (workers * JOBS_EACH)))
    for parts in _chunk(todo, most):
        groups: list[RawGroup] = []
        size = 0
        for part in _load_parts(case, stage, hidden, parts):
            weight = sum(table_of(record).weigh(raws) for group in part for record, raws in group.rows.items())
            if groups and size + weight > MOST_BYTES:
                yield Job(stage, shared, groups)
                groups, size = [], 0
            groups += part
            size += weight
        yield Job(stage, shared, groups)


def _chunk(todo: Todo, most: int) -> Iterator[list[int]]:
    """Yield parts in order, together at most `most` groups unless one part alone has more."""
    chunk: list[int] = []
    size = 0
    for part in sorted(todo.marks):
        if chunk and size + todo.groups[part] > most:
            yield chunk
            chunk, size = [], 0
        chunk.append(part)
        size += todo.groups[part]
    yield chunk


def _load_parts(case: Case, stage: Stage, hidden: Hidden, parts: list[int]) -> Iterator[list[RawGroup]]:
    """Yield the groups of each part, by key, with the rows that reach them."""
    wanted = f"g.part IN ({', '.join(map(str, parts))})"
    rows: dict[str, dict[type[Record], list[Raw]]] = defaultdict(lambda: defaultdict(list))
    seen: dict[Raw, Raw] = {}
    for read in keyed_reads(stage):
        joined, key, whole = join_sql(read, hidden)
        table = table_of(read.record)
        asked = "CAST(g.key AS INTEGER)" if whole else "g.key"
        tables = f"temp.reach AS g CROSS JOIN {joined}"
        for *raw, group in case.sql(f"SELECT {table.select}, g.key FROM {tables} WHERE {wanted} AND {key} = {asked}"):
            rows[group][read.record].append(seen.setdefault((raw[0], raw[1], raw[2]), tuple(raw)))
    grouped: dict[int, list[RawGroup]] = defaultdict(list)
    for part, key in case.sql(f"SELECT part, key FROM temp.reach AS g WHERE {wanted} ORDER BY part, key"):
        own: Raws = {record: list(first_of_each(raws).values()) for record, raws in rows[key].items()}
        grouped[part].append(RawGroup(part, key, own))
    yield from grouped.values()


def _load_table(case: Case, record: type[Record], hidden: Hidden) -> list[Raw]:
    found = case.sql(f"SELECT {table_of(record).select} FROM {table_sql(record, hidden)} AS t")
    return list(first_of_each(found).values())
