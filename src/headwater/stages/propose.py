"""Propose the pairs of statements that may say the same."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from headwater.claims.pairs import find_nearest
from headwater.records import Candidate, Kin, Record, Vector
from headwater.stage import Group, Read, Stage, each


def propose(group: Group) -> Iterator[Record]:
    """Yield the pairs of statements of kin reports whose vectors lie close."""
    rows = group[Vector]
    if not rows:
        return
    vectors = np.frombuffer(b"".join(row.values for row in rows), np.float32).reshape(len(rows), -1)
    names, reports = np.unique([row.report for row in rows], return_inverse=True)
    number = {name: place for place, name in enumerate(names.tolist())}
    pairs = [(number[row.report], number[row.other]) for row in group[Kin] if row.report in number and row.other in number]
    kin = np.array(pairs, np.int64).reshape(-1, 2)
    for a, b, cosine in zip(*(column.tolist() for column in find_nearest(vectors, reports, kin)), strict=True):
        yield Candidate(rows[a].statement, rows[b].statement, round(cosine, 4))


PROPOSE = Stage(
    "propose",
    version=3,
    by=None,
    reads=(Read(Vector, None), Read(Kin, None)),
    writes=(Candidate,),
    run=each(propose),
)
