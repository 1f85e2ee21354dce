"""Find which outlet a report is from, in the report's own text. Better unknown than wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from headwater.lore import load_lines, load_rows
from headwater.text.bylines import CAPITAL, find_byline, find_head_lines, is_outlet_name
from headwater.text.credits import Credit, find_credit, find_dateline
from headwater.text.outlets import find_outlet, is_acronym, is_agency, is_coined, is_desk, is_same_outlet, looks_like_outlet
from headwater.text.stamps import find_stamps

NAME = rf"(?P<name>(?:[Tt]he\s)?{CAPITAL}[\w&’'-]{{0,30}}(?:\s(?:of\s)?{CAPITAL}[\w&’'-]{{0,30}}){{0,3}})"
CRUMB = re.compile(r"\s+[|·•>»–—]\s+")
READING_TIME = re.compile(r"\b\d+\s?min(?:ute)?s?\b(?:\sread)?|\b\d\d[:.]\d\d\b")
WORD = re.compile(r"[^\W_][\w&’'-]*")
LONGEST_NAME = 6
SURE = ("sure", "mark")
# Second-level domains under which outlets have theirs: x.com.au.
DOMAINS = frozenset({"com", "org", "net", "gov", "edu"})


@dataclass(frozen=True, slots=True)
class Masthead:
    """The outlet's name as the text has it, and by what it was known."""

    name: str
    by: str


def find_masthead(text: str) -> Masthead | None:
    """Return the outlet that the text itself says it is from, or None where it does not say so for certain.

    Tried in this order: the byline's outlet, words that only the outlet itself uses, the dateline's agency (not one of those
    that all the world prints, nor where another is credited), the first part of a line of page stamps, and words such as
    "told WND" that others may use too.
    """
    byline = find_byline(text)
    if byline and byline.outlet:
        return Masthead(byline.outlet, "byline")
    credit = find_credit(text)
    return _read_sure(text) or _read_dateline(text, credit) or _read_crumbs(text) or _read_maybe(text, credit)


def spell_host(host: str, text: str) -> str:
    """Return the name in `text` that a web host spells without its spaces (pellvalleycourier.example), or ''.

    A single common word does not count: kestrel.example need not be named after the Kestrel dam that its report is about.
    """
    labels = [label for label in host.split(".")[:-1] if len(label) > 2 and label not in DOMAINS]
    label = _squeeze(labels[-1]) if labels else ""
    words = list(WORD.finditer(text)) if label else []
    starts = (number for number, word in enumerate(words) if word[0][0].isupper() or word[0] == "the")
    return next((name for number in starts if (name := _spell(label, text, words[number : number + LONGEST_NAME]))), "")


def _spell(label: str, text: str, words: list[re.Match[str]]) -> str:
    """Return the name that begins with the first of `words` and has just the letters of `label`, or ''."""
    for word in words:
        part = _squeeze(word[0])
        if not part or not label.startswith(part):
            return ""
        label = label[len(part) :]
        if not label:
            name = " ".join(text[words[0].start() : word.end()].split())
            return name if word is not words[0] or is_acronym(name) or is_coined(name) else ""
    return ""


def _squeeze(word: str) -> str:
    return "".join(char for char in word.lower() if char.isalnum())


def _read_dateline(text: str, credit: Credit | None) -> Masthead | None:
    """Return the dateline's agency, unless its reports stand in papers all over the world, datelines and all."""
    dateline = find_dateline(text)
    if dateline is None or not dateline.credit or (credit and not is_same_outlet(credit.name, dateline.credit)):
        return None
    known = find_outlet(dateline.credit)
    return None if known and known.kind == "agency" else Masthead(dateline.credit, "dateline")


def _read_sure(text: str) -> Masthead | None:
    for kind, pattern in _patterns():
        found = pattern.search(text) if kind in SURE else None
        if found and not is_agency(found["name"]) and (kind == "sure" or is_outlet_name(found["name"])):
            return Masthead(found["name"], f"“{found.group().strip()}”")
    return None


def _read_crumbs(text: str) -> Masthead | None:
    """Return the first part of a line such as 'Alim 24 · 17 Jul 2035 · 19:05 · 2 min', if it is made as a name is."""
    for start, end in find_head_lines(text)[1:5]:
        line = text[start:end]
        first = CRUMB.split(line)[0]
        stamped = READING_TIME.search(line) or next(find_stamps(line), None)
        if first == line or len(line) > 100 or not stamped or first.casefold() in load_lines("section_words.txt"):
            continue
        if not is_desk(first) and (looks_like_outlet(first) or re.fullmatch(r"[^\W\d]+(?:\s|)\d{1,3}", first)):
            return Masthead(first, "page stamp")
    return None


def _read_maybe(text: str, credit: Credit | None) -> Masthead | None:
    """Return the one coined name or acronym that the report calls its own in two ways, if no credit explains it."""
    mentions = [
        (found["name"], kind, pattern.pattern, found.group().strip())
        for kind, pattern in _patterns()
        if kind not in SURE
        for found in pattern.finditer(text)
    ]
    names = sorted({mention[0] for mention in mentions})
    if len(names) != 1 or (credit and is_same_outlet(credit.name, names[0])):
        return None
    # "told AP" is copied with the rest of an agency's report, and the well-known are told of by everybody; copies and
    # retellings seldom have an outlet name itself in another way too.
    ways = {(kind, pattern) for _, kind, pattern, _ in mentions}
    proved = len(ways) > 1 and any(kind == "strong" for kind, _ in ways)
    made = is_coined(names[0]) or (is_acronym(names[0]) and not is_agency(names[0]))
    return Masthead(names[0], f"“{mentions[0][3]}”") if made and proved else None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = load_rows("self_mentions.tsv")
    return tuple((row["kind"], re.compile(row["pattern"].replace("{name}", NAME))) for row in rows)
