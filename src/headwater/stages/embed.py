"""Give every statement a vector of its meaning in its context, and take down what else it is compared by."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.claims.gists import make_gists
from headwater.model.embedder import embed_spans
from headwater.records import Gist, Link, Record, Report, Statement, Vector
from headwater.stage import Group, Read, Stage, each


def embed(group: Group) -> Iterator[Record]:
    """Yield a vector and a gist for each statement of a report."""
    statements = group[Statement]
    if not statements:
        return
    report = group.one(Report)
    vectors = embed_spans(report.text, [(statement.start, statement.end) for statement in statements])
    for statement, vector in zip(statements, vectors, strict=True):
        yield Vector(statement.id, statement.report, vector.tobytes())
    yield from make_gists(report, statements, group[Link])


EMBED = Stage(
    "embed",
    version=3,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Statement, "report"),
        Read(Link, "report"),
    ),
    writes=(Vector, Gist),
    run=each(embed),
)
