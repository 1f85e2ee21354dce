"""The forms that counting numbers take, as regular expressions over lower-case text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from headwater.lore import load_lines, load_rows
from headwater.text.numbers_words import load_values, match_small

DIGITS = (
    r"\d{1,2}(?:,\d\d)+,\d{3}(?!\d)"  # as India groups them: 1,20,000
    r"|\d{1,3}(?:(?:,\d{3})+|(?:[\u00a0\u2009 ]\d{3})+|(?:\.\d{3}){2,})(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
)
MULTIPLES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
_TENS = "(?:hundred|thousand|dozen)"
_LARGE = ("million", "billion", "trillion", "lakh crore", "lakhs", "lakh", "crores", "crore")


def join_words(words: Iterable[str]) -> str:
    """Return an alternation of literal words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@cache
def load_number() -> str:
    """Return the pattern of one number: digits with their scale, or words."""
    small, scales = match_small(), join_words(load_values("scale"))
    short = join_words(row["form"] for row in load_rows("figure_scales.tsv"))
    scale = rf"(?:[ -]?{scales}\b(?! of)|[ ]?{short}\b)"
    below = rf"(?:(?: and |[ -]){small}(?: {_TENS})?)*"
    hundreds = rf"(?:(?:{small}|an?|half an?) )?{_TENS}(?:[ -]{_TENS})?{below}"
    half = "(?:[ -]and[ -]a[ -]half)?"
    large = rf"(?:[ -]{join_words(_LARGE)})"
    words = rf"(?:{hundreds}|{small}{half}|half an?|an?){large}+|{hundreds}|{small}{half}"
    return rf"(?:(?:{DIGITS})(?: and a half)?{scale}?|{words})"


@cache
def load_quantity() -> re.Pattern[str]:
    """Return the expression of a quantity: bound, currency, number or range, bound after it."""
    rows = load_rows("figure_bounds.tsv")
    before = join_words(row["form"] for row in rows if row["side"] == "before")
    money = join_words(row["form"] for row in load_rows("figure_units.tsv") if row["place"] == "before")
    vague = join_words(row["form"] for row in load_rows("figure_vague.tsv"))
    glued = "|".join(form for place, form in load_units() if place == "after" and form.isalpha() and len(form) < 4)
    number = load_number()
    first = rf"(?:between (?:{money} ?)?(?P<from>{number}) and |from (?:{money} ?)?(?P<from2>{number}) to )"
    second = rf"(?:(?: to | or | and up to |[–—-])(?:{money} ?)?(?P<to>{number})(?![-–]\w))"
    return re.compile(
        rf"(?<![\w/+@#=-])(?!(?<=[.,])\d)(?P<bound>(?:{before} )*)"
        rf"(?:(?P<vague>{vague})(?= of\b| [a-z]|[.,;]|$)|(?P<times>once|twice|thrice)\b|{_match_fraction()}|{_match_ratio()}|"
        rf"{_match_share()}|{first}?(?P<money>{money} ?)?(?P<minus>minus )?(?P<number>{number}){second}?(?P<plus>\+)?)"
        rf"(?P<after> {match_after()})?(?:(?!\w)|(?=(?:{glued})\b))"
    )


def _match_share() -> str:
    """Return the pattern of a share: "two thirds", "half of"."""
    over = r"(?P<over>an?|one|two|three|four|five|\d|(?=half)|(?=quarter))"
    return rf"{over}[ -]?(?P<under>{'|'.join(_PARTS)})s?(?= of\b|[.,;]|$)"


def _match_fraction() -> str:
    """Return the pattern of a part of a unit or of a scale: "half a percentage point", "a quarter of a million"."""
    units = join_words({form for place, form in load_units() if place == "after" and form.isalpha()})
    parts = r"(?:(?P<parts>an?|one|two|three)[ -])?(?P<frac_of>half|thirds?|quarters?)(?: of)? an?"
    return rf"(?P<frac>{parts})(?: (?P<frac_scale>{join_words(_LARGE)})\b|(?= (?:percentage point|{units})\b))"


def _match_ratio() -> str:
    """Return the pattern of a share of a whole number: "one in five", "nine out of ten"."""
    small = rf"(?:{match_small()}|\d{{1,2}})"
    whole = rf"(?:{match_small()}|\d{{1,3}}|a hundred)(?![\d.,]*\d)"
    return rf"(?P<some>{small})(?: out of(?: every)?| in(?: every)?) (?P<whole>{whole})(?= [a-z]|[.,;]|$)"


@cache
def match_after() -> str:
    """Return the pattern of the words that bound a number from behind: "or more"."""
    return join_words(row["form"] for row in load_rows("figure_bounds.tsv") if row["side"] == "after")


@cache
def load_unit() -> re.Pattern[str]:
    """Return the expression of a unit of money or measure that stands right after a number."""
    forms = join_words(form for place, form in load_units() if place == "after")
    return re.compile(rf"[ -]?(?P<unit>{forms})(?!\w)")


@cache
def load_foreign() -> re.Pattern[str]:
    """Return the expression of a currency with whose it is, over the text as it stands: " Swiss francs"."""
    forms = join_words(form for (place, form), (_, sort) in load_units().items() if sort == "money" and place == "after")
    return re.compile(rf"[ -](?P<whose>[A-ZÀ-Þ][a-zà-ÿ]+(?: [A-ZÀ-Þ][a-zà-ÿ]+)?) (?P<unit>{forms})(?!\w)")


@cache
def load_units() -> dict[tuple[str, str], tuple[str, str]]:
    """Return (place, form) → (unit, sort)."""
    return {(row["place"], row["form"]): (row["unit"], row["sort"]) for row in load_rows("figure_units.tsv")}


@cache
def load_role_cues() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return the expression that finds the words of roles, and the role of each of its groups."""
    rows = load_rows("figure_roles.tsv")
    return re.compile("|".join(rf"\b({row['pattern']})\b" for row in rows)), tuple(row["role"] for row in rows)


@cache
def load_stops() -> frozenset[str]:
    """Return the words that end the noun phrase after a number."""
    return frozenset(load_lines("figure_stops.txt"))


@cache
def load_people() -> frozenset[str]:
    """Return the words for people."""
    return frozenset(load_lines("figure_people.txt"))


@cache
def load_things() -> frozenset[str]:
    """Return the words for things."""
    return frozenset(load_lines("figure_things.txt"))


@cache
def load_idle() -> frozenset[str]:
    """Return the words with which "one" counts nothing: "one thing", "one way", "one particular"."""
    return frozenset(load_lines("figure_idle.txt"))


@cache
def load_labels() -> frozenset[str]:
    """Return the words after which a number is a name."""
    return frozenset(load_lines("figure_labels.txt"))


def read_part(over: str, under: str) -> float:
    """Return the share, 0..1, that "two", "third" or "a", "quarter" stand for."""
    count = load_values("unit").get(over) or (float(over) if over.isdigit() else 1.0)
    return count / _PARTS[under]
