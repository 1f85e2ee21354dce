"""The details in which the statements of one claim differ: figures of one kind, dates, names in one place.

A detail is a slot with one value a statement; a slot in which all statements agree is none. That one says "some 30" and
another "30" is no difference, that one says 28 and another "some 30" is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from headwater.claims.versions_figures import find_slots, name_unit, place_figure
from headwater.lore import load_lines, load_rows
from headwater.records import Date, Figure, Statement
from headwater.text.words import content_words, stem_word

_NAME = re.compile(r"\b(from|in|at|near|to|by|outside|with) ((?:the )?[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*)")
_DIGITS = re.compile(r"\d{4}")
_WORD_BEFORE = re.compile(r"[a-z]+")


GRAINS = {"date": "day", "month": "month", "time": "hour", "year": "year"}
"""The details that are dates, each with the grain that it is told in."""


@dataclass(frozen=True, slots=True)
class Detail:
    """The value that a statement gives for a slot, with where the report has it; equal `sense` means agreement."""

    slot: str
    statement: str
    start: int
    end: int
    value: str
    sense: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its report's text, and the figures and dates that lie inside it."""

    statement: Statement
    text: str
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]

    @property
    def words(self) -> str:
        """The statement's own text."""
        return self.text[self.statement.start : self.statement.end]


def find_differences(said: Sequence[Said]) -> list[Detail]:
    """Return the details in which statements of several reports differ, by slot, then in the order of the statements."""
    reports = {one.statement.id: one.statement.report for one in said}
    if len(set(reports.values())) < 2:
        return []
    dates = [detail for slot, grain in GRAINS.items() for detail in _date_details(said, slot, grain)]
    details = [*_figure_details(said), *dates, *_name_details(said)]
    slots: dict[str, dict[str, Detail]] = defaultdict(dict)
    for detail in details:
        slots[detail.slot].setdefault(detail.statement, detail)
    found = (list(values.values()) for _, values in sorted(slots.items()))
    return [detail for values in found if _differ(values, reports) for detail in values]


def _differ(values: Sequence[Detail], reports: Mapping[str, str]) -> bool:
    """Return whether two reports give different values; that one report names two is no difference of versions."""
    senses: dict[str, set[str]] = defaultdict(set)
    for detail in values:
        senses[reports[detail.statement]].add(detail.sense)
    return len({sense for given in senses.values() for sense in given}) > 1 and len(senses) > 1 and not _all_alike(senses)


def _all_alike(senses: Mapping[str, set[str]]) -> bool:
    given = list(senses.values())
    return all(one == given[0] for one in given)


def _figure_details(said: Sequence[Said]) -> Iterator[Detail]:
    """Yield the figures of what several reports count or measure."""
    places = [
        place_figure(figure, one.statement.id, one.text, one.statement.start, one.statement.end)
        for one in said
        for figure in one.figures
    ]
    for slot, chosen in find_slots(places):
        for place in chosen:
            figure = place.figure
            shown = show_figure(figure, name_unit(place, chosen))
            yield Detail(slot, place.statement, figure.start, figure.end, shown, f"{place.amount:g}")


def show_figure(figure: Figure, unit: str) -> str:
    """Return a figure in words: "at least 14", "10 to 12 containers", "about 1.3 million dinars"."""
    if figure.low is not None and figure.high is not None and figure.bound != "about" and figure.low != figure.high:
        number = f"{show_number(figure.low)} to {show_number(figure.high)}"
    else:
        number = show_number(figure.value)
    bound = "" if figure.bound == "exact" else figure.bound
    return " ".join(part for part in (bound, number, unit) if part)


def show_number(value: float) -> str:
    """Return a number with its thousands set apart, millions and billions in words."""
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{value / size:.6g} {word}"
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def _date_details(said: Sequence[Said], slot: str, grain: str) -> Iterator[Detail]:
    """Yield the day, month … of each statement that names just one, where one alike in its other words names another."""
    found = [(one, date) for one in said if (date := _find_date(one, grain))]
    for one, date in found:
        others = [other for other, rival in found if _tell(rival) != _tell(date)]
        if any(is_alike(one.words, other.words) for other in others):
            yield Detail(slot, one.statement.id, date.start, date.end, _tell(date), _tell(date))


def _tell(date: Date) -> str:
    """Return what a date says: the clock's hands for an hour, else its value."""
    return date.value.partition("T")[2] if date.grain == "hour" else date.value


def _find_date(one: Said, grain: str) -> Date | None:
    """Return the only date of a grain that a statement names, leaving out those on which something was said.

    A day must be named by month or weekday, a month or a year by itself: "last year" tells when something was written.
    """
    named = [date for date in one.dates if date.grain == grain and _is_named(one.text, date)]
    dates = [date for date in named if not _is_day_of_saying(one.text, date)]
    return dates[0] if len({_tell(date) for date in dates}) == 1 else None


def _is_named(text: str, date: Date) -> bool:
    if date.grain == "hour":
        return "T" in date.value
    return (_DIGITS if date.grain == "year" else _names_of_days()).search(text, date.start, date.end) is not None


@cache
def _names_of_days() -> re.Pattern[str]:
    """Return what finds the name of a weekday or month, which has a capital: "Today" is none."""
    rows = (*load_rows("calendar_weekdays.tsv"), *load_rows("calendar_months.tsv"))
    return re.compile(rf"\b(?:{'|'.join(re.escape(row['form'].capitalize()) for row in rows)})(?!\w)")


def _is_day_of_saying(text: str, date: Date) -> bool:
    """Return whether a verb of saying stands in the three words before a date: "told reporters on Monday"."""
    before = _WORD_BEFORE.findall(text[max(0, date.start - 40) : date.start].lower())
    return any(stem_word(word) in _saying() for word in before[-3:])


@cache
def _saying() -> frozenset[str]:
    """Return the stems of the verbs of saying."""
    return frozenset(stem_word(line.split()[0]) for line in load_lines("cue_verbs.txt"))


def _name_details(said: Sequence[Said]) -> Iterator[Detail]:
    """Yield the name after a preposition where statements alike in their other words have another name there."""
    names = {one.statement.id: _find_names(one) for one in said}
    for one in said:
        for place, name in names[one.statement.id].items():
            rivals = [other for other in said if _is_rival(one, other, name, names[other.statement.id].get(place))]
            if rivals:
                start = one.statement.start + name.start(2)
                yield Detail(
                    f"name after “{place}”", one.statement.id, start, start + len(name[2]), name[2], name[2].casefold()
                )


def _find_names(one: Said) -> Mapping[str, re.Match[str]]:
    """Return the only name after each preposition; none where a preposition has several. A day's name is none."""
    found: dict[str, list[re.Match[str]]] = defaultdict(list)
    for name in _NAME.finditer(one.words):
        if not _names_of_days().match(name[2]):
            found[name[1]].append(name)
    return {place: matches[0] for place, matches in found.items() if len(matches) == 1}


def _is_rival(one: Said, other: Said, name: re.Match[str], rival: re.Match[str] | None) -> bool:
    """Return whether another statement puts another name in the same place of nearly the same words."""
    if rival is None or rival[2] in one.words or name[2] in other.words:
        return False
    if fuzz.token_set_ratio(name[2], rival[2]) >= 70:
        return False
    return is_alike(one.words, other.words)


def is_alike(words: str, other: str) -> bool:
    """Return whether two statements share three words of content and half of the shorter one's."""
    mine, theirs = set(content_words(words)), set(content_words(other))
    return len(mine & theirs) >= 3 and 2 * len(mine & theirs) >= min(len(mine), len(theirs))
