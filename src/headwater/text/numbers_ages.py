"""Numbers that are ages: "aged 12 to 15", "a boy of eleven", "Teague, 71,", "when she was 15"."""

from __future__ import annotations

import re

_OLD = re.compile(r"[ -](?:year|month|week|day)s?[ -]olds?\b")
_BEFORE = re.compile(r"\b(?:aged?|turned|(?:boy|girl|child|man|woman|youth|son|daughter|[a-z]+(?:er|or|herd|ist)) of) $")
_BARE_BEFORE = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]+|\b(?:man|woman|boy|girl|son|[a-z]+er)), $")
_BARE_AFTER = re.compile(r"(?:[,.;)]| and [A-Z])(?!\d)")
_ABOUT = r"(?:only |just |about |then |now )?"
_WHEN = re.compile(rf"\b(?:when|time|since|until|before|after) (?:he|she|i|they|we) (?:was|were|is|turned) {_ABOUT}$")
_OWN = re.compile(rf"\b(?:(?:he|she|i) (?:was|is|am)|[a-z]+ (?:turned|had turned|turns|turning)) {_ABOUT}$")
_OWN_AFTER = re.compile(r"[.,;!?\"”’)]| (?:when|at the time|then|and|but|in)\b|$")
_OLDEST = 120


def is_age(text: str, low: str, found: re.Match[str], start: int, end: int) -> bool:
    """Return whether the number at start..end of a match is an age, or one of the two ends of a range of ages."""
    if _OLD.match(low, found.end()) or any(_BEFORE.search(low, max(0, at - 24), at) for at in (start, found.start())):
        return True
    own = _OWN.search(low, max(0, start - 24), start) and _OWN_AFTER.match(low, end)
    return bool(own or _WHEN.search(low, max(0, start - 40), start)) or is_bare_age(text, start, end)


def is_bare_age(text: str, start: int, end: int) -> bool:
    """Return whether the number is an age set off by commas or brackets after a name: "Teague, 71, was", "the man (54)"."""
    if not text[start:end].isdigit() or not 0 < int(text[start:end]) < _OLDEST:
        return False
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    before = _BARE_BEFORE.search(text, max(0, start - 30), start)
    return before is not None and _BARE_AFTER.match(text, end) is not None
