"""What a version is to those told before it: an update, a rounding, or a contradiction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.claims.additions_figures import is_garbled
from headwater.lore import load_lines

FIRST, SAME, UPDATE, ROUNDING, CONTRADICTION = "first", "the same", "update", "rounding", "contradiction"
_LATE = "9999"
_HOURS = 3
"""From how many hours on within one day a value may be newer."""
_GARBLED = {"10", "100", "1000"}


@dataclass(frozen=True, slots=True)
class Told:
    """The value that a report gives for a detail, when and on whose word.

    `low` and `high` bound a figure (None where open) in the unit in which its kind is reckoned; they are None both for dates
    and names. `day` is ISO 8601, "" where unknown; `origin` whoever is said to know; `relied` the reports that the report took
    from. `slot` is the detail: "killed", "date", "name after …".
    """

    slot: str
    value: str
    report: str
    day: str
    origin: str
    relied: frozenset[str] = frozenset()
    low: float | None = None
    high: float | None = None

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure."""
        return self.low is not None or self.high is not None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table of versions: what was told, what that is (first, the same, update …), and to which value."""

    told: Told
    how: str
    to: str = ""


def tell_versions(told: Sequence[Told]) -> list[Line]:
    """Return the lines of one detail's table in time, each set against what was told before it.

    A later report is set against its own origin's last value, else against the value told last.
    """
    lines: list[Line] = []
    for one in sorted(told, key=lambda one: (one.day or _LATE, one.report, one.value)):
        lines.append(_set_against([line.told for line in lines], one))
    return lines


def _set_against(before: Sequence[Told], one: Told) -> Line:
    if not before:
        return Line(one, FIRST)
    if any(other.value == one.value for other in before):
        return Line(one, SAME, one.value)
    own = [other for other in before if other.origin == one.origin]
    source = [other for other in before if other.report in one.relied]
    against = (source or own or before)[-1]
    if rounded := next((other for other in reversed([*before, against]) if is_rounded(one, other)), None):
        return Line(one, ROUNDING, rounded.value)
    since = min(other.day or _LATE for other in before if other.value == against.value)
    if _is_update(one, against, since):
        return Line(one, UPDATE, against.value)
    return Line(one, ROUNDING if leaves_room(one, against) else CONTRADICTION, against.value)


def _is_update(one: Told, other: Told, since: str) -> bool:
    """Return whether a value may be newer than another, told `since` then: by the same origin, or of a count that grew.

    What a report takes from the other report is no news unless the count grew; another name never is, nor a garbled figure.
    """
    if not _is_later(one.day, since) or one.slot.startswith("name"):
        return False
    taken = other.report in one.relied
    if is_garbled(_middle(one), _middle(other)) and (taken or is_moved(one, other)):
        return False
    grew = one.slot in load_lines("growing_roles.txt") and _middle(one) > _middle(other)
    return grew or (one.origin == other.origin and not taken)


def _is_later(day: str, other: str) -> bool:
    """Return whether a day is a later one, or a time of the same day `_HOURS` later."""
    if not day or other == _LATE:
        return False
    if "T" in day and "T" in other and day[:10] == other[:10]:
        return int(day[11:13]) - int(other[11:13]) >= _HOURS
    return day[:10] > other[:10]


def is_rounded(one: Told, other: Told) -> bool:
    """Return whether one value is the other told less exactly: "about 1,800" and 1,840, March 2031 and a day in it."""
    if not (one.is_figure and other.is_figure):
        return one.slot == "date" and (one.value.startswith(other.value) or other.value.startswith(one.value))
    if None not in (one.low, one.high, other.low, other.high) and leaves_room(one, other):
        return True
    return _rounds_to(_middle(one), _middle(other)) or _rounds_to(_middle(other), _middle(one))


def leaves_room(one: Told, other: Told) -> bool:
    """Return whether two figures leave room for one number: "at least 12" and 14 do, "at most 12" and 14 do not.

    Two bounds of one side, "at most 50" and "at most 55", are two figures.
    """
    both = one.is_figure and other.is_figure
    if both and ((one.low is None and other.low is None) or (one.high is None and other.high is None)):
        return False
    return both and max(_floor(one), _floor(other)) <= min(_ceiling(one), _ceiling(other))


def _rounds_to(value: float, rounded: float) -> bool:
    """Return whether a value, written with fewer figures, is the other: 1,840 to two figures is 1,800."""
    figures = len(f"{rounded:.0f}".rstrip("0")) if rounded == int(rounded) else len(f"{rounded:g}".replace(".", ""))
    wanted = len(f"{value:.0f}".rstrip("0")) if value == int(value) else len(f"{value:g}".replace(".", ""))
    return 0 < figures < wanted and abs(rounded) >= 10 and float(f"{value:.{figures}g}") == rounded


def is_moved(one: Told, other: Told) -> bool:
    """Return whether a figure is another with its point moved: 23,000 for 2,300; neither dates nor names are."""
    low, high = sorted((abs(_middle(one)), abs(_middle(other))))
    return low > 0 and f"{high / low:.6g}" in _GARBLED


def _floor(one: Told) -> float:
    return one.low if one.low is not None else float("-inf")


def _ceiling(one: Told) -> float:
    return one.high if one.high is not None else float("inf")


def _middle(one: Told) -> float:
    """Return the middle of a figure's bounds, the one there is where the other is open, 0 for what is no figure."""
    known = [bound for bound in (one.low, one.high) if bound is not None]
    return sum(known) / len(known) if known else 0.0


def count_hows(lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
    """Yield how often a detail was updated, rounded, contradicted, in that order, where it was."""
    for how in (UPDATE, ROUNDING, CONTRADICTION):
        number = sum(line.how == how for line in lines)
        if number:
            yield how, number
