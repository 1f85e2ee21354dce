"""Walks through a case, row by row, for exports that never hold more of it than they must."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from headwater.records import Addition, Alteration, Attribution, Claim, Copy, Date, Entity, Report, Tally, hash_key
from headwater.view import CaseView, ClaimView, LinkView, OriginView, ReportView, StatementView

R = TypeVar("R", Attribution, Date)
P = TypeVar("P", Copy, Alteration, Addition)

BLOCK = 100


@dataclass(frozen=True, slots=True)
class Source:
    """Who or what something is said by, published by or rests on.

    `id` is that of the entity meant; where none is known, a hash of name and kind.
    """

    id: str
    name: str
    kind: str


def walk_reports(case: CaseView, *, latest_first: bool = False) -> Iterator[ReportView]:
    """Yield every report, the oldest first, or the other way round."""
    ids = case.report_ids()
    for id_ in _forgetting(case, reversed(ids) if latest_first else ids):
        yield ReportView(case.index.table(Report)[id_], case.index)


def walk_claims(case: CaseView) -> Iterator[ClaimView]:
    """Yield every claim, in the order of `claims()`."""
    for number, id_ in enumerate(_forgetting(case, case.claim_ids()), 1):
        yield _view_claim(case, id_, number)


def walk_statements(case: CaseView) -> Iterator[StatementView]:
    """Yield every statement, report by report, in the order of the text."""
    for report in walk_reports(case):
        yield from report.statements


def walk_entities(case: CaseView) -> Iterator[Entity]:
    """Yield everybody and everything that the reports name, by name."""
    for id_ in _forgetting(case, case.index.ids(Entity, "name")):
        yield case.index.table(Entity)[id_]


def walk_rows(case: CaseView, record: type[R]) -> Iterator[R]:
    """Yield the rows of a table that belongs to reports, report by report."""
    for report in walk_reports(case):
        yield from case.index.where(record, "report", report.id)


def walk_pairs(case: CaseView, record: type[P], column: str) -> Iterator[P]:
    """Yield the rows of a table in the order of its key fields, of which `column`, a report's id, is the first."""
    for id_ in _forgetting(case, sorted(case.report_ids())):
        yield from case.index.where(record, column, id_)


def claim_of(case: CaseView, statement: StatementView) -> ClaimView | None:
    """Return the claim of a statement, None where it belongs to none."""
    which = statement.claim
    return case.index.once(f"claim {which}", lambda: _view_claim(case, which, case.number_of(which))) if which else None


def walk_sources(case: CaseView) -> Iterator[Source]:
    """Yield every outlet with a report here, every source in a chain and every origin, each once."""
    seen: set[str] = set()
    for source in _walk_all(case):
        if source.id not in seen:
            seen.add(source.id)
            yield source


def publisher_of(report: ReportView) -> Source:
    """Return who published a report: its outlet, or one called like its file where the outlet is not known."""
    return _name(report.entity, report.name, "outlet", report)


def source_of(link: LinkView) -> Source:
    """Return the source that a link in a chain means."""
    return _name(link.entity, link.name, link.kind, link)


def root_of(origin: OriginView) -> Source:
    """Return the source that an origin is."""
    return _name(origin.row.entity, origin.name, origin.kind, origin)


def _view_claim(case: CaseView, id_: str, number: int) -> ClaimView:
    return ClaimView(case.index.table(Claim)[id_], case.index, case.index.first(Tally, "claim", id_), number)


def _name(entity: str, name: str, kind: str, near: ReportView | LinkView | OriginView) -> Source:
    row = near.index.table(Entity).get(entity)
    return Source(entity, row.name, row.kind) if row else Source(hash_key("source", kind, name.casefold()), name, kind)


def _walk_all(case: CaseView) -> Iterator[Source]:
    for report in walk_reports(case):
        yield publisher_of(report)
        for statement in report.statements:
            yield from map(source_of, statement.chain)
    for claim in walk_claims(case):
        yield from map(root_of, claim.origins)


def _forgetting(case: CaseView, ids: Iterable[str]) -> Iterator[str]:
    """Yield the ids; what was looked up for some of them is forgotten before the next."""
    for number, id_ in enumerate(ids, 1):
        yield id_
        if number % BLOCK == 0:
            case.index.forget()
