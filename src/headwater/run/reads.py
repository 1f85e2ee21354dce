"""What a stage reads, as SQL: which tables it goes through, and how rows reach groups."""

# ruff: noqa: S608  # the names in its SQL are those of records, their fields and stages
from __future__ import annotations

from collections.abc import Sequence

from headwater.case import Case
from headwater.case_table import quote, table_of
from headwater.records import Record
from headwater.stage import Read, Stage

Step = tuple[str, type[Record], str, str]  # what SQL calls a table, the table, the columns that it is entered and left by
Hidden = dict[type[Record], tuple[str, ...]]  # table read → the stages whose rows in it must not be seen


def keyed_reads(stage: Stage) -> list[Read]:
    """Return the reads that bring each group rows of its own."""
    return [read for read in stage.reads if read.key is not None and stage.by is not None]


def shared_reads(stage: Stage) -> list[Read]:
    """Return the reads that bring every group the whole table."""
    return [read for read in stage.reads if read.key is None or stage.by is None]


def table_sql(record: type[Record], hidden: Hidden) -> str:
    """Return a table as SQL sees it without its hidden rows."""
    name = quote(table_of(record).name)
    stages = ", ".join("'" + stage.replace("'", "''") + "'" for stage in hidden[record])
    return f"(SELECT * FROM {name} WHERE _stage NOT IN ({stages}))" if stages else name


def join_sql(read: Read, hidden: Hidden) -> tuple[str, str, bool]:
    """Return (the joined tables from the group's end to the table `t`, the column with the group's key, is it an int).

    CROSS JOIN keeps SQLite to this order, in which every step is one look into an index.
    """
    steps = [*_list_hops(read), ("t", read.record, read.key or "id", read.key or "id")]
    name, record, enter, _ = steps[0]
    return _join(steps, hidden), f"{name}.{quote(enter)}", table_of(record).is_whole(enter)


def reach_sql(read: Read, hidden: Hidden, wanted: str) -> str:
    """Return the SQL that lists the rows which reach the groups `wanted` of temp.reach AS g: id, _stage, _part, group's key.

    Where several hops lie between, each way is gone once: a claim that a report has ten times reads what it holds once.
    """
    joined, key, whole = join_sql(read, hidden)
    asked = "CAST(g.key AS INTEGER)" if whole else "g.key"
    hops = _list_hops(read)
    if len(hops) < 2:
        return (
            f"SELECT t.id, t._stage, t._part, g.key FROM temp.reach AS g CROSS JOIN {joined} WHERE {wanted} AND {key} = {asked}"
        )
    name, *_, leave = hops[-1]
    ways = (
        f"SELECT DISTINCT g.key AS key, {name}.{quote(leave)} AS step FROM temp.reach AS g CROSS JOIN {_join(hops, hidden)} "
        f"WHERE {wanted} AND {key} = {asked}"
    )
    own = quote(read.key or "id")
    table = table_sql(read.record, hidden)
    return f"SELECT t.id, t._stage, t._part, w.key FROM ({ways}) AS w CROSS JOIN {table} AS t ON t.{own} = w.step"


def _list_hops(read: Read) -> list[Step]:
    """Return the hops of a read from the group's end on."""
    return [(f"h{at}", hop.record, hop.to, hop.match) for at, hop in enumerate(read.via)][::-1]


def _join(steps: Sequence[Step], hidden: Hidden) -> str:
    """Return tables joined step by step, the column that each is left by to the one that the next is entered by."""
    joined, last = "", ""
    for name, record, enter, leave in steps:
        link = f" ON {name}.{quote(enter)} = {last}" if last else ""
        joined += f"{' CROSS JOIN ' if last else ''}{table_sql(record, hidden)} AS {name}{link}"
        last = f"{name}.{quote(leave)}"
    return joined


def tables_read(stage: Stage) -> list[type[Record]]:
    """Return the tables that a stage's reads go through, each once."""
    records = [record for read in stage.reads for record in (read.record, *(hop.record for hop in read.via))]
    return list(dict.fromkeys(records))


def find_hidden(case: Case, stages: Sequence[Stage]) -> Hidden:
    """Return which rows the first of these stages must not see: its own, and those that stages after it made before."""
    writes = stages[0].writes
    return {
        record: tuple(s.name for s in stages if case.holds(record, s.name) or (s is stages[0] and record in writes))
        for record in tables_read(stages[0])
    }
