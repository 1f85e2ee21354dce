"""Load the groups that are out of date and pack them into jobs, bounded by how many they are and how large."""

# ruff: noqa: S608  # the names in its SQL are those of records, their fields and stages
from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from headwater.case import Case
from headwater.case_table import Raw, first_of_each, quote, table_of
from headwater.records import Record
from headwater.run.plan import Todo
from headwater.run.reads import Hidden, keyed_reads, reach_sql, shared_reads, table_sql
from headwater.run.work import Job, RawGroup, Raws
from headwater.stage import Stage

MOST_GROUPS = 128  # what a kill can cost: some ten seconds of a worker in the slowest stages
LEAST_GROUPS = 16  # fewer would not keep a model's batches filled
MOST_BYTES = 8_000_000
MOST_KEPT = 64_000_000  # bytes of rows that are kept for the jobs to come
JOBS_EACH = 16  # so that workers end at about the same time and progress can be seen

Address = tuple[str, str, int]  # where a row lies: its id, who made it, in which part


def pack(case: Case, stage: Stage, hidden: Hidden, todo: Todo, workers: int) -> Iterator[Job]:
    """Yield jobs that together hold every group of every part in `todo`; a part is never divided."""
    if not todo.marks:
        return
    shared = {read.record: _load_table(case, read.record, hidden) for read in shared_reads(stage)}
    most = min(MOST_GROUPS, max(LEAST_GROUPS, sum(todo.groups.values()) // (workers * JOBS_EACH)))
    fetched = _Fetched(case)
    for parts in _chunk(todo, most):
        groups: list[RawGroup] = []
        held: set[int] = set()
        size = 0
        for part in _load_parts(case, stage, hidden, parts, fetched):
            weight = _weigh(part, held)
            if groups and size + weight > MOST_BYTES:
                yield Job(stage, shared, groups)
                groups, size = [], 0
                held.clear()
                weight = _weigh(part, held)
            groups += part
            size += weight
        yield Job(stage, shared, groups)


def _weigh(part: list[RawGroup], held: set[int]) -> int:
    """Return about how many bytes the rows of a part add to those `held`, by identity, and hold them too."""
    size = 0
    for group in part:
        for record, raws in group.rows.items():
            new = [raw for raw in raws if id(raw) not in held]
            held.update(map(id, new))
            size += table_of(record).weigh(new)
    return size


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


def _load_parts(case: Case, stage: Stage, hidden: Hidden, parts: list[int], fetched: _Fetched) -> Iterator[list[RawGroup]]:
    """Yield the groups of each part, by key, with the rows that reach them."""
    wanted = f"g.part IN ({', '.join(map(str, parts))})"
    reached: dict[str, dict[type[Record], dict[str, Address]]] = defaultdict(lambda: defaultdict(dict))
    for read in keyed_reads(stage):
        for id_, maker, part, group in case.sql(reach_sql(read, hidden, wanted)):
            address = (id_, maker, part)
            rows = reached[group][read.record]
            # Of two rows with one id the one of the lower stage and part counts, as for `first_of_each`.
            if rows.setdefault(id_, address)[1:] > address[1:]:
                rows[id_] = address
    fetched.fill((record, rows.values()) for group in reached.values() for record, rows in group.items())
    grouped: dict[int, list[RawGroup]] = defaultdict(list)
    for part, key in case.sql(f"SELECT part, key FROM temp.reach AS g WHERE {wanted} ORDER BY part, key"):
        own: Raws = {record: fetched.take(record, rows.values()) for record, rows in reached[key].items()}
        grouped[part].append(RawGroup(part, key, own))
    yield from grouped.values()


@dataclass
class _Fetched:
    """Rows that were fetched, kept for the groups that they reach next: a report is read by each of its claims."""

    case: Case
    rows: dict[type[Record], dict[Address, Raw]] = field(default_factory=lambda: defaultdict(dict))
    size: int = 0

    def fill(self, wanted: Iterable[tuple[type[Record], Iterable[Address]]]) -> None:
        """Fetch the rows at these addresses that are not there yet."""
        missing: dict[type[Record], set[Address]] = defaultdict(set)
        if self.size > MOST_KEPT:
            self.rows.clear()
            self.size = 0
        for record, addresses in wanted:
            missing[record].update(address for address in addresses if address not in self.rows[record])
        for record, addresses in missing.items():
            table = table_of(record)
            ids = json.dumps([*{id_ for id_, _, _ in addresses}])
            asked = f"SELECT {table.select} FROM {quote(table.name)} AS t WHERE t.id IN (SELECT value FROM json_each(?))"
            found = {(raw[0], raw[1], raw[2]): raw for raw in self.case.sql(asked, (ids,))}
            self.rows[record].update((address, found[address]) for address in addresses)
            self.size += table.weigh([*found.values()])

    def take(self, record: type[Record], addresses: Iterable[Address]) -> list[Raw]:
        """Return the rows at these addresses."""
        rows = self.rows[record]
        return [rows[address] for address in addresses]


def _load_table(case: Case, record: type[Record], hidden: Hidden) -> list[Raw]:
    found = case.sql(f"SELECT {table_of(record).select} FROM {table_sql(record, hidden)} AS t")
    return list(first_of_each(found).values())
