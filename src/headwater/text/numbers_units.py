"""What a number counts: the unit of money or measure after it, or the head of its noun phrase."""

from __future__ import annotations

import re

from headwater.text.numbers_patterns import load_foreign, load_idle, load_stops, load_unit, load_units

_WORD = re.compile(r"[ -]([A-Za-zÀ-ÿ][\w'’-]*)")
_PLURALS = {
    "people", "men", "women", "children", "police", "crew", "personnel", "staff", "cattle", "sheep", "fish", "dead",
    "wounded", "injured", "aircraft",
}  # fmt: skip
_LEAD = re.compile(r"[\"”’»]?(?: of(?: (?:the|its|his|her|their|our))?(?: \d+)?(?= ))?")
_HURT = {"wounded", "injured", "missing", "dead", "killed"}
_BODIES = {"crew", "police", "staff"}
_ONE = re.compile(r"(?<![\w-])one$")
_OF_POINT = " of a percentage point"
_WORDS = 4
"""How many words a noun phrase may have up to its head."""


def find_unit(text: str, low: str, found: re.Match[str]) -> tuple[int, str, str]:
    """Return where the figure's noun phrase ends, its unit ("" if none), and the unit's sort: money, measure … or ""."""
    end = found.end()
    if found["money"]:
        return end, *load_units()["before", found["money"].strip()]
    if found["times"]:
        return end, "times", "times"
    at = end + 3 if found["vague"] and low.startswith(" of ", end) else end
    if measured := _find_measure(text, low, at):
        return measured
    if found["under"]:
        return end, "percent", "share"
    stop, noun = find_noun(text, low, end)
    return stop, noun, ""


def _find_measure(text: str, low: str, at: int) -> tuple[int, str, str] | None:
    """Return end, unit and sort of the currency or measure that begins at `at`, None where there is none."""
    units = load_units()
    if foreign := load_foreign().match(text, at):
        return foreign.end(), f"{foreign['whose']} {units['after', foreign['unit']][0]}", "money"
    if low.startswith(_OF_POINT, at):
        return at + len(_OF_POINT), "percentage points", "share"
    measure = load_unit().match(low, at)
    if measure is None or (measure["unit"] == "c" and text[measure.start("unit")] != "C"):
        return None
    return measure.end(), *units["after", measure["unit"]]


def find_noun(text: str, low: str, end: int) -> tuple[int, str]:
    """Return the end of the noun phrase that begins at `end`, and its head, the first plural of at most four words.

    A closing quotation mark and "of the (36)" are passed over. After "one" and a hyphen the head may be a singular.
    Without a head the phrase ends where it began, and the noun is "".
    """
    lead = _LEAD.match(low, end)
    at = lead.end() if lead else end
    one = _ONE.search(low, max(0, end - 5), end) is not None
    if one or text[at : at + 1] == "-":
        return _find_single(text, low, at, one=one) or (end, "")
    at += len(" more") * (low.startswith(" more ", at) and not low.startswith(" more than", at))
    for _ in range(_WORDS):
        form, after = _next_word(text, low, at)
        beside, last = _next_word(text, low, after)
        counted = is_plural(beside) and beside not in load_stops()
        if counted and form in _BODIES:
            return last, beside
        if not (counted and (form in _HURT or text[after - len(form) : after].istitle())):
            if not form or form in load_stops():
                break
            if is_plural(form):
                return after, form
        at = after
    return end, ""


def _find_single(text: str, low: str, at: int, *, one: bool) -> tuple[int, str] | None:
    """Return the noun after "one" or a hyphen, None where "one" counts nothing ("one particular", "one by one")."""
    form, end = _next_word(text, low, at)
    idle = one and (form in load_idle() or form.endswith(("ly", "ing")))
    if not form or idle or form in load_stops():
        return None
    if is_plural(form) and not one:
        return end, form
    if form.endswith(("s", "ed")) or len(form) <= 2:  # "one's", "one or"
        return None if one else _find_behind(text, low, end)
    return end, form


def _find_behind(text: str, low: str, at: int) -> tuple[int, str] | None:
    """Return the plural in the two words after an adjective with a hyphen: "12-sided coins"."""
    for _ in range(2):
        form, at = _next_word(text, low, at)
        if not form or form in load_stops():
            return None
        if is_plural(form):
            return at, form
    return None


def _next_word(text: str, low: str, at: int) -> tuple[str, int]:
    """Return the word after a space or hyphen at `at` in lower case, and its end; "" where there is none."""
    word = _WORD.match(text, at)
    return (low[word.start(1) : word.end(1)], word.end(1)) if word else ("", at)


def is_plural(form: str) -> bool:
    """Return whether a lower-case word looks like a plural noun."""
    if form in _PLURALS or form.endswith("men"):
        return True
    return form.endswith("s") and len(form) > 3 and not form.endswith(("ss", "'s", "ous", "is", "us"))
