"""Whether a time expression lies ahead of the report or behind it, told from the verbs beside it."""

from __future__ import annotations

import re
from functools import cache

from headwater.lore import load_lines, load_rows

PAST, OPEN, FUTURE, PROMISE = -1, 0, 1, 2
_SIDES = {"past": PAST, "future": FUTURE, "promise": PROMISE}
_SHORT = r"(?<!\b[jfmasond][aepuco][nbrylgptvc])(?<!\bsept)(?<!\bm[rs])(?<!\bmrs)(?<!\bdr)(?<!\bst)(?<!\b[gs]en)(?<!\bno)"
"""Where a full stop ends no sentence: after the short form of a month or a title."""
_BREAKS = re.compile(rf"(?:{_SHORT}\.|[!?])[\s\"”’»)]|[\n;]|: ")
_NO_NOUN = r"(?<!\d )(?<!\bof )(?<!\bthe )(?<!\bmore )(?<!\ba )(?<!'s )(?<!\b(?:his|her|its|for|and) )"
_PLURAL = r"(?:(?<=[a-rt-z]s )|(?<=\bthey )|(?<=\bwe )|(?<=\bi )|(?<=\byou )|(?<=\bwho )|(?<=people )|(?<=police ))"
_CLAUSE = re.compile(r"\b(?:who|which|that|where|whose|whom) ")
_SINCE = re.compile(r"\bsince (?:the )?$")
_AHEAD = re.compile(r"\b(?:by|before|until|till|(?P<weak>from|for)|later|coming|ahead of) (?:the )?$")


@cache
def load_cues() -> tuple[re.Pattern[str], tuple[int, ...]]:
    """Return the expression that finds tense cues, and the side that each of its groups stands for."""
    rows = load_rows("calendar_tenses.tsv")
    patterns = (row["pattern"].replace("{PRESENT}", match_present()) for row in rows)
    return re.compile("|".join(rf"\b({pattern})\b" for pattern in patterns)), tuple(_SIDES[row["tense"]] for row in rows)


def match_present() -> str:
    """Return a pattern of the verbs of calendar_present.txt where they are verbs: "votes" after no number, "we vote"."""
    verbs = load_lines("calendar_present.txt")
    singular = "|".join(_inflect(verb) for verb in verbs)
    return rf"{_NO_NOUN}(?:{singular})(?! of\b)|{_PLURAL}(?:{'|'.join(verbs)})(?! of\b)"


def _inflect(verb: str) -> str:
    """Return the third person of a verb: "flies", "reaches", "goes", "votes"."""
    if re.search(r"(?:s|x|ch|sh|o)$", verb):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"


def tell_tense(low: str, start: int, end: int) -> int:
    """Return PAST, FUTURE or OPEN for the expression at start..end of the lower-case text `low`.

    The nearest verb before it in its sentence decides; where there is none, the first one after it. "From Friday" lies
    ahead unless that tells of the past.
    """
    first, last = find_sentence(low, start, end)
    clause = [found.end() for found in _CLAUSE.finditer(low, first, start)]
    before = _cues(low, clause[-1] if clause else first, start)
    after = _cues(low, end, last)
    lead = _AHEAD.search(low, max(first, start - 20), start)
    ahead = lead is not None and not (lead["weak"] and not before and after[:1] == [PAST])
    if _SINCE.search(low, max(first, start - 12), start):
        return PAST
    if low.endswith("'s", start, end):
        nearest = _tell_possessive(low, end, before, after, ahead=ahead)
    elif before:
        nearest = before[-1]
        nearest = FUTURE if lead and lead[0].startswith("for ") else nearest
    else:
        nearest = FUTURE if ahead else (after[:1] or [OPEN])[0]
    return nearest if nearest != PROMISE else FUTURE if ahead else PAST


def _tell_possessive(low: str, end: int, before: list[int], after: list[int], *, ahead: bool) -> int:
    """Return the side of "Friday's", which what was Friday's tells best: a close or a crash is over."""
    noun = re.match(r" (?:[a-z-]+ ){0,2}?([a-z]+)", low[end : end + 40])
    if noun and any(word in load_over() for word in noun[0].split()):
        return PAST
    if ahead:
        return FUTURE
    if before[-1:] == [PAST] and FUTURE not in after[:1]:
        return PAST
    return FUTURE if FUTURE in (before[-1:] + after[:1]) else (after[:1] + before[-1:] + [OPEN])[0]


@cache
def load_over() -> frozenset[str]:
    """Return the nouns of what is over when it is told of: "Friday's close", "Monday's crash"."""
    return frozenset(load_lines("calendar_over.txt"))


def find_sentence(low: str, start: int, end: int) -> tuple[int, int]:
    """Return the span around start..end up to the next ends of sentences, at most 400 characters either way."""
    floor = max(0, start - 400)
    breaks = [found.end() for found in _BREAKS.finditer(low, floor, start)]
    after = _BREAKS.search(low, end, end + 400)
    return (breaks[-1] if breaks else floor), (after.start() if after else min(len(low), end + 400))


def _cues(low: str, start: int, end: int) -> list[int]:
    pattern, sides = load_cues()
    return [sides[(found.lastindex or 1) - 1] for found in pattern.finditer(low, start, end)]
