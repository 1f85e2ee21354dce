"""Give every statement a vector of its meaning in its context."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.model.embedder import embed_spans
from headwater.records import Record, Report, Statement, Vector
from headwater.stage import Group, Read, Stage, each


def embed(group: Group) -> Iterator[Record]:
    """Yield a vector for each statement of a report."""
    statements = group[Statement]
    if not statements:
        return
    report = group.one(Report)
    vectors = embed_spans(report.text, [(statement.start, statement.end) for statement in statements])
    for statement, vector in zip(statements, vectors, strict=True):
        yield Vector(statement.id, statement.report, vector.tobytes())


EMBED = Stage(
    "embed",
    version=7,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Statement, "report"),
    ),
    writes=(Vector,),
    run=each(embed),
)
