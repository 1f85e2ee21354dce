"""Fold reports that are the same text from the same outlet into one report in several places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headwater.records import Notes, Place, Problem, Report

# Where a piece of metadata was found, best first; whatever the text itself gives comes last.
TRUST = ("manifest", "row", "page", "url", "text")


@dataclass(frozen=True, slots=True)
class Found:
    """A report with the place it was found in."""

    report: Report
    place: Place


def fold_twins(rows: Iterable[Found | Problem]) -> Iterator[Report | Place | Problem]:
    """Yield problems as they come, then each report once, with all its places.

    Of twins the best known metadata count: by trust, then the earliest date and the fullest wording, whatever their
    order; `file` is that of the first.
    """
    twins: dict[str, list[Found]] = {}
    for row in rows:
        if isinstance(row, Problem):
            yield row
        else:
            twins.setdefault(row.report.id, []).append(row)
    for group in twins.values():
        yield join_twins([found.report for found in group])
        yield from {found.place.id: found.place for found in group}.values()


def join_twins(twins: list[Report]) -> Report:
    """Return the one report that `twins` are, with the best metadata of all of them."""
    first = twins[0]
    if len(twins) == 1:
        return first
    best = {field: min(twins, key=lambda twin: _rank(twin, field)) for field in ("url", "published", "byline", "credit")}
    found: Notes = tuple((field, place) for field, place in first.found if field not in best) + tuple(
        (field, place) for field in best for place in [_place(best[field], field)] if place
    )
    return Report(
        first.digest, first.outlet, first.text, first.file,
        best["url"].url, best["published"].published, best["byline"].byline, best["credit"].credit,
        first.language, tuple(sorted(found)),
    )  # fmt: skip


def _rank(twin: Report, field: str) -> tuple[bool, int, str, int, str]:
    """Return the sort key of a twin's value: known, trusted, early (by day, a date alone), full, alphabetical."""
    value = getattr(twin, field) or ""
    trust = _place(twin, field).partition(":")[0].partition(" ")[0]
    day = value[:10] if field == "published" else ""
    return (not value, TRUST.index(trust) if trust in TRUST else len(TRUST), day, -len(value), value)


def _place(report: Report, field: str) -> str:
    return dict(report.found).get(field, "")
