"""Take down what statements are compared by besides their meaning: words, names, numbers, days, roles of figures."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.claims.columns import pack_gists
from headwater.claims.gists import list_facts, make_gists
from headwater.records import Date, Figure, Gist, Gists, Link, Record, Report, Statement
from headwater.stage import Group, Read, Stage, each


def gist(group: Group) -> Iterator[Record]:
    """Yield a gist for each statement of a report, and all its gists in columns."""
    if not group[Statement]:
        return
    report = group.one(Report)
    gists = list(make_gists(report, group[Statement], group[Link], list_facts(group[Date], group[Figure])))
    yield from gists
    yield pack_gists(report.id, gists)


GIST = Stage(
    "gist",
    version=1,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Statement, "report"),
        Read(Link, "report"),
        Read(Date, "report"),
        Read(Figure, "report"),
    ),
    writes=(Gist, Gists),
    run=each(gist),
)
