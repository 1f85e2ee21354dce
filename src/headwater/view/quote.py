"""Statements that stand close together, quoted once with each of them marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from headwater.view.reports import ReportView, StatementView
from headwater.view.spans import after, before

NEAR = 300


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of a report with statements of one stance and one chain in it.

    `pieces` are its text in order, each with whether it is a statement's; `statements` are those, in order.
    """

    first: StatementView
    pieces: tuple[tuple[str, bool], ...]
    statements: tuple[StatementView, ...] = ()


def by_report(statements: Sequence[StatementView]) -> list[tuple[ReportView, list[StatementView]]]:
    """Return the statements of each report, in the order given."""
    return [(group[0].report, group) for _, found in groupby(statements, lambda s: s.row.report) if (group := list(found))]


def quote_statements(statements: Sequence[StatementView]) -> list[Quote]:
    """Return the quotations that show the statements of one report, in the order of the text."""
    groups: list[list[StatementView]] = []
    for statement in sorted(statements, key=lambda s: (s.row.start, s.row.end)):
        if groups and _belongs(statement, groups[-1][-1]):
            groups[-1].append(statement)
        else:
            groups.append([statement])
    return [Quote(group[0], _cut(group), tuple(group)) for group in groups]


def _belongs(new: StatementView, last: StatementView) -> bool:
    between = new.report.text[last.row.end : new.row.start]
    return (
        "\n" not in between
        and len(between) <= NEAR
        and new.stance == last.stance
        and [link.name for link in new.chain] == [link.name for link in last.chain]
    )


def _cut(group: Sequence[StatementView]) -> tuple[tuple[str, bool], ...]:
    text = group[0].report.text
    at = group[0].row.start
    pieces = [(before(text, at), False)]
    for statement in group:
        if statement.row.end > at:
            pieces += [(text[at : statement.row.start], False), (text[max(at, statement.row.start) : statement.row.end], True)]
            at = statement.row.end
    return tuple(piece for piece in (*pieces, (after(text, at), False)) if piece[0])
