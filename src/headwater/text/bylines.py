"""Find who wrote a report, and for which outlet, in the report's own first lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from headwater.lore import load_lines
from headwater.text.outlets import is_acronym, is_desk, looks_like_outlet
from headwater.text.spans import Span, find_lines
from headwater.text.stamps import find_stamps

HEAD_LINES = 7
HEAD = 1500
LONGEST = 110

# Letters that are not small, and letters that are not capital; scripts without case are both.
CAPITAL, SMALL = r"[^\W\d_a-zß-öø-ÿ]", r"[^\W\d_A-ZÀ-ÖØ-Þ]"
# Possessive (++, ?+, *+) where a letter without case would fit both: else a line of them takes for ever.
WORD = rf"(?:{CAPITAL}['’])?{CAPITAL}(?:{SMALL}++|{CAPITAL}++|\.)(?:[-'’]{CAPITAL}?+{SMALL}++)*+"
PERSON = rf"(?:{WORD}\s+|(?:al|bin|da|de|del|den|der|di|dos|du|el|ibn|la|le|ten|van|von)\s+){{1,4}}{WORD}"
# A comma joins people only where "and" follows; else it leads on to a role or an outlet.
PEOPLE = rf"(?:{PERSON}(?:,\s+{PERSON})*,?\s+(?:and|und|et|y|&)\s+)?{PERSON}"
NAME = rf"(?:The\s+)?{WORD}(?:\s+(?:of\s+(?:the\s+)?|&\s+)?{WORD}){{0,4}}"
REPORTS = re.compile(rf"(?:(?P<a>{PEOPLE})\s+reports(?:\s+from\s.*)?|From\s[^,.]+\sreports\s(?P<b>{PEOPLE}))$")
ROLE = re.compile(rf"(?P<a>{PEOPLE}),\s+(?:\w+\s+){{0,4}}(?i:editor|correspondent|reporter|columnist)s?(?:\s+in\s.*)?$")
KINDS = r"Bot|Desk|Live|Newsdesk|Reporters?|Staff|Team|desk|newsroom|staff|team"
DESK = re.compile(rf"(?!(?:Her|His|Its|My|Their|Your)\b)(?P<a>[\w&'’. -]{{2,40}}?(?:{KINDS}))(?=[A-Z\d]|[^\w-]|$)")
CREDITED = re.compile(rf"\(Reporting by\s+(?P<names>{PERSON}[^;()]*)[^()]*\)\s*$")
AFTER = re.compile(rf",\s+(?P<outlet>{NAME})")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote a report, as it says; `outlet` is the one that the byline names beside the writer, or ''."""

    start: int
    end: int
    name: str
    outlet: str


def find_head_lines(text: str) -> list[Span]:
    """Return the first lines of a report that are not blank, those that begin within its head."""
    lines: list[Span] = []
    for span in find_lines(text[: HEAD + LONGEST]):
        if len(lines) == HEAD_LINES or span[0] > HEAD:
            break
        lines.append(span)
    return lines


def find_byline(text: str) -> Byline | None:
    """Return the byline of a report: on a line of its own near the top, or glued between title and text; None if unsure."""
    lines = find_head_lines(text)
    for number, (start, end) in enumerate(lines):
        if end - start <= LONGEST and (found := _read_line(text, start, end)):
            below = lines[number + 1] if number + 1 < len(lines) else (end, end)
            return found if found.outlet else _join_below(text, found, below)
    return next(_read_glued(text), None) or _read_credited(text)


def _read_line(text: str, start: int, end: int) -> Byline | None:
    """Read a line that is a byline as a whole."""
    line = text[start:end]
    led = _lead().match(line)
    if led:
        return _read_led(line, led.end(), start)
    whole = REPORTS.match(line) or ROLE.match(line)
    if whole:
        group = "a" if whole["a"] else "b"
        return Byline(start + whole.start(group), start + whole.end(group), whole[group], "")
    desk = DESK.match(line)
    stamped = any(stamp.start - len(desk.group()) < 12 for stamp in find_stamps(line)) if desk else False
    if desk and (stamped or (desk.end() == len(line) and not desk["a"].endswith("Live"))):
        return Byline(start, start + desk.end(), desk["a"].strip(), "")
    return None


def _read_led(line: str, at: int, start: int) -> Byline | None:
    """Read what follows "By": people with a role, a place or an outlet; a desk; or a single name that ends the line."""
    people = re.compile(PEOPLE).match(line, at) or re.compile(rf"{WORD}$").match(line, at)
    desk = DESK.match(line, at)
    found = desk if desk and (not people or desk.end() > people.end()) else people
    if not found or line.endswith((".", "?", "!")) or len(line) - found.end() > 60:
        return None
    rest = line[found.end() :]
    if rest and not re.match(r"\s*(?:[,|·•/(–-]|in\s|at\s|for\s|\d)", rest):
        return None
    return Byline(start + at, start + found.end(), found.group().strip(), _read_outlet(line, found.end()))


def _read_outlet(line: str, at: int) -> str:
    """Return the outlet after a comma ("By Nils Tarrant, Corrin Wire"), or ''."""
    found = AFTER.match(line, at) or re.compile(rf"\s+for\s+(?P<outlet>{NAME})").match(line, at)
    if not found or is_desk(found["outlet"]):
        return ""
    return found["outlet"] if is_outlet_name(found["outlet"]) else ""


def is_outlet_name(name: str) -> bool:
    """Return whether `name`, where a byline has its outlet, is one: made as outlets' names are, or with "The" before it."""
    return looks_like_outlet(name) or is_acronym(name) or name.startswith("The ")


def _join_below(text: str, byline: Byline, below: Span) -> Byline:
    """Add the outlet where it stands alone on the line right below the byline."""
    name = text[below[0] : below[1]]
    adjacent = text.count("\n", byline.end, below[0]) == 1
    if not adjacent or len(name) > 40 or is_desk(name) or not looks_like_outlet(name):
        return byline
    return Byline(byline.start, byline.end, byline.name, name)


def _read_glued(text: str) -> Iterator[Byline]:
    """Bylines that a scraper has stuck to the sentence before: '…is Iran.”By Sharon Wrobel, The AlgemeinerSenior leaders'."""
    for lead in re.finditer(r"(?<=[.!?”\"’)a-z])By\s+", text[:HEAD]):
        people = re.compile(PEOPLE).match(text, lead.end())
        outlet = AFTER.match(text, people.end()) if people else None
        if people and outlet and is_outlet_name(outlet["outlet"]):
            yield Byline(people.start(), people.end(), people.group(), outlet["outlet"])


def _read_credited(text: str) -> Byline | None:
    """Read the agencies' last line: '(Reporting by Marek Oduya in Karsin; editing by Colm Reyes)'."""
    found = CREDITED.search(text)
    if not found:
        return None
    names = re.sub(rf"\s+in\s+{WORD}(?:\s{WORD})*", "", found["names"]).strip()
    return Byline(found.start("names"), found.end("names"), names, "")


@cache
def _lead() -> re.Pattern[str]:
    leads = "|".join(sorted(map(re.escape, load_lines("byline_leads.txt")), key=lambda lead: (-len(lead), lead)))
    return re.compile(rf"(?:{leads}):?\s+")
