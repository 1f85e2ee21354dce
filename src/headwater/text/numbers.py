"""Numbers of news text that count something: how many, how sure, of what, and what happened to them.

A year, a date, an age, a score, a time of day, a telephone number or the number of a page or a ward counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.lore import load_rows
from headwater.text.calendar.find import lower_text
from headwater.text.numbers_patterns import MULTIPLES, load_people, load_quantity, read_part
from headwater.text.numbers_refused import counts_nothing, number_span
from headwater.text.numbers_roles import find_role, find_unit
from headwater.text.numbers_words import read_cardinal
from headwater.text.spans import Span, find_touched, merge_spans

_PHONE = re.compile(r"\+\d[\d ()-]{6,}\d|\b0\d{1,4}[ -]\d{3,}(?:[ -]\d{3,})*")
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
    quantity, at = load_quantity(), 0
    while found := quantity.search(low, at):
        at = found.end()
        touched = find_touched(skip, *number_span(found))
        if touched:
            at = max(at, skip[touched[-1]][1]) if skip[touched[0]][0] <= found.start() else at
            continue
        if figure := _read(text, low, found):
            at = figure.end
            yield figure


def _read(text: str, low: str, found: re.Match[str]) -> Counted | None:
    """Return the figure of a match, None where the number counts nothing."""
    if counts_nothing(text, low, found):
        return None
    amount = _read_amount(found)
    if amount is None:
        return None
    value, least, most, bound = amount
    end, unit, sort = find_unit(text, low, found)
    if not sort and _YEAR.fullmatch(found["number"] or "") and bound == "exact" and unit not in load_people():
        return None  # "2020 attacks", "the 2015 news"
    role = "money" if sort == "money" else find_role(low, found.start(), end, unit, sort)
    telling = role or bound != "exact" or value >= 1000 or (found["number"] or "a")[0].isdigit()
    if not unit and (not telling or found["number"] == "one"):
        return None
    return Counted(found.start(), end, value, least, most, bound, unit, role)


def _read_amount(found: re.Match[str]) -> tuple[float, float | None, float | None, str] | None:
    """Return value, low, high and bound of a match."""
    bound = read_bound(found["bound"].strip(), (found["after"] or "").strip(), plus=bool(found["plus"]))
    if found["vague"]:
        least = load_vague()[found["vague"]]
        return least, least, None, "at least"
    if found["under"]:
        value = round(100 * read_part(found["over"] or "a", found["under"]), 1)
        return _spread(value, bound if bound != "exact" else "about", 5.0)
    number = MULTIPLES.get(found["times"] or "") or read_number(found["number"] or "")
    if number is None:
        return None
    other = found["from"] or found["from2"] or found["to"]
    if other and (second := read_number(other)) is not None:
        return _read_range(found, number, second, bound)
    return _spread(number, bound, 0.5 * _grain(number))


def _read_range(
    found: re.Match[str], value: float, second: float, bound: str
) -> tuple[float, float | None, float | None, str] | None:
    """Return a range; the scale of its end holds for its beginning too ("two to three million")."""
    least, most = (value, second) if found["to"] else (second, value)
    if most >= 1000 * least > 0 and most % 1000 == 0:
        scale = 10 ** (len(str(int(most))) - len(str(int(most)).rstrip("0")))
        least *= 1000 if scale < 10**6 else 10**6 if scale < 10**9 else 10**9
    if least > most:
        return None
    return (least + most) / 2, least, most, bound


def _spread(value: float, bound: str, slack: float) -> tuple[float, float | None, float | None, str]:
    if bound == "at least":
        return value, value, None, bound
    if bound == "at most":
        return value, None, value, bound
    return (value, max(0.0, value - slack), value + slack, bound) if bound == "about" else (value, value, value, bound)


def _grain(value: float) -> float:
    """Return the size of the last digit that is not zero: 1000 for 4,000, 10 for 120."""
    if value != int(value) or value == 0:
        return 0.1
    digits = str(int(value))
    return float(10 ** (len(digits) - len(digits.rstrip("0"))))


def read_number(words: str) -> float | None:
    """Return the value of one number in lower case, with its scale: "1.2m", "4,000", "two and a half million"."""
    found = re.fullmatch(r"(\d[\d,.   ]*?)(?P<half> and a half)?[ -]?(?P<scale>[a-z]+)?", words.strip())
    if not found:
        return read_cardinal(words)
    value = read_cardinal(found[1].strip())
    if value is None:
        return None
    factor = load_factors().get(found["scale"] or "", None) if found["scale"] else 1.0
    return float(f"{(value + (0.5 if found['half'] else 0.0)) * factor:.12g}") if factor else None


def read_bound(before: str, after: str, *, plus: bool) -> str:
    """Return the bound that the words before or after a number give it; "exact" where there are none."""
    bounds = {(row["side"], row["form"]): row["bound"] for row in load_rows("figure_bounds.tsv")}
    if plus:
        return "at least"
    if after:
        return bounds[("after", after)]
    forms = sorted((form for side, form in bounds if side == "before"), key=len, reverse=True)
    given = (bounds["before", form] for form in forms if re.search(rf"(?:^|\s){re.escape(form)}(?:\s|$)", before))
    return next((bound for bound in given if bound != "exact"), "exact")


@cache
def load_vague() -> dict[str, float]:
    """Return the open numbers ("dozens") with the least they stand for."""
    return {row["form"]: float(row["least"]) for row in load_rows("figure_vague.tsv")}


@cache
def load_factors() -> dict[str, float]:
    """Return what each scale multiplies by: "m", "bn", "million", "dozen"."""
    from_words = {row["form"]: float(row["value"]) for row in load_rows("figure_words.tsv") if row["kind"] == "scale"}
    return from_words | {row["form"]: float(row["factor"]) for row in load_rows("figure_scales.tsv")}
