"""The work of one job: raw rows in, raw rows out. A pure function, so that any process can do it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from headwater.case_table import Raw, table_of
from headwater.errors import Bug, StopRun
from headwater.records import Record
from headwater.stage import Group, Stage

Raws = dict[type[Record], list[Raw]]


@dataclass(frozen=True)
class RawGroup:
    """A group before its rows are decoded."""

    part: int
    key: str
    rows: Raws


@dataclass(frozen=True)
class Job:
    """Groups of whole parts of one stage; every group gets the `shared` rows too."""

    stage: Stage
    shared: Raws
    groups: list[RawGroup]


@dataclass
class Made:
    """What a job made: encoded rows by record type, and (part, key, message) of each group that failed.

    An id is there once a part; of several rows with one id the last counts.
    """

    rows: Raws = field(default_factory=dict)
    failures: list[tuple[int, str, str]] = field(default_factory=list)


def work(job: Job) -> Made:
    """Return what a stage makes of a job's groups. A group that makes it raise has no rows; the others have theirs.

    StopRun is let through: it says that nothing else can be done either.
    """
    made = Made()
    found: dict[type[Record], dict[tuple[int, str], Raw]] = defaultdict(dict)
    for group, rows in zip(job.groups, _attempt_all(job, made), strict=True):
        for record, raw in rows:
            found[record][group.part, raw[0]] = raw
    made.rows = {record: list(raws.values()) for record, raws in found.items()}
    return made


def _attempt_all(job: Job, made: Made) -> list[list[tuple[type[Record], Raw]]]:
    """Return each group's encoded rows: of all groups at once, or one by one if that raises."""
    groups = _decode(job)
    parts = [group.part for group in job.groups]
    try:
        return _attempt(job.stage, groups, parts)
    except StopRun:
        raise
    except Exception:  # noqa: BLE001  # whatever a stage does wrong concerns its group alone
        return [_attempt_one(job.stage, group, part, made) for group, part in zip(groups, parts, strict=True)]


def _attempt_one(stage: Stage, group: Group, part: int, made: Made) -> list[tuple[type[Record], Raw]]:
    try:
        return _attempt(stage, [group], [part])[0]
    except StopRun:
        raise
    except Exception as error:  # noqa: BLE001  # as above; it is kept and shown
        made.failures.append((part, group.key, f"{type(error).__name__}: {error}"))
        return []


def _attempt(stage: Stage, groups: Sequence[Group], parts: Sequence[int]) -> list[list[tuple[type[Record], Raw]]]:
    found = stage.run(groups)
    if len(found) != len(groups):
        raise Bug(f"{stage.name} returned {len(found)} lists of rows for {len(groups)} groups")
    return [[_encode(stage, row, part) for row in rows] for rows, part in zip(found, parts, strict=True)]


def _encode(stage: Stage, row: Record, part: int) -> tuple[type[Record], Raw]:
    if type(row) not in stage.writes:
        raise Bug(f"{stage.name} made a {type(row).__name__}, which it does not say it writes")
    return type(row), table_of(type(row)).encode(row, stage.name, part)


def _decode(job: Job) -> list[Group]:
    """Return a job's groups; a row that reaches several of them is decoded once."""
    known: dict[type[Record], dict[str, Record]] = defaultdict(dict)
    shared = {record: _decode_rows(record, raws, known[record]) for record, raws in job.shared.items()}
    groups = []
    for group in job.groups:
        own = {record: _decode_rows(record, raws, known[record]) for record, raws in group.rows.items()}
        groups.append(Group(group.key, {**own, **shared}))
    return groups


def _decode_rows(record: type[Record], raws: list[Raw], known: dict[str, Record]) -> list[Record]:
    """Return rows in the order of their key fields."""
    table = table_of(record)
    decode: Callable[[Raw], Record] = table.decode
    rows = []
    for raw in raws:
        row = known.get(raw[0])
        if row is None:
            row = known[raw[0]] = decode(raw)
        rows.append(row)
    rows.sort(key=table.sort_key)
    return rows
