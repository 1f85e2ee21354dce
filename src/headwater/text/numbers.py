"""Numbers of news text that count something: how many, how sure, of what, and what happened to them.

A year, a date, an age, a score, a time of day, a telephone number or the number of a page or a ward counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from headwater.text.calendar.find import lower_text
from headwater.text.numbers_amounts import read_amount
from headwater.text.numbers_patterns import load_people, load_quantity, match_after
from headwater.text.numbers_refused import counts_nothing, number_span
from headwater.text.numbers_roles import find_role
from headwater.text.numbers_units import find_unit
from headwater.text.spans import Span, find_touched, merge_spans

_PHONE = re.compile(
    r"\+\d[\d ()-]{6,}\d|\b0\d{1,4}[ -]\d{3,}(?:[ -]\d{3,})*|\(\d{3}\) ?\d{3}[ -.]\d{4}\b|\b\d{3}-\d{3}-\d{4}\b"
    r"|(?i:\b(?:call|phone|tel|ring|dial|hotline|helpline)[ .:]{1,3})(?:on |at )?\d[\d-]*(?: \d[\d-]*)*\b(?! [a-z]+s\b)"
)
_INCLUDING = re.compile(r"[^.!?\n]*(?:,| -|—|–|\() ?(?:including|among them|of whom|of them)(?: [a-z]+)? ")
_FAR = 60
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure at start..end: `value` lies in low..high, None where open; `unit` and `role` are "" where untold.

    A range ("two to three") has its middle as value; its bound is exact, since its ends are.
    """

    start: int
    end: int
    value: float
    low: float | None
    high: float | None
    bound: str
    unit: str
    role: str


def find_figures(text: str, skip: Sequence[Span] = ()) -> list[Counted]:
    """Return the figures of a text in order, without overlap; nothing that touches a span of `skip` (in order)."""
    phones = [found.span() for found in _PHONE.finditer(text)]
    return list(_walk(text, lower_text(text), merge_spans([*skip, *phones]) if phones else skip))


def _walk(text: str, low: str, skip: Sequence[Span]) -> Iterator[Counted]:
    quantity, at, last = load_quantity(), 0, None
    while found := quantity.search(low, at):
        at = found.end()
        touched = find_touched(skip, *number_span(found))
        if touched:
            at = max(at, skip[touched[-1]][1]) if skip[touched[0]][0] <= found.start() else at
            continue
        if figure := _read(text, low, found):
            at, last = figure.end, _share_role(low, last, figure)
            yield last


def _share_role(low: str, whole: Counted | None, part: Counted) -> Counted:
    """Return a figure with the role of the one that it is a part of: "killing 12, including three children"."""
    if whole is None or part.role or not whole.role or part.unit not in load_people():
        return part
    between = low[whole.end : part.start]
    return replace(part, role=whole.role) if len(between) < _FAR and _INCLUDING.fullmatch(between) else part


def _read(text: str, low: str, found: re.Match[str]) -> Counted | None:
    """Return the figure of a match, None where the number counts nothing."""
    if counts_nothing(text, low, found):
        return None
    end, unit, sort = find_unit(text, low, found)
    after = _load_after().match(low, end) if unit and not found["after"] else None
    amount = read_amount(found, after["bound"] if after else "")
    if amount is None or (found["minus"] and not sort) or (found["whole"] and sort == "time"):
        return None
    end = after.end() if after else end
    unit, sort = ("percent", "share") if found["whole"] else (unit, sort)
    if not sort and _YEAR.fullmatch(found["number"] or "") and amount.bound == "exact" and unit not in load_people():
        return None  # "2020 attacks", "the 2015 news"
    role = "money" if sort == "money" else find_role(low, found.start(), end, unit, sort)
    telling = role or amount.bound != "exact" or amount.value >= 1000 or (found["number"] or "a")[0].isdigit()
    if not unit and (not telling or found["number"] == "one"):
        return None
    return Counted(found.start(), end, *amount, unit, role)


@cache
def _load_after() -> re.Pattern[str]:
    return re.compile(rf" (?P<bound>{match_after()})(?!\w)")
