"""Fold reports that are the same text from the same outlet into one report in several places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from headwater.readers.shelf import Shelf, Slot
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
    order; `file` is that of the first. Texts wait on a shelf for the last row, since twins may lie anywhere.
    """
    twins: dict[str, list[_Shelved]] = {}
    with Shelf() as shelf:
        for row in rows:
            if isinstance(row, Problem):
                yield row
            else:
                group = twins.setdefault(row.report.id, [])
                group.append(_shelve(shelf, row, with_text=not group))
        for group in twins.values():
            yield replace(join_twins([shelved.report for shelved in group]), text=shelf.fetch(group[0].text).decode())
            yield from {shelved.place.id: _restore_raw(shelf, shelved) for shelved in group}.values()


@dataclass(frozen=True, slots=True)
class _Shelved:
    """A report and its place without text and raw bytes; where those lie in the shelf (start, size)."""

    report: Report
    place: Place
    text: Slot
    raw: Slot | None


def _shelve(shelf: Shelf, row: Found, *, with_text: bool) -> _Shelved:
    text = shelf.put(row.report.text.encode()) if with_text else (0, 0)
    raw = None if row.place.raw is None else shelf.put(row.place.raw)
    return _Shelved(replace(row.report, text=""), replace(row.place, raw=None), text, raw)


def _restore_raw(shelf: Shelf, shelved: _Shelved) -> Place:
    return shelved.place if shelved.raw is None else replace(shelved.place, raw=shelf.fetch(shelved.raw))


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
