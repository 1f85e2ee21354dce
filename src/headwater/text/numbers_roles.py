"""What happened to those whom a number counts, and which numbers belong to a name or a date: told by the words around."""

from __future__ import annotations

import re

from headwater.lore import load_lines, load_rows
from headwater.text.numbers_patterns import load_labels, load_people, load_role_cues, load_things, load_unit
from headwater.text.numbers_units import find_noun

_LIMIT = re.compile(r"[.!?;:\n]|\d(?![\d,]*(?:st|nd|rd|th))|,(?= (?:and|but|while)\b)")
_UNCOUNTED = {"measure", "time", "times", "share", "money"}
_LIVING = {"killed", "injured", "arrested", "captured", "rescued", "displaced", "ill"}
_LOST = re.compile(r"\b(?:lost|loses|losing|loss of|losses) (?:\w+ ){0,2}$")
_CUT = re.compile(rf"\b(?:{'|'.join(load_lines('figure_cuts.txt'))}) (?:\w+ ){{0,2}}$")
_WORK = {"jobs", "posts", "positions"}
_SHORT = 5
"""How long words in capitals are that stand before the number of a law or a model: "HB 83", "MQ 9"."""
_OF_DEAD = {"dead", "deaths", "fatalities", "bodies", "corpses"}


def find_role(low: str, start: int, end: int, unit: str, sort: str) -> str:
    """Return what the sentence says happened to those counted, "" where it says nothing of that kind.

    The unit itself comes first ("nine dead"), then the words after the figure up to the next number or stop, then
    those before it.
    """
    if unit in _OF_DEAD:
        return "killed"
    if sort in _UNCOUNTED:
        return ""
    role = _find_cue(low, start, end)
    if role and unit in load_things() and role in _LIVING:
        return ""
    if role:
        return role
    if unit in _WORK and _CUT.search(low, max(0, start - 30), start):
        return "dismissed"
    lost = unit == "lives" or (unit in load_people() and _LOST.search(low, max(0, start - 24), start))
    return "killed" if lost else ""


def _find_cue(low: str, start: int, end: int) -> str:
    """Return the role that the nearest cue gives: in the figure, else after it, else before it; "" where there is none."""
    pattern, roles = load_role_cues()
    within = list(pattern.finditer(low, start, end))
    if within:
        return roles[(within[-1].lastindex or 1) - 1]
    limit = _LIMIT.search(low, end, end + 60)
    after = pattern.search(low, end, limit.start() if limit else min(len(low), end + 60))
    stops = [stop.end() for stop in _LIMIT.finditer(low, max(0, start - 60), start)]
    before = list(pattern.finditer(low, stops[-1] if stops else max(0, start - 60), start))
    nearer = bool(before) and (not after or start - before[-1].end() < after.start() - end)
    if nearer and " and " not in low[before[-1].end() : start]:
        return roles[(before[-1].lastindex or 1) - 1]
    return roles[(after.lastindex or 1) - 1] if after else ""


def is_of_month(low: str, start: int, end: int) -> bool:
    """Return whether a number stands next to a month: part of a date that could not be resolved, or of a dateline."""
    months = "|".join(row["form"] for row in load_rows("calendar_months.tsv") if row["form"].isalpha())
    before = re.search(rf"(?:{months})\.? (?:\d{{1,2}} ?(?:&|and|or|,) ?)?$", low[max(0, start - 20) : start])
    return before is not None or re.match(rf" (?:of )?(?:{months})\b", low[end : end + 14]) is not None


def is_label(text: str, low: str, start: int, end: int) -> bool:
    """Return whether a number in digits is part of a name: after a word such as "page", or after a capital without a noun."""
    before = re.search(r"([A-Za-zÀ-ÿ]+)\.? (?:\d+, )*(?:\d+,? (?:and|or|to) )?$", text[max(0, start - 30) : start])
    if before is None:
        return False
    word = before[1]
    if word.lower() in load_labels() or (len(word) < _SHORT and word.isupper() and text[end : end + 1] == " "):
        return True
    if not word[0].isupper() or re.search(r"(?:^|[.!?\n“\"]\s*)\S+ $", text[max(0, start - 30) : start]):
        return False
    return find_noun(text, low, end)[1] == "" and load_unit().match(low, end) is None
