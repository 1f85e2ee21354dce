"""Numbers that count nothing: ages, scores, times of day, labels, clauses, items of a list, telephone numbers."""

from __future__ import annotations

import re

from headwater.lore import load_lines
from headwater.text.numbers_patterns import load_idle
from headwater.text.numbers_roles import is_label, is_of_month
from headwater.text.numbers_units import find_noun
from headwater.text.spans import Span

_AGE = re.compile(r"[ -](?:year|month|week|day)s?[ -]olds?\b|(?:st|nd|rd|th)\b")
_AGE_BEFORE = re.compile(r"\b(?:aged?|turned|(?:boy|girl|child|man|woman|youth|son|daughter|[a-z]+(?:er|or|herd|ist)) of) $")
_BARE_AGE_BEFORE = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]+|\b(?:man|woman|boy|girl|son|[a-z]+er)), $")
_BARE_AGE_AFTER = re.compile(r"(?:[,.;)]| and [A-Z])(?!\d)")
_CLOCK = re.compile(r"(?:\.\d\d)? ?(?:a\.?m\b|p\.?m\b|o'clock|utc\b|gmt\b|hrs\b|local time\b)|:\d\d|/\d")
_WATCH = re.compile(r"0\d+")  # "at 0240": no number is written with a zero before it
_AFTER_CLOCK = re.compile(r"\d:$|\b0$")
_STAMP = re.compile(r"(?:^|\n)\d{1,2}\.\d\d $")
_SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}")
_ONCE = re.compile(r"\b(?:only|just|than|least|not|even|exactly|but) $")
_ONCE_AFTER = re.compile(r" (?:a|an|per|every|in a|each)\b|[.;!?\"”’»)]|$")
_SAID_AGE = re.compile(
    r"\b(?:when|time|since|until|before|after) (?:he|she|i|they|we) (?:was|were|is|turned) (?:only |just |about )?$"
)
_OWN_AGE = re.compile(
    r"\b(?:(?:he|she|i) (?:was|is|am)|(?:he|she|i|[a-z]+) (?:turned|had turned|turns|turning)) (?:only |just |about |then |now )?$"
)
_OWN_AGE_AFTER = re.compile(r"[.,;!?\"”’)]| (?:when|at the time|then|and|but|in)\b|$")
_SUBSECTION = re.compile(r" ?\([a-z0-9]{1,3}\)")
_ITEM = re.compile(r"(?:^|\n|: )$")
_ITEM_AFTER = re.compile(r" ?[.)] [A-ZÀ-Þ“\"]")
_CODE = re.compile(r"\d{9,}")
_ADDRESS = re.compile(rf"(?: [A-ZÀ-Þ][\w'’-]*){{0,3}} (?:{'|'.join(load_lines('figure_streets.txt'))})\b")
_NAMED = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]")
_OPENS = re.compile(r"^$|[.!?\n:“\"(] ?$|^\W?$")
_EMERGENCY = re.compile(r"(?:911|999|112) (?:calls?|operators?|dispatch\w*)\b")
_GROUPS = ("Group of ", "Gang of ", "Big ", "Class of ", "Catch-", "Under-", "Under ")
_AND_HALF = re.compile(r"\band $")
_ONE_OF = re.compile(r" of (?:the|them|its|his|her|their|those|these|our|us)\b| (?![a-z]{3,})|[^ a-z]|$")


def number_span(found: re.Match[str]) -> Span:
    """Return where the number itself stands in a match, without bound and unit."""
    group = next(name for name in ("number", "vague", "times", "under", "whole", "frac") if found[name])
    return found.span(group)


def counts_nothing(text: str, low: str, found: re.Match[str]) -> bool:
    """Return whether a number is an age, a score, a time of day, a label, an ordinal or a pronoun ("one of them")."""
    start, end = number_span(found)
    if _AGE.match(low, found.end()) or _follows_age(low, start, found.start()) or is_bare_age(text, start, end):
        return True
    if _NAMED.match(text, start) and not _OPENS.search(text, max(0, start - 3), start):
        return True  # "Thousand Oaks"
    if found["vague"] == "scores" and not low.startswith(" of", end) and re.search(r"[a-z] $", low[max(0, start - 2) : start]):
        return True  # "test scores fell"
    if not found["number"]:
        return (
            not _counts_times(low, start, end)
            if found["times"]
            else _AND_HALF.search(low, max(0, found.start() - 4), found.start()) is not None
        )
    if low[start:end] == "one":
        idle = (word := re.match(r" ([a-z]+)\b", low[end : end + 20])) is not None and word[1] in load_idle()
        return idle or _ONE_OF.match(low, end) is not None or low.endswith("no ", 0, start)
    own_age = _OWN_AGE.search(low, max(0, start - 24), start) and _OWN_AGE_AFTER.match(low, end)
    if own_age or _SAID_AGE.search(low, max(0, start - 40), start) or is_code(text, start, end):
        return True
    clock = _WATCH.fullmatch(low, start, end) or _CLOCK.match(low, end) or _AFTER_CLOCK.search(low, max(0, start - 3), start)
    score = found["to"] and _SCORE.fullmatch(found[0].strip()) and find_noun(text, low, found.end())[1] == ""
    return bool(clock or score) or (low[start].isdigit() and not found["money"] and is_name_part(text, low, start, end))


def _follows_age(low: str, *starts: int) -> bool:
    """Return whether words that an age follows stand before one of `starts`: the number, or the range that it is in."""
    return any(_AGE_BEFORE.search(low, max(0, start - 24), start) for start in starts)


def _counts_times(low: str, start: int, end: int) -> bool:
    """Return whether "once", "twice" counts: "only once", "once a week", not "once again" or "once it is over"."""
    if low[start:end] != "once":
        return True
    if re.search(r"\b(?:at|all at|for) $", low[max(0, start - 7) : start]):
        return False
    return _ONCE.search(low, max(0, start - 10), start) is not None or _ONCE_AFTER.match(low, end) is not None


def is_code(text: str, start: int, end: int) -> bool:
    """Return whether a number is that of a clause ("501(c)"), of an item in a list ("1. Go") or a long row of digits."""
    if _EMERGENCY.match(text, start):
        return True
    item = _ITEM.search(text[max(0, start - 2) : start]) and _ITEM_AFTER.match(text, end)
    return bool(item or _SUBSECTION.match(text, end) or _CODE.fullmatch(text, start, end))


def is_name_part(text: str, low: str, start: int, end: int) -> bool:
    """Return whether a number in digits belongs to a name, a date or the time at the beginning of a live page's line."""
    stamp = _STAMP.search(low, max(0, start - 1), end + 1)
    if _ADDRESS.match(text, end) or text.endswith(_GROUPS, 0, start) or low.endswith(("number is ", "number was "), 0, start):
        return True
    return stamp is not None or is_label(text, low, start, end) or is_of_month(low, start, end)


def is_bare_age(text: str, start: int, end: int) -> bool:
    """Return whether the number is an age set off by commas or brackets after a name: "Teague, 71, was", "the man (54)"."""
    if not text[start:end].isdigit() or not 0 < int(text[start:end]) < 120:
        return False
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    before = _BARE_AGE_BEFORE.search(text, max(0, start - 30), start)
    return before is not None and _BARE_AGE_AFTER.match(text, end) is not None
