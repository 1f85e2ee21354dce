"""The forms that time expressions take, put together into one regular expression over lower-case text.

Each form of `calendar_forms.tsv` has a rule of its name in `headwater.text.calendar.find`. The master expression finds
a form and its span; the form's own expression then gives the parts by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from headwater.lore import load_rows
from headwater.text.numbers_words import match_ordinal, match_small

NO_DATE_BEFORE = r"(?<![\w$€£¥/@#])(?!(?<=[-.,:])\d)"


@cache
def load_pieces() -> dict[str, str]:
    """Return the patterns that stand for the names in capitals."""
    weekdays = load_rows("calendar_weekdays.tsv")
    pieces = {
        "MONTH": join_forms(row["form"] for row in load_rows("calendar_months.tsv")) + r"(?![a-z])",
        "WEEKDAY": join_forms(row["form"] for row in weekdays if not row["short"]) + r"\b",
        "ANYWEEKDAY": join_forms(row["form"] for row in weekdays),
        "HOLIDAY": join_forms(row["form"] for row in load_rows("calendar_holidays.tsv")) + r"\b",
        "SEASON": join_forms(row["form"] for row in load_rows("calendar_seasons.tsv")) + r"\b",
        "ORDINAL": match_ordinal(),
        "ZONE": join_forms(row["form"] for row in load_rows("calendar_zones.tsv")),
        "SMALL": match_small(),
        "COUNT": rf"(?:\d{{1,3}}|{match_small()}|an?|a couple of|several|a few|half an?)",
    }
    for row in load_rows("calendar_forms.tsv"):
        if row["name"].isupper():
            pieces[row["name"]] = fill_pattern(row["pattern"], pieces)
    return pieces


@cache
def load_forms() -> dict[str, re.Pattern[str]]:
    """Return the expression of each form, in the order in which they are tried."""
    rows = [row for row in load_rows("calendar_forms.tsv") if row["name"].islower()]
    return {row["name"]: re.compile(fill_pattern(row["pattern"], load_pieces()) + r"(?!\w)") for row in rows}


@cache
def load_master() -> re.Pattern[str]:
    """Return the expression that finds every form; `lastgroup` names the form found."""
    forms = [f"(?P<{name}>{strip_names(form.pattern)})" for name, form in load_forms().items()]
    return re.compile(NO_DATE_BEFORE + "(?:" + "|".join(forms) + r")(?!\w)")


def fill_pattern(pattern: str, pieces: dict[str, str]) -> str:
    """Return the pattern with its pieces in place of their names; raise KeyError for a name that is none."""
    return re.sub(r"\{([A-Z_]+)\}", lambda found: pieces[found[1]], pattern)


def strip_names(pattern: str) -> str:
    """Return the pattern with its named groups as plain ones, references spelled out."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern.replace("(?P=sep)", "[/.]"))


def join_forms(forms: Iterable[str]) -> str:
    """Return an alternation of literal forms, the longest first."""
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) + ")"
