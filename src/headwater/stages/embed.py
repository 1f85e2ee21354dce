"""Give every statement a vector of its meaning in its context, and take down what else it is compared by."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.claims.columns import pack_gists
from headwater.claims.gists import make_gists
from headwater.model.embedder import embed_spans
from headwater.records import Gist, Gists, Link, Record, Report, Statement, Vector
from headwater.stage import Group, Read, Stage, each


def embed(group: Group) -> Iterator[Record]:
    """Yield a vector and a gist for each statement of a report, and all its gists in columns."""
    statements = group[Statement]
    if not statements:
        return
    report = group.one(Report)
    vectors = embed_spans(report.text, [(statement.start, statement.end) for statement in statements])
    for statement, vector in zip(statements, vectors, strict=True):
        yield Vector(statement.id, statement.report, vector.tobytes())
    gists = list(make_gists(report, statements, group[Link]))
    yield from gists
    yield pack_gists(report.id, gists)


EMBED = Stage(
    "embed",
    version=6,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Statement, "report"),
        Read(Link, "report"),
    ),
    writes=(Vector, Gist, Gists),
    run=each(embed),
)
