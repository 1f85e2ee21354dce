"""Propose the pairs of statements that may say the same."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from headwater.claims.pairs import find_nearest
from headwater.ids import pack_ids
from headwater.records import Candidates, Kin, Record, Vector
from headwater.stage import Group, Read, Stage, each


def propose(group: Group) -> Iterator[Record]:
    """Yield for each report the pairs of its statements, and those of its kin, whose vectors lie close."""
    rows = group[Vector]
    if not rows:
        return
    vectors = np.frombuffer(b"".join(row.values for row in rows), np.float32).reshape(len(rows), -1)
    names, reports = np.unique([row.report for row in rows], return_inverse=True)
    number = {name: place for place, name in enumerate(names.tolist())}
    pairs = [(number[row.report], number[row.other]) for row in group[Kin] if row.report in number and row.other in number]
    a, b, cosines = find_nearest(vectors, reports, np.array(pairs, np.int64).reshape(-1, 2))
    ids = pack_ids(row.statement for row in rows)
    by_report = np.argsort(reports[a], kind="stable")
    known, begins = np.unique(reports[a][by_report], return_index=True)
    for report, places in zip(known.tolist(), np.split(by_report, begins[1:]), strict=False):
        columns = ids[a[places]], ids[b[places]], cosines[places].round(4)
        yield Candidates(str(names[report]), *(column.tobytes() for column in columns))


PROPOSE = Stage(
    "propose",
    version=4,
    by=None,
    reads=(Read(Vector, None), Read(Kin, None)),
    writes=(Candidates,),
    run=each(propose),
)
