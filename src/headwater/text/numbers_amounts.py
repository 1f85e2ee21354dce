"""What the number of a figure comes to: its value, how low and how high it may be, and its bound."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from headwater.lore import load_lines, load_rows
from headwater.text.numbers_patterns import MULTIPLES, read_part
from headwater.text.numbers_words import read_cardinal


class Amount(NamedTuple):
    """A value with its ends, None where open, and its bound: exact, at least, at most or about."""

    value: float
    low: float | None
    high: float | None
    bound: str


_CHANGES = re.compile(rf"\b(?:{'|'.join(load_lines('figure_changes.txt'))}) [a-z ]{{0,20}}$")
_PASSED = re.compile(r"\b(?:toll|number|count|total|tally)\b[^.!?\n]* (?:passed|crossed|has passed|had passed)(?: the)? $")
_FAR = 60
_SHARE_SLACK = 5.0
"""By how many percent a share such as "a third" may be off."""


def read_amount(found: re.Match[str], after_unit: str = "") -> Amount | None:
    """Return the amount of a match of the quantity's expression, None where it is no number.

    `after_unit` are the words after what is counted that say how exact it is: "or more".
    """
    before, after = found["bound"].strip(), (found["after"] or "").strip() or after_unit
    bound = read_bound(before, after, plus=bool(found["plus"]))
    if bound == "exact" and _PASSED.search(found.string, max(0, found.start() - _FAR), found.start()):
        bound = "at least"
    lies = _find_form(before)["lies"] if bound == "about" and not after else ""
    if found["vague"]:
        least = load_vague()[found["vague"]]
        return Amount(least, least, None, "at least")
    if found["under"]:
        share = round(100 * read_part(found["over"] or "a", found["under"]), 1)
        return spread(share, bound if bound != "exact" else "about", _SHARE_SLACK, lies)
    if found["whole"]:
        return _read_ratio(found, bound)
    number = _read_fraction(found) if found["frac"] else MULTIPLES.get(found["times"] or "") or read_number(found["number"])
    if number is None:
        return None
    other = found["from"] or found["from2"] or found["to"]
    if other and (second := read_number(other)) is not None:
        return _read_change(found, number, second, bound) or _read_range(found, number, second, bound)
    return spread(-number if found["minus"] else number, bound, 0.5 * _grain(number), lies)


def _read_fraction(found: re.Match[str]) -> float | None:
    """Return the value of "half a", "three quarters of a million"."""
    part = read_part(found["parts"] or "a", found["frac_of"].removesuffix("s"))
    scale = load_factors().get(found["frac_scale"], None) if found["frac_scale"] else 1.0
    return float(f"{part * scale:.12g}") if scale else None


def _read_ratio(found: re.Match[str], bound: str) -> Amount | None:
    """Return "one in five" as a share in percent; None where it is no share."""
    part, whole = read_cardinal(found["some"]), read_cardinal(found["whole"])
    if not part or not whole or part >= whole:
        return None
    return spread(round(100 * part / whole, 1), bound, _SHARE_SLACK)


def _read_change(found: re.Match[str], value: float, second: float, bound: str) -> Amount | None:
    """Return what "fell from 3,000 to 900" comes to, the last number; None where the two are the ends of a range."""
    changes = found["from2"] and (second > value or _CHANGES.search(found.string, max(0, found.start() - 40), found.start()))
    return spread(value, bound, 0.5 * _grain(value)) if changes else None


def _read_range(found: re.Match[str], value: float, second: float, bound: str) -> Amount | None:
    """Return a range; the scale of its end holds for its beginning too ("two to three million")."""
    least, most = (value, second) if found["to"] else (second, value)
    if most >= 1000 * least > 0 and most % 1000 == 0:
        scale = 10 ** (len(str(int(most))) - len(str(int(most)).rstrip("0")))
        least *= 1000 if scale < 10**6 else 10**6 if scale < 10**9 else 10**9
    return Amount((least + most) / 2, least, most, bound) if least <= most else None


def spread(value: float, bound: str, slack: float, lies: str = "") -> Amount:
    """Return a value with the ends that its bound leaves; an "about" has `slack` on the side or sides where it `lies`."""
    if bound == "at least":
        return Amount(value, value, None, bound)
    if bound == "at most":
        return Amount(value, None, value, bound)
    if bound == "exact":
        return Amount(value, value, value, bound)
    low = value if lies == "above" else max(0.0, value - slack)
    return Amount(value, low, value if lies == "below" else value + slack, bound)


def _grain(value: float) -> float:
    """Return the size of the last digit that is not zero: 1000 for 4,000, 10 for 120."""
    if value != int(value) or value == 0:
        return 0.1
    digits = str(int(value))
    return float(10 ** (len(digits) - len(digits.rstrip("0"))))


def read_number(words: str) -> float | None:
    """Return the value of one number in lower case, with its scale: "1.2m", "4,000", "two and a half million"."""
    found = re.fullmatch(r"(\d[\d,.   ]*?)(?P<half> and a half)?[ -]?(?P<scale>[a-z]+(?: crore)?)?", words.strip())
    if not found:
        return read_cardinal(words)
    value = read_cardinal(found[1].strip())
    if value is None:
        return None
    factor = load_factors().get(found["scale"] or "", None) if found["scale"] else 1.0
    return float(f"{(value + (0.5 if found['half'] else 0.0)) * factor:.12g}") if factor else None


def read_bound(before: str, after: str, *, plus: bool) -> str:
    """Return the bound that the words before or after a number give it; "exact" where there are none."""
    if plus:
        return "at least"
    if after:
        return next(row["bound"] for row in load_rows("figure_bounds.tsv") if (row["side"], row["form"]) == ("after", after))
    return _find_form(before)["bound"]


@cache
def _find_form(before: str) -> dict[str, str]:
    """Return the row of the widest of the forms before a number that bounds it."""
    rows = [row for row in load_rows("figure_bounds.tsv") if row["side"] == "before" and row["bound"] != "exact"]
    rows.sort(key=lambda row: -len(row["form"]))
    given = (row for row in rows if re.search(rf"(?:^|\s){re.escape(row['form'])}(?:\s|$)", before))
    return next(given, {"bound": "exact", "lies": ""})


@cache
def load_vague() -> dict[str, float]:
    """Return the open numbers ("dozens") with the least they stand for."""
    return {row["form"]: float(row["least"]) for row in load_rows("figure_vague.tsv")}


@cache
def load_factors() -> dict[str, float]:
    """Return what each scale multiplies by: "m", "bn", "million", "dozen", "lakh crore"."""
    from_words = {row["form"]: float(row["value"]) for row in load_rows("figure_words.tsv") if row["kind"] == "scale"}
    return from_words | {row["form"]: float(row["factor"]) for row in load_rows("figure_scales.tsv")}
