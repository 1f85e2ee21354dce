"""Score the proposed pairs by how likely they assert or deny the same, and how likely they contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from headwater.claims.columns import stack_gists
from headwater.claims.features import Pairs, compare
from headwater.claims.oppose import contrast
from headwater.claims.reasons import pack_reasons
from headwater.claims.scoring import LEAST, load_weights
from headwater.records import Candidates, Day, Gists, Kin, Matches, Record
from headwater.stage import Group, Hop, Read, Stage, each


def match(group: Group) -> Iterator[Record]:
    """Yield the scores of the pairs whose first statement is of the report, where they are not too low."""
    for row in group[Candidates]:
        columns = stack_gists(group[Gists], {day.report: day.day for day in group[Day]})
        weights = load_weights()
        ends = np.stack([np.frombuffer(end, np.uint64) for end in (row.a, row.b)])
        a, b = columns.find(ends)
        pairs = Pairs.of(columns, a, b, np.frombuffer(row.cosines, np.float32).astype(np.float64))
        scores, opposes = weights.same.score(compare(pairs)), weights.opposes.score(contrast(pairs))
        kept = scores >= LEAST
        yield Matches(
            row.report,
            a=ends[0, kept].tobytes(),
            b=ends[1, kept].tobytes(),
            scores=scores[kept].round(4).astype(np.float32).tobytes(),
            opposes=opposes[kept].round(4).astype(np.float32).tobytes(),
            reasons=pack_reasons(pairs.telling, pairs.cosines)[kept].tobytes(),
        )


MATCH = Stage(
    "match",
    version=8,
    by="report",
    reads=(
        Read(Candidates, "report"),
        Read(Gists, "report"),
        Read(Gists, "report", via=(Hop(Kin, "other", "report"),)),
        Read(Day, "report"),
        Read(Day, "report", via=(Hop(Kin, "other", "report"),)),
    ),
    writes=(Matches,),
    run=each(match),
)
