"""The figures of one claim's statements, put together where they count or measure the same thing.

Two figures belong together if they are of one kind (killed, crowns, a length) and stand among the same words. Of several
in one statement the one that best fits those of the other reports counts; a figure that fits none is left out, so that
numbers which a statement merely lists make no slot.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from headwater.lore import load_rows
from headwater.records import Figure
from headwater.text.numbers_words import read_cardinal
from headwater.text.words import content_words, stem_word

_AROUND = 60
"""How many characters either side of a figure tell what it is about."""
_CLOSE = 1e-6
_PART = 3
"""Which part of the shorter statement's words two statements share whose figures have no role, such as hours."""
_KIND = 0.1
_APART = 2.0
"""How many times one figure may be the other where little but the kind speaks for their being one detail."""
_BESIDE = 0.2
"""How far a bare number may lie from another that tells what it counts, as a share of the greater."""
_LISTED = 1.0
"""How well a figure must fit one of another report where its statement has several of the kind."""


@dataclass(frozen=True, slots=True)
class Place:
    """A figure with the statement that has it, and the stems of the statement's words and of those near the figure.

    `kind` is what it counts or measures, "" where it is bare; `unit` its own, or that of the figure it is compared with.
    """

    figure: Figure
    statement: str
    words: frozenset[str]
    near: frozenset[str]
    kind: str
    unit: str

    @property
    def report(self) -> str:
        """The report that has it."""
        return self.figure.report

    @property
    def amount(self) -> float:
        """The value in the unit in which its kind is reckoned: 0.06 for 6 centimetres."""
        _, factor = load_measures().get(self.unit, ("", 1.0))
        return float(f"{self.figure.value * factor:.6g}")


def place_figure(figure: Figure, statement: str, text: str, start: int, end: int) -> Place:
    """Return a figure of the statement at start..end of a report's text, with the words about it."""
    around = text[max(start, figure.start - _AROUND) : figure.start] + " " + text[figure.end : min(end, figure.end + _AROUND)]
    whole = text[start : figure.start] + " " + text[figure.end : end]
    return Place(figure, statement, _plain(whole), _plain(around), name_kind(figure), figure.unit)


def _plain(text: str) -> frozenset[str]:
    """Return the stems of the words of content that are no numbers."""
    return frozenset(word for word in content_words(text) if not word[0].isdigit() and read_cardinal(word) is None)


def find_slots(places: Sequence[Place]) -> Iterator[tuple[str, list[Place]]]:
    """Yield each slot's name with one figure a statement, where at least two reports have one that belongs to it."""
    kinds: dict[str, list[Place]] = defaultdict(list)
    for place in _join_kinds(places):
        kinds[place.kind].append(place)
    for kind, found in sorted(kinds.items()):
        chosen = _settle(_choose(found)) if kind else []
        if len({place.report for place in chosen}) > 1:
            yield name_slot(kind, chosen), chosen


def _join_kinds(places: Sequence[Place]) -> Iterator[Place]:
    """Yield the figures, those with one noun under one kind; a bare one gets that of its like."""
    roles = {stem_word(place.unit.split()[-1]): place.kind for place in places if place.unit and place.figure.role}
    named = [place for place in places if place.kind]
    for place in places:
        if place.kind:
            yield replace(place, kind=roles.get(place.kind, place.kind))
        elif like := _find_like(place, named):
            yield replace(place, kind=roles.get(like.kind, like.kind), unit=like.unit)


def _find_like(place: Place, named: Sequence[Place]) -> Place | None:
    """Return the figure that tells what a bare one counts: an equal one of another report, else one near it.

    Near figures tell it where all are of one kind; where none is near, any does if all there are of one kind.
    """
    others = [other for other in named if other.report != place.report]
    for other in others:
        if other.figure.value == place.figure.value:
            return other
    near = [other for other in others if _is_beside(place.figure.value, other.figure.value)]
    if near and len({other.kind for other in near}) == 1:
        return near[0]
    return named[0] if len({other.kind for other in named}) == 1 and named[0].unit not in load_measures() else None


