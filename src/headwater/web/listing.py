"""Pages of the lists of a case, for the pages and for /api alike."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.records import Problem
from headwater.view.browse import Catalogue, Filed, Listed, Sourced
from headwater.view.find import (
    READ,
    FoundClaim,
    FoundReport,
    FoundStatement,
    count_reports,
    count_sources,
    find_claims,
    find_reports,
    find_sources,
    find_statements,
    make_query,
)
from headwater.web.asking import Claims, Problems, Reports, Search, Sources
from headwater.web.paging import SIZE, Page, cut, offset

FEW = 5
"""How much of each kind a search shows that is for all kinds."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: a page of each kind that was asked for, the others empty.

    `whole` is False where statements and claims were looked for in the best reports only.
    """

    claims: Page[FoundClaim]
    statements: Page[FoundStatement]
    reports: Page[FoundReport]
    sources: Page[Sourced]
    whole: bool


def page_claims(case: Catalogue, asked: Claims, total: int | None = None) -> Page[Listed]:
    """Return a page of claims; `total` is how many there are, where that is known already."""
    sieve = asked.sieve()
    known = case.count_claims(sieve)["total"] if total is None else total
    return Page(case.list_claims(sieve, offset(asked.page), SIZE), asked.page, SIZE, known)


def page_reports(case: Catalogue, asked: Reports) -> Page[Filed]:
    """Return a page of reports."""
    which = (asked.outlet, asked.since, asked.until)
    return Page(case.list_reports(offset(asked.page), SIZE, *which), asked.page, SIZE, case.count_reports(*which))


def page_sources(case: Catalogue, asked: Sources) -> Page[Sourced]:
    """Return a page of sources."""
    total = sum(case.count_sources(asked.kind).values())
    return Page(case.list_sources(offset(asked.page), SIZE, asked.kind, asked.order), asked.page, SIZE, total)


def page_problems(case: Catalogue, asked: Problems) -> Page[Problem]:
    """Return a page of problems."""
    counts = case.count_problems()
    total = counts.get(asked.stage, 0) if asked.stage else sum(counts.values())
    return Page(case.list_problems(offset(asked.page), SIZE, asked.stage), asked.page, SIZE, total)


def search(case: Catalogue, asked: Search) -> Found:
    """Return what a search finds: of all kinds the first few, or a page of one kind."""
    query = make_query(asked.q)
    size = SIZE if asked.kind else FEW
    total = count_reports(case, query)
    best = find_reports(case, query, 0, READ) if asked.kind != "sources" else []
    statements = find_statements(best)
    claims = find_claims(case, statements) if asked.kind in ("", "claims") else []
    first = offset(asked.page, size)
    reports = best[first : first + size] if first + size <= READ else find_reports(case, query, first, size)
    sources = find_sources(case, query, first, size)
    return Found(
        cut(claims, asked.page, size),
        cut(statements, asked.page, size),
        Page(reports, asked.page, size, total),
        Page(sources, asked.page, size, count_sources(case, query)),
        total <= READ,
    )
