"""A case in time: what appeared in which hour, day, week, month or year, with long silences folded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

GRAINS = ("hour", "day", "week", "month", "year")
MOST_COLUMNS = 110
"""How many columns a strip has at most, before it is divided more coarsely; two years of weeks fit."""
MOST_DAYS_BY_HOUR = 2
MOST_EMPTY = 6
"""How many empty columns in a row are shown; more are folded into a gap."""
SLOTS = 25  # of a day: one for what has no time of day, then its hours


@dataclass(frozen=True, slots=True)
class Counts:
    """How many reports, claims (their first report), versions (their first report) and denials there are."""

    reports: int = 0
    claims: int = 0
    versions: int = 0
    denials: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Return both together."""
        return Counts(
            self.reports + other.reports,
            self.claims + other.claims,
            self.versions + other.versions,
            self.denials + other.denials,
        )

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return self != NOTHING


NOTHING = Counts()


@dataclass(frozen=True, slots=True)
class Column:
    """What appeared from `start` to `end`, both included.

    They are beginnings of ISO 8601 date-times, `2031-03-08T09`, `2031-03-08`, `2031-03` or `2031`. By hour, a column of
    a day holds what has no time of day.
    """

    start: str
    end: str
    counts: Counts = NOTHING


@dataclass(frozen=True, slots=True)
class Gap:
    """A silence of so many hours, days, weeks, months or years."""

    length: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A case in columns of one grain, in time. `undated` is what no day is known of; it is in no column."""

    grain: str
    columns: tuple[Column | Gap, ...]
    undated: Counts

    @property
    def filled(self) -> list[Column]:
        """The columns that hold something."""
        return [column for column in self.columns if isinstance(column, Column) and column.counts]

    @property
    def dated(self) -> Counts:
        """All that stands in columns."""
        return sum((column.counts for column in self.filled), NOTHING)


def arrange(counts: Mapping[str, Counts], undated: Counts = NOTHING, grain: str = "") -> Timeline:
    """Return what appeared in each hour (`2031-03-08T09`) or day (`2031-03-08`) in columns of a grain.

    Without a grain the finest is taken that has at most MOST_COLUMNS columns; hours only where there are some, and
    MOST_DAYS_BY_HOUR days at most. Whatever the grain, the columns add up to what was given.
    """
    kept = {key: each for key, each in counts.items() if each}
    if grain:
        return Timeline(grain, tuple(_divide(kept, grain)), undated)
    days = {key[:10] for key in kept}
    by_hour = len(days) <= MOST_DAYS_BY_HOUR and kept.keys() - days
    for own in GRAINS if by_hour else GRAINS[1:]:
        columns = tuple(_divide(kept, own))
        if len(columns) <= MOST_COLUMNS:
            break
    return Timeline(own, columns, undated)


def _divide(counts: Mapping[str, Counts], grain: str) -> Iterator[Column | Gap]:
    """Yield the columns from the first to the last that holds something, and the gaps between them."""
    merged: dict[int, Counts] = {}
    for key, each in counts.items():
        place = _place(key, grain)
        merged[place] = merged.get(place, NOTHING) + each
    places = sorted(merged)
    for number, place in enumerate(places):
        yield from _bridge(places[number - 1], place, grain) if number else ()
        yield Column(*_bound(place, grain), merged[place])


def _bridge(before: int, after: int, grain: str) -> Iterator[Column | Gap]:
    """Yield what lies between two columns that hold something: empty columns, or one gap."""
    between = list(islice((place for place in range(before + 1, after) if _is_shown(place, grain)), MOST_EMPTY + 1))
    if len(between) > MOST_EMPTY:
        yield Gap(after - before - 1 - ((after - 1) // SLOTS - before // SLOTS if grain == "hour" else 0))
    else:
        yield from (Column(*_bound(place, grain)) for place in between)


def _is_shown(place: int, grain: str) -> bool:
    """Tell whether an empty column has a place of its own; that for what has no time of day has none."""
    return grain != "hour" or place % SLOTS > 0


def _place(key: str, grain: str) -> int:
    """Return the number of the column in which a day or hour falls, counted from the beginning of time."""
    day = date.fromisoformat(key[:10])
    if grain == "hour":
        return day.toordinal() * SLOTS + (int(key[11:13]) + 1 if key[11:13].isdecimal() else 0)
    if grain == "week":
        return (day.toordinal() - 1) // 7  # day 1 was a Monday
    return {"day": day.toordinal(), "month": day.year * 12 + day.month - 1, "year": day.year}[grain]


def _bound(place: int, grain: str) -> tuple[str, str]:
    """Return the first and the last day or hour of a column."""
    if grain == "hour":
        day, slot = date.fromordinal(place // SLOTS), place % SLOTS
        return (f"{day}T{slot - 1:02}",) * 2 if slot else (f"{day}",) * 2
    if grain == "week":
        monday = place * 7 + 1
        return f"{date.fromordinal(monday)}", f"{date.fromordinal(min(monday + 6, date.max.toordinal()))}"
    if grain == "day":
        return (f"{date.fromordinal(place)}",) * 2
    return (f"{place // 12:04}-{place % 12 + 1:02}" if grain == "month" else f"{place:04}",) * 2