def _choose(places: Sequence[Place]) -> list[tuple[float, Place]]:
    """Return the figures of each statement that fit one of another report best, with how well they do."""
    best: dict[str, tuple[float, Place]] = {}
    amounts: dict[str, set[float]] = defaultdict(set)
    for place in places:
        amounts[place.statement].add(place.amount)
    for place in places:
        fit = max((_fit(place, other) for other in places if other.report != place.report), default=0.0)
        least = _LISTED if len(amounts[place.statement]) > 1 else 0.0
        if fit > least and (place.statement not in best or fit > best[place.statement][0]):
            best[place.statement] = (fit, place)
    return list(best.values())


def _settle(chosen: Sequence[tuple[float, Place]]) -> list[Place]:
    """Return the figures of the amount of each report that most reports have, else fits best, and those near it.

    Near ones are kept since a report may name the number of others and then its own.
    """
    having: dict[float, set[str]] = defaultdict(set)
    for _, place in chosen:
        having[place.amount].add(place.report)
    amounts: dict[str, tuple[int, float, float]] = {}
    for fit, place in chosen:
        rank = (len(having[place.amount]), fit, place.amount)
        amounts[place.report] = max(amounts.get(place.report, rank), rank)
    return [place for _, place in chosen if _is_near(place.amount, amounts[place.report][2])]


def _fit(one: Place, other: Place) -> float:
    """Return how well two figures of one kind belong together; 0 where nothing but the kind speaks for it."""
    near, whole = len(one.near & other.near), len(one.words & other.words)
    short = max(1, min(len(one.words), len(other.words)))
    equal = abs(one.amount - other.amount) <= _CLOSE * max(one.amount, other.amount)
    loose = _is_loose(one) or _is_loose(other)
    if loose and near + equal < 1 and _PART * whole < short and not _is_near(one.amount, other.amount):
        return 0.0
    return near + whole / short + equal + _KIND


def _is_loose(place: Place) -> bool:
    """Return whether its kind alone says little: money, a length, gates; unlike "killed"."""
    return place.figure.role in {"", "money"}


def _is_beside(one: float, other: float) -> bool:
    """Return whether two values differ by no more than a fifth."""
    return abs(one - other) <= _BESIDE * max(one, other)


def _is_near(one: float, other: float) -> bool:
    """Return whether neither amount is more than _APART times the other, or one is the other with its point moved."""
    high, low = max(one, other), min(one, other)
    return high <= _APART * low or (low > 0 and f"{high / low:.6g}" in {"10", "100", "1000"})


def name_kind(figure: Figure) -> str:
    """Return what a figure counts or measures, equal for all spellings; "" where nothing tells."""
    if figure.role and figure.role != "money":
        return figure.role
    if figure.unit in load_measures():
        return load_measures()[figure.unit][0]
    return stem_word(figure.unit.split()[-1]) if figure.unit else ""


def name_slot(kind: str, places: Sequence[Place]) -> str:
    """Return what a slot is called: its role or measure, else the noun as the reports have it most often, singular."""
    units = [place.figure.unit for place in places if place.figure.unit]
    nouns = Counter(unit for unit in units if stem_word(unit.split()[-1]) == kind)
    return to_singular(min(nouns, key=lambda noun: (-nouns[noun], noun))) if nouns else kind


def name_unit(place: Place, chosen: Sequence[Place]) -> str:
    """Return the unit to show a figure with, the same for all that count one thing: "" for a role, which the slot names."""
    if (place.figure.role and place.figure.role != "money") or place.kind in {other.figure.role for other in chosen}:
        return ""
    if place.unit in load_measures():
        return place.unit
    units = Counter(other.figure.unit for other in chosen if other.figure.unit)
    unit = min(units, key=lambda unit: (-units[unit], unit)) if units else ""
    return to_singular(unit) if place.figure.value == 1 else unit


def to_singular(noun: str) -> str:
    """Return the singular of a regular English plural; other words as they are."""
    for ending, instead in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x")):
        if noun.endswith(ending) and len(noun) > len(ending) + 1:
            return noun.removesuffix(ending) + instead
    return noun if noun.endswith(("ss", "us", "is")) or len(noun) < 4 else noun.removesuffix("s")


@cache
def load_measures() -> Mapping[str, tuple[str, float]]:
    """Return unit → (what it measures, factor)."""
    return {row["unit"]: (row["what"], float(row["factor"])) for row in load_rows("figure_measures.tsv")}
