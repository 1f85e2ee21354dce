"""What a pile of reports tells of days, and on which day something happened that a report speaks of without its date.

"The night of the blast", "the 18th day of the war": what the report leaves out is looked up in the sentences of its kin
that name a day. A day counts by the rare words that such sentences share with the question, over all reports.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import log

from headwater.records import Episode
from headwater.text.calendar.moments import read_day

_SAID = 0.3
"""How much a day of saying is worth: what is told was rarely done on the day on which it was told."""
_KNOWN = 0.5
"""What it is worth that all days of publication look back to a day."""

_RENOWNED, _FRESH, _LONG = 0.2, 3, 60
"""How many of the days of publication must look back to what set a story off, how many days it is old at most when the
first report appears, and how many days before the middle report that may be: an older one is of another story."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """A day that the pile names for what was asked; `share` is how much of the question its sentences hold, 0 and up."""

    day: date
    share: float
    reports: int


class Pile:
    """The episodes of a report and of its kin, ready to be asked; nothing is computed before the first question."""

    def __init__(self, episodes: Iterable[Episode]) -> None:
        self.episodes: Sequence[Episode] = tuple(episodes)

    @cached_property
    def _published(self) -> list[date]:
        """The days of publication, in order, one a report."""
        days = map(read_day, {one.report: one.published for one in self.episodes}.values())
        return sorted(day for day in days if day)

    @cached_property
    def middle(self) -> date | None:
        """The middle one of the days on which the reports were published, None where none is known."""
        return self._published[len(self._published) // 2] if self._published else None

    @cached_property
    def _told(self) -> list[tuple[Episode, date, frozenset[str]]]:
        days = ((one, read_day(one.day)) for one in self.episodes)
        return [(one, day, frozenset(one.words)) for one, day in days if day]

    @cached_property
    def _weights(self) -> dict[str, float]:
        """How rare each word is: the logarithm of one by the share of the episodes that have it."""
        counts = Counter(word for _, _, words in self._told for word in words)
        return {word: log((len(self._told) + 1) / count) for word, count in counts.items()}

    @cached_property
    def _renown(self) -> dict[date, float]:
        """How many of the days of publication look back to a day, 0..1: what a story is about is told again and again."""
        seen: dict[date, set[str]] = defaultdict(set)
        for one, day, _ in self._told:
            if not one.said:
                seen[day].add(one.published)
        every = len({one.published for one in self.episodes}) or 1
        return {day: len(days) / every for day, days in seen.items()}

    def find_main_day(self, *, before: date | None = None) -> date | None:
        """Return the day of what set the story off: the best known of the days before its first report; None if unknown."""
        if self.middle is None:
            return None
        first = min(day for day in self._published if (self.middle - day).days <= _LONG)
        near = [day for day in self._renown if 0 <= (first - day).days <= _FRESH and (before is None or day < before)]
        most = max(near, key=lambda day: (self._renown[day], day), default=None)
        return most if most and self._renown[most] >= _RENOWNED else None

    def find_year(self, month: int, day: int) -> int | None:
        """Return the year in which most reports name a day of a month, the last of several; None where no report does."""
        ending = f"-{month:02}-{day:02}"
        years = Counter(
            int(year) for year, _ in {(one.day[:4], one.report) for one in self.episodes if one.day.endswith(ending)}
        )
        return max(years, key=lambda year: (years[year], year), default=None)

    def find_day(self, words: Collection[str], *, before: date | None = None) -> Recalled | None:
        """Return the day of what `words` (stems) tell of, before the day `before`; None where nothing is told of it."""
        unknown = log(2 * (len(self._told) + 1))
        weights = {word: self._weights.get(word, unknown) for word in words}
        whole = sum(weights.values())
        best: dict[date, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for one, day, told in self._told:
            shared = sum(weights[word] for word in told & weights.keys()) * (_SAID if one.said else 1.0)
            if shared and (before is None or day < before):
                best[day][one.report] = max(best[day][one.report], shared / whole)
        found = [Recalled(day, sum(shares.values()), len(shares)) for day, shares in best.items()]
        return max(found, key=lambda one: (one.share + _KNOWN * self._renown.get(one.day, 0.0), one.day), default=None)
