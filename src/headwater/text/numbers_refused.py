"""Numbers that count nothing: ages, scores, times of day, labels, clauses, items of a list, telephone numbers."""

from __future__ import annotations

import re

from headwater.lore import load_lines
from headwater.text.numbers_ages import is_age
from headwater.text.numbers_patterns import load_idle
from headwater.text.numbers_roles import is_label, is_of_month
from headwater.text.numbers_units import find_noun
from headwater.text.spans import Span

_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_CLOCK = re.compile(r"(?:\.\d\d)? ?(?:a\.?m\b|p\.?m\b|o'clock|utc\b|gmt\b|hrs\b|local time\b)|:\d\d|/\d")
_WATCH = re.compile(r"0\d+")  # "at 0240": no number is written with a zero before it
_AFTER_CLOCK = re.compile(r"\d:$|\b0$")
_STAMP = re.compile(r"(?:^|\n)\d{1,2}\.\d\d $")
_SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}")
_ONCE = re.compile(r"\b(?:only|just|than|least|not|even|exactly|but) $")
_ONCE_AFTER = re.compile(r" (?:a|an|per|every|in a|each)\b|[.;!?\"”’»)]|$")
_AT_ONCE = re.compile(r"\b(?:at|all at|for) $")
_SUBSECTION = re.compile(r" ?\([a-z0-9]{1,3}\)")
_ITEM = re.compile(r"(?:^|\n|: )$")
_ITEM_AFTER = re.compile(r" ?[.)] [A-ZÀ-Þ“\"]")
_CODE = re.compile(r"\d{9,}")
_ADDRESS = re.compile(rf"(?: [A-ZÀ-Þ][\w'’-]*){{0,3}} (?:{'|'.join(load_lines('figure_streets.txt'))})\b")
_NAMED = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]")
_OPENS = re.compile(r"^$|[.!?\n:“\"(] ?$|^\W?$")
_EMERGENCY = re.compile(r"(?:911|999|112) (?:calls?|operators?|dispatch\w*)\b")
_GROUPS = ("Group of ", "Gang of ", "Big ", "Class of ", "Catch-", "Under-", "Under ", "number is ", "number was ")
_AND_HALF = re.compile(r"\band $")
_SCORES = re.compile(r"[a-z] $")
_ONE_OF = re.compile(r" of (?:the|them|its|his|her|their|those|these|our|us)\b| (?![a-z]{3,})|[^ a-z]|$")


def number_span(found: re.Match[str]) -> Span:
    """Return where the number itself stands in a match, without bound and unit."""
    group = next(name for name in ("number", "vague", "times", "under", "whole", "frac") if found[name])
    return found.span(group)


def counts_nothing(text: str, low: str, found: re.Match[str]) -> bool:
    """Return whether a number is an age, a score, a time of day, a label, an ordinal or a pronoun ("one of them")."""
    start, end = number_span(found)
    named = _NAMED.match(text, start) and not _OPENS.search(text, max(0, start - 3), start)  # "Thousand Oaks"
    if named or _ORDINAL.match(low, found.end()) or is_age(text, low, found, start, end):
        return True
    if found["times"]:
        return not _counts_times(low, start, end)
    if not found["number"]:
        return _is_idle_share(low, found, start, end)
    if low[start:end] == "one":
        return _is_pronoun(low, start, end)
    return is_code(text, start, end) or is_time_or_score(text, low, found, start, end) or is_name_part(text, low, found)


def _is_idle_share(low: str, found: re.Match[str], start: int, end: int) -> bool:
    """Return whether it is the half of "a year and a half", or the scores of a test and not "scores of people"."""
    if found["vague"] == "scores":
        return not low.startswith(" of", end) and _SCORES.search(low, max(0, start - 2), start) is not None
    return _AND_HALF.search(low, max(0, found.start() - 4), found.start()) is not None


def _is_pronoun(low: str, start: int, end: int) -> bool:
    """Return whether "one" counts nothing: "one of them", "no one", "one thing", "one hopes"."""
    word = re.match(r" ([a-z]+)\b", low[end : end + 20])
    idle = word is not None and word[1] in load_idle()
    return idle or _ONE_OF.match(low, end) is not None or low.endswith("no ", 0, start)


def _counts_times(low: str, start: int, end: int) -> bool:
    """Return whether "once", "twice" counts: "only once", "once a week", not "once again" or "once it is over"."""
    if low[start:end] != "once":
        return True
    if _AT_ONCE.search(low, max(0, start - 7), start):
        return False
    return _ONCE.search(low, max(0, start - 10), start) is not None or _ONCE_AFTER.match(low, end) is not None


def is_code(text: str, start: int, end: int) -> bool:
    """Return whether a number is that of a clause ("501(c)"), of an item in a list ("1. Go"), or called in an emergency."""
    item = _ITEM.search(text[max(0, start - 2) : start]) and _ITEM_AFTER.match(text, end)
    return bool(item or _SUBSECTION.match(text, end) or _CODE.fullmatch(text, start, end) or _EMERGENCY.match(text, start))


def is_time_or_score(text: str, low: str, found: re.Match[str], start: int, end: int) -> bool:
    """Return whether a number is a time of day or the score of a match."""
    clock = _WATCH.fullmatch(low, start, end) or _CLOCK.match(low, end) or _AFTER_CLOCK.search(low, max(0, start - 3), start)
    score = found["to"] and _SCORE.fullmatch(found[0].strip()) and find_noun(text, low, found.end())[1] == ""
    return bool(clock or score)


def is_name_part(text: str, low: str, found: re.Match[str]) -> bool:
    """Return whether a number in digits belongs to a name, an address, a date or the time before a live page's line."""
    start, end = found.span("number")
    if found["money"] or not low[start].isdigit():
        return False
    stamp = _STAMP.search(low, max(0, start - 1), end + 1)
    if stamp or _ADDRESS.match(text, end) or text.endswith(_GROUPS, 0, start):
        return True
    return is_label(text, low, start, end) or is_of_month(low, start, end)
