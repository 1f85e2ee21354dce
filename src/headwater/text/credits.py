"""Find the agency or outlet that a report credits for the whole of itself: in its dateline, its first or its last lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from headwater.lore import load_lines, load_rows
from headwater.text.bylines import CAPITAL, find_head_lines
from headwater.text.outlets import find_outlet, is_acronym, is_agency, is_coined, is_desk, is_same_outlet, looks_like_outlet
from headwater.text.spans import find_lines
from headwater.text.stamps import month_names

TAIL_LINES = 4
TAIL = 1500
NAME = rf"(?P<name>(?:the\s|The\s)?{CAPITAL}[\w&'’.-]{{0,30}}(?:\s(?:(?:of|de|del|la)\s)?{CAPITAL}[\w&'’-]{{0,30}}){{0,4}})"
# "Fox News' Adam Shaw" is a person, and of the outlet's own.
POSSESSIVE = re.compile(r"['’]s?\s")
BETWEEN = re.compile(r"\s*[,/|]\s*|\s+and\s+")
ARTICLES = ("The ", "A ", "An ")
PLACE = rf"{CAPITAL}[\w'’.-]{{0,30}}+(?:[\s/](?:{CAPITAL}[\w'’.-]{{0,30}}+|of|de|la|el|al|sur|am|an|der)){{0,4}}"


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, date and agency before a report's first sentence: 'LOWER PELL, March 8 (Corrin Wire) -'."""

    start: int
    end: int
    place: str
    credit: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom a report credits, as it is written there, and where: head, dateline or tail."""

    name: str
    where: str


def find_dateline(text: str) -> Dateline | None:
    """Return the dateline of a report, or None; `credit` is '' where it names no agency.

    Without an agency a place counts as a dateline only in capitals or with a date.
    """
    for start, end in find_head_lines(text):
        found = _dateline().match(text, start, min(end, start + 120))
        if found and not found["place"].startswith(ARTICLES) and not is_empty_credit(found["credit"] or ""):
            credit = (found["credit"] or found["slashed"] or found["bare"] or "").strip()
            if credit and not found["date"] and not (is_acronym(credit) or is_coined(credit) or looks_like_outlet(credit)):
                continue
            if credit or found["date"] or found["place"].isupper():
                return Dateline(start, found.end(), found["place"].strip(" ."), credit)
    return None


def find_credit(text: str, known: frozenset[str] = frozenset()) -> Credit | None:
    """Return whom the report credits for the whole of itself; None where nobody, or where it may be somebody else's name.

    `known` are names of outlets beside the well-known ones: a line that is nothing but such a name is a credit.
    """
    head = [text[start:end] for start, end in find_head_lines(text)]
    tail = [text[-TAIL:][start:end] for start, end in find_lines(text[-TAIL:])][-TAIL_LINES:]
    # Of a very short report the last lines are the first ones too.
    tail = [line for number, line in enumerate(tail, 1) if number == len(tail) or line not in head[:3]]
    places = (
        ("tail", ("last", "tail", "any"), tail[-1:]),
        ("tail", ("tail", "any"), tail[-2::-1]),
        ("head", ("head",), head[1:5]),
    )
    for where, wheres, lines in places:
        for name in _match_lines(lines, wheres, known):
            return Credit(name, where)
    dateline = find_dateline(text)
    return Credit(dateline.credit, "dateline") if dateline and dateline.credit else None


def read_byline_credit(byline: str, outlet: str, known: frozenset[str] = frozenset()) -> str:
    """Return the outlet that a byline names, instead of a person or beside one ('Corrin Wire' in the Harrow Herald), or ''."""
    pieces = [re.sub(r"\s(?:Staff|staff)$", "", piece) for piece in BETWEEN.split(byline)]
    for piece in pieces:
        named = piece in known or find_outlet(piece) or is_agency(piece) or is_acronym(byline)
        if named and not is_desk(piece):
            return "" if outlet and is_same_outlet(piece, outlet) else piece
    return ""


def is_empty_credit(name: str) -> bool:
    """Return whether `name` stands where credits stand but credits nobody ('Photo', 'Updated')."""
    return name.casefold().strip(" .:") in load_lines("not_credits.txt")


def _match_lines(lines: Iterable[str], wheres: tuple[str, ...], known: frozenset[str]) -> Iterator[str]:
    """Yield the names that the lines credit, the nearest to the end of the report (or to its title) first."""
    for line in lines:
        for where, check, pattern in _patterns():
            if where not in wheres:
                continue
            found = pattern.search(line) if where == "any" else pattern.fullmatch(line)
            name = found["name"].strip(" .").removeprefix("the ") if found else ""
            if name and (check == "anything" or _is_credited(name, line, check, known)):
                yield name


def _is_credited(name: str, line: str, check: str, known: frozenset[str]) -> bool:
    if is_empty_credit(name) or is_desk(name) or POSSESSIVE.search(name):
        return False
    if check == "known":
        return is_agency(name)
    if name in known or find_outlet(name) or is_agency(name):
        return True
    # Alone on its line, a name made like a newspaper's may be a heading or a tag.
    if name == line.strip(" ."):
        return False
    return is_acronym(name) or is_coined(name) or (check == "outlet" and looks_like_outlet(name))


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    rows = load_rows("credit_patterns.tsv")
    return tuple((row["where"], row["check"], re.compile(row["pattern"].replace("{name}", NAME))) for row in rows)


@cache
def _dateline() -> re.Pattern[str]:
    month = "|".join(sorted(month_names(), key=lambda name: (-len(name), name)))
    day = rf"(?i:(?:{month})\.?\s\d\d?|\d\d?\.?\s(?:{month})\.?)(?:,?\s\d{{4}})?"
    date = rf"(?:[,.]?\s(?:le\s|den\s|el\s|il\s)?(?P<date>{day}))?"
    credit = r"(?:[.,]?\s?\((?P<credit>[^()\n]{2,40})\)|\.?\s/(?P<slashed>[^/\n]{2,40})/|\.\s(?P<bare>[A-Z]{3,}))?"
    # A full stop ends a dateline only where a date stands in it: "The Maritime Board (MB). It …" has none.
    stop = r"(?:\.?\s?[-–—]+|(?(date)(?<=[)/])\.|(?!)))\s"
    return re.compile(rf"(?P<place>{PLACE}(?:,\s{PLACE})?){date}{credit}{stop}(?=\S)")


__all__ = ["Credit", "Dateline", "find_credit", "find_dateline", "is_empty_credit", "read_byline_credit"]
