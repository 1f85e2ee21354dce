"""Propose for each report the reports that it may have to do with, and tell from which day it is."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.copying.days import date_reports
from headwater.copying.kinship import find_kin
from headwater.records import Copy, Day, Kin, Record, Report, Words
from headwater.stage import Group, Read, Stage, each


def relate(group: Group) -> Iterator[Record]:
    """Yield the kin of every report, once in each direction, and its day."""
    kin = [*find_kin(group[Report], group[Words], group[Copy])]
    yield from kin
    yield from date_reports(group[Report], kin)


RELATE = Stage(
    "relate",
    version=3,
    by=None,
    reads=(
        Read(Report, None),
        Read(Words, None),
        Read(Copy, None),
    ),
    writes=(Kin, Day),
    run=each(relate),
)
