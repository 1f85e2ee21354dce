"""What a number counts, and what happened to it: the unit after it, the role from the words around it."""

from __future__ import annotations

import re

from headwater.lore import load_rows
from headwater.text.numbers_patterns import (
    load_idle,
    load_labels,
    load_people,
    load_role_cues,
    load_stops,
    load_unit,
    load_units,
)

_WORD = re.compile(r"[ -]([A-Za-zÀ-ÿ][\w'’-]*)")
_LIMIT = re.compile(r"[.!?;:\n]|\d(?![\d,]*(?:st|nd|rd|th))|,(?= (?:and|but|while)\b)")
_PLURALS = {
    "people",
    "men",
    "women",
    "children",
    "police",
    "crew",
    "personnel",
    "staff",
    "cattle",
    "sheep",
    "fish",
    "dead",
    "wounded",
    "injured",
    "aircraft",
}
_LEAD = re.compile(r"[\"”’»]?(?: of(?: (?:the|its|his|her|their|our))?(?: \d+)?(?= ))?")
_UNCOUNTED = {"measure", "time", "times", "share", "money"}
_ONE = re.compile(r"(?<![\w-])one$")
_LOST = re.compile(r"\b(?:lost|loses|losing|loss of|losses) (?:\w+ ){0,2}$")
_SHORT = 5
"""How long words in capitals are that stand before the number of a law or a model: "HB 83", "MQ 9"."""
_OF_DEAD = {"dead", "deaths", "fatalities", "bodies", "corpses"}


def find_unit(text: str, low: str, found: re.Match[str]) -> tuple[int, str, str]:
    """Return where the figure's noun phrase ends, its unit ("" if none), and the unit's sort: money, measure … or ""."""
    units = load_units()
    end = found.end()
    if found["money"]:
        unit, sort = units[("before", found["money"].strip())]
        return end, unit, sort
    if found["times"]:
        return end, "times", "times"
    if measure := load_unit().match(low, end):
        unit, sort = units[("after", measure["unit"])]
        if sort != "measure" or measure["unit"] != "c" or text[measure.start("unit")] == "C":
            return measure.end(), unit, sort
    if found["under"]:
        return end, "percent", "share"
    stop, noun = find_noun(text, low, end)
    return stop, noun, ""


def find_noun(text: str, low: str, end: int) -> tuple[int, str]:
    """Return the end of the noun phrase that begins at `end`, and its head, the first plural of at most four words.

    A closing quotation mark and "of the (36)" are passed over. After "one" and a hyphen the head may be a singular.
    """
    at = end + _LEAD.match(low, end).end() - end  # type: ignore[union-attr]  # the expression matches the empty string
    one = _ONE.search(low, max(0, end - 5), end) is not None
    single = one or text[at : at + 1] == "-"
    for count in range(4):
        word = _WORD.match(text, at)
        if word is None:
            return end, ""
        form = low[word.start(1) : word.end(1)]
        if form in load_stops():
            return end, ""
        if one and count == 0 and (form in load_idle() or form.endswith(("ly", "ing"))):
            return end, ""
        if (is_plural(form) and not (one and count == 0)) or (
            single and count == 0 and not form.endswith(("s", "ed")) and len(form) > 2
        ):
            return word.end(1), form
        if one:
            return end, ""
        at = word.end(1)
    return end, ""


def is_plural(form: str) -> bool:
    """Return whether a lower-case word looks like a plural noun."""
    if form in _PLURALS or form.endswith("men"):
        return True
    return form.endswith("s") and len(form) > 3 and not form.endswith(("ss", "'s", "ous", "is", "us"))


def find_role(low: str, start: int, end: int, unit: str, sort: str) -> str:
    """Return what the sentence says happened to those counted, "" where it says nothing of that kind.

    The unit itself comes first ("nine dead"), then the words after the figure up to the next number or stop, then
    those before it.
    """
    if unit in _OF_DEAD:
        return "killed"
    if sort in _UNCOUNTED:
        return ""
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
    if after:
        return roles[(after.lastindex or 1) - 1]
    lost = unit == "lives" or (unit in load_people() and _LOST.search(low, max(0, start - 24), start))
    return "killed" if lost else ""


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
