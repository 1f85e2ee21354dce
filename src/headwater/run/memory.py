"""The simplest runner: all rows in memory, every stage from the start. The oracle of the others, and good for tests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from headwater.records import Record
from headwater.stage import Group, Read, Stage, order

Tables = dict[type[Record], dict[str, Record]]


def run_in_memory(stages: Sequence[Stage], rows: Iterable[Record]) -> Tables:
    """Return all rows after `stages` ran in order over `rows`: record type → id → row. Errors are not caught."""
    tables: Tables = defaultdict(dict)
    for row in rows:
        tables[type(row)][row.id] = row
    for stage in stages:
        for found in stage.run(group_rows(stage, tables)):
            for row in found:
                tables[type(row)][row.id] = row
    return tables


def group_rows(stage: Stage, tables: Tables) -> list[Group]:
    """Return the groups of a stage, ordered by key. A group exists where any keyed read has a row for it."""
    groups: dict[str, dict[type[Record], dict[str, Record]]] = defaultdict(lambda: defaultdict(dict))
    if stage.by is None:
        groups[""] = defaultdict(dict)
    for read in stage.reads:
        if read.key and stage.by:
            for key, row in _keyed(read, tables):
                groups[key][read.record][row.id] = row
    for read in stage.reads:
        if read.key is None or stage.by is None:
            for rows in groups.values():
                rows[read.record].update(tables.get(read.record, {}))
    return [Group(key, {t: sorted(r.values(), key=order) for t, r in rows.items()}) for key, rows in sorted(groups.items())]


def _keyed(read: Read, tables: Tables) -> Iterator[tuple[str, Record]]:
    """Yield each row of a read with the key of each group that it reaches."""
    hops: list[dict[str, set[str]]] = []
    for hop in read.via:
        leads: dict[str, set[str]] = defaultdict(set)
        for step in tables.get(hop.record, {}).values():
            leads[str(getattr(step, hop.match))].add(str(getattr(step, hop.to)))
        hops.append(leads)
    for row in tables.get(read.record, {}).values():
        keys = {str(getattr(row, read.key or "id"))}
        for leads in hops:
            keys = {to for key in keys for to in leads.get(key, ())}
        for key in keys:
            yield key, row
