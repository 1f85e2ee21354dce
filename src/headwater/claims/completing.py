"""A statement completed so that it can stand alone: whom its pronouns and roles mean and which day, in square brackets.

Only what the report itself settles is added; where two persons could be meant, the words stay as they are. The words of
the report are never changed: he, she, him and his give way to a name in brackets, all else stands behind what it explains.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.lore import load_lines, load_rows
from headwater.records import Date, Names
from headwater.text.words import find_words, fold_word

PERSON = "person"
Piece = tuple[str, bool]
"""Words, and whether they were added."""

_BACK = 500
"""How many characters before a statement tell whom it speaks of."""
_HE = re.compile(r"\b(?:[Hh]e|[Hh]im|[Hh]is|[Ss]he|[Hh]er)\b(?!['’])")
_OWN = re.compile(r"\b(?:I|me|my)\b(?!['’])")
_OF_A_DAY = re.compile(
    r"day\b|\b(?:tonight|tomorrow|overnight)\b|\b(?:last|next|this) (?:night|month|year)\b|"
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
"""A weekday, yesterday or today, a month: what a reader of another year cannot place. An hour or "within ten days" is none."""
_YEAR = re.compile(r"\b\d{4}\b")
_QUOTES = '“"«„‘'


@dataclass(frozen=True, slots=True)
class Named:
    """A place where a report names somebody, or means somebody by a role or a pronoun.

    `who` is the id of the referent, `name` its fullest wording, `names` every one; `proper` tells that `name` is a name.
    """

    start: int
    end: int
    who: str
    kind: str
    name: str
    names: Names
    proper: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report settles about its statements: its text, whom it names where (in order), and its dates."""

    text: str
    named: tuple[Named, ...]
    dates: tuple[Date, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """Words put in place of start..end, which are equal where nothing gives way."""

    start: int
    end: int
    words: str


def complete(setting: Setting, start: int, end: int, speaker: str = "") -> list[Piece]:
    """Return the words at start..end in pieces, with what is added; `speaker` is the person whose words they are.

    The pieces that were not added are the report's own, in order, without the pronouns that gave way.
    """
    found = [
        *_name_persons(setting, start, end, speaker if _is_quoted(setting.text, start) else ""),
        *_name_speaker(setting.text, start, end, speaker),
        *_name_roles(setting, start, end),
        *_tell_days(setting, start, end),
    ]
    return list(_put_in(setting.text, start, end, found))


def join_pieces(pieces: Sequence[Piece]) -> str:
    """Return the pieces as one text."""
    return "".join(words for words, _ in pieces)


def _put_in(text: str, start: int, end: int, found: Sequence[Added]) -> Iterator[Piece]:
    at = start
    for one in sorted(found, key=lambda one: (one.start, one.end)):
        if one.start < at:
            continue
        if one.start > at:
            yield text[at : one.start], False
        yield one.words, True
        at = one.end
    if at < end:
        yield text[at:end], False


def _is_quoted(text: str, start: int) -> bool:
    return any(mark in _QUOTES for mark in text[max(0, start - 1) : start + 1].strip())


def _name_persons(setting: Setting, start: int, end: int, speaker: str) -> Iterator[Added]:
    """Yield the name for the first pronoun of each person, where just one person can be meant and is not named before it.

    `speaker` is the person who speaks in these very words, and of whom they therefore say "I".
    """
    done: set[str] = set()
    for found in _HE.finditer(setting.text, start, end):
        meant = _find_meant(setting, found, speaker)
        if meant is None or meant.who in done:
            continue
        done.add(meant.who)
        if meant.start < start:
            yield _put_name(found, meant.name)


def _put_name(pronoun: re.Match[str], name: str) -> Added:
    """Return the name in place of a pronoun; behind "her", which may say whose or whom."""
    low = pronoun[0].lower()
    if low == "her":
        return Added(pronoun.end(), pronoun.end(), f" [{name}]")
    owner = "'s" if low == "his" else ""
    return Added(*pronoun.span(), f"[{name}{owner}]")


def _find_meant(setting: Setting, pronoun: re.Match[str], speaker: str) -> Named | None:
    """Return the one person of the pronoun's gender who is named shortly before it, None where there is none or several."""
    wanted = "m" if pronoun[0].lower() in {"he", "him", "his"} else "f"
    at = pronoun.start()
    spoken = (one for one in setting.named if at - _BACK <= one.start < at and speaker not in {one.name, *one.names})
    near = [one for one in spoken if one.kind in {PERSON, "unnamed"}]
    fitting = {one.who: one for one in near if _gender_of(one) in {"", wanted}}
    if len(fitting) != 1:
        return None
    meant = next(iter(fitting.values()))
    return meant if meant.proper and not _speaks_of_others(setting.text[meant.end : at]) else None


def _gender_of(one: Named) -> str:
    """Return the gender that most bearers of a first name have, "" where no list says."""
    words = [fold_word(word) for name in one.names if len(word := name.split()[0]) < len(name)]
    return next((gender for word in words if (gender := _given_names().get(word))), "")


@cache
def _given_names() -> dict[str, str]:
    return {fold_word(name): row["gender"] for row in load_rows("given_names.tsv") for name in row["names"].split()}


def _speaks_of_others(between: str) -> bool:
    """Return whether a noun for a person stands between a name and a pronoun: then that one may be meant."""
    return any(fold_word(between[start:end]) in _person_nouns() for start, end in find_words(between))


@cache
def _person_nouns() -> frozenset[str]:
    return frozenset((*(row["role"] for row in load_rows("roles.tsv")), *load_lines("figure_people.txt")))


def _name_speaker(text: str, start: int, end: int, speaker: str) -> Iterator[Added]:
    """Yield the speaker's name behind the first "I" of a quotation."""
    found = _OWN.search(text, start, end) if speaker and _is_quoted(text, start) else None
    if found:
        owner = "'s" if found[0] == "my" else ""
        yield Added(found.end(), found.end(), f" [{speaker}{owner}]")


def _name_roles(setting: Setting, start: int, end: int) -> Iterator[Added]:
    """Yield the name behind a role by which the report calls just one: "the ministry [Ministry of Water]"."""
    known = {one.who: one for one in setting.named if one.proper}
    owners: dict[str, set[str]] = {}
    for one in known.values():
        for wording in one.names:
            if wording == wording.lower():
                owners.setdefault(wording.removeprefix("the "), set()).add(one.who)
    words = setting.text[start:end]
    for wording, who in owners.items():
        meant = known[min(who)]
        found = re.search(rf"\b[Tt]he {re.escape(wording)}\b(?!['’-]| of\b| [A-ZÀ-Þ])", words)
        if found and len(who) == 1 and meant.name not in words:
            yield Added(start + found.end(), start + found.end(), f" [{meant.name}]")


def _tell_days(setting: Setting, start: int, end: int) -> Iterator[Added]:
    """Yield the day, month or year behind words that tell it only to who knows when they were written, each once."""
    done: set[str] = set()
    for date in setting.dates:
        words = setting.text[date.start : date.end].rstrip(" .,")
        open_ended = _OF_A_DAY.search(words) and not _YEAR.search(words) and not date.end_value
        if start <= date.start and date.end <= end and open_ended and date.value not in done:
            done.add(date.value)
            told, at = say_moment(date.value, date.grain, words), date.start + len(words)
            if told:
                yield Added(at, at, f" [{told}]")


def say_moment(value: str, grain: str, words: str = "") -> str:
    """Return "6 March 2031", "March 2031" or "2031", only the year where `words` name the rest, "" for other grains."""
    year, _, rest = value.partition("-")
    month, _, day = rest[:5].partition("-")
    sizes = {"hour": (day, month), "day": (day, month), "month": (month,), "year": (year,)}
    if not all(part.isdigit() for part in sizes.get(grain, ("",))):
        return ""
    parts = [day.lstrip("0")] if grain in {"hour", "day"} else []
    parts += [month_name[int(month)]] if grain != "year" else []
    return year if any(month_name[int(month or 1)] == word for word in words.split()) else " ".join([*parts, year])
