"""Find the date on which a report was published, in the report's own text: page stamps, and the names of its images."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from headwater.lore import load_lines
from headwater.text.stamps import Stamp, find_address_date, find_stamps

HEAD, TAIL = 1200, 800
SHORT_LINE = 60
SEPARATORS = "|·•>»–—\n"
IMAGE = re.compile(r"(?<![\w/])(?=\S*\d{4})[\w-]+\.(?:jpe?g|png|gif|webp|avif)\b|\bIMG[_-]\d{8}\w*", re.IGNORECASE)
# A file name that has lost its ending: '140712rockets' before the first word, year, month and day.
BARE_IMAGE = re.compile(r"(?:\A|\n)\s*(?P<name>(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:[a-z]{3,}|[_-]\w+))")
OLD_IMAGE = re.compile(r"archive|file|stock|symbol", re.IGNORECASE)
GOES_ON = re.compile(r",?\s+[a-z]")
CLOCKS = re.compile(r"\d\d?[:.]\d\d(?:\s?[ap]m)?[,\s|]*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageDate:
    """A report's date as its text has it, and by what it was known: a page stamp, or the name of an image."""

    value: str
    by: str


def find_page_date(text: str) -> PageDate | None:
    """Return the date with which the text is stamped as a page; failing that, a full date in an image's name; else None.

    A date in a sentence is none: it may be that of anything. An image may be older than the report, so `by` says so.
    """
    stamps = [stamp for stamp in find_stamps(text[:HEAD]) if _find_lead(text, stamp) or _is_apart(text, stamp)]
    stamps += _find_tail_stamps(text)
    if stamps:
        best = min(stamps, key=lambda stamp: (*_rank_lead(_find_lead(text, stamp)), stamp.start))
        return PageDate(_add_clock_before(text, best), "page stamp")
    return next(_find_image_dates(text[:HEAD]), None)


def _find_tail_stamps(text: str) -> list[Stamp]:
    shift = max(HEAD, len(text) - TAIL)
    tail = [Stamp(stamp.start + shift, stamp.end + shift, stamp.value) for stamp in find_stamps(text[shift:])]
    return [stamp for stamp in tail if _find_lead(text, stamp)]


def _find_lead(text: str, stamp: Stamp) -> str:
    """Return the "Published" right before the date (or before its clock time), '' if there is none or a sentence goes on."""
    found = _lead().search(CLOCKS.sub("", text[max(0, stamp.start - 40) : stamp.start]))
    return found.group().casefold() if found and not GOES_ON.match(text, stamp.end) else ""


def _rank_lead(lead: str) -> tuple[bool, bool]:
    return (not lead, "updated" in lead or "modified" in lead)


def _is_apart(text: str, stamp: Stamp) -> bool:
    """Whether the date is no part of a sentence: it is stuck to a word, or alone between separators in a short line."""
    before, after = text[: stamp.start].rstrip(" ")[-1:], text[stamp.end :].lstrip(" ")[:1]
    glued_before = stamp.start > 0 and text[stamp.start - 1].isalpha()
    glued_after = text[stamp.end : stamp.end + 1].isupper()
    if glued_before or glued_after:
        return True
    line_start = text.rfind("\n", 0, stamp.start) + 1
    line_end = text.find("\n", stamp.end) if "\n" in text[stamp.end :] else len(text)
    opened = not before or before in SEPARATORS or stamp.start == line_start
    closed = not after or after in SEPARATORS
    return opened and closed and line_end - line_start - (stamp.end - stamp.start) < SHORT_LINE


def _add_clock_before(text: str, stamp: Stamp) -> str:
    """Return the stamp's value, with the time of 'Published 12:10, 3 March 2031' where none follows the date."""
    found = re.search(r"(?<!\d)([01]?\d|2[0-3])[:.]([0-5]\d),?\s*\Z", text[max(0, stamp.start - 12) : stamp.start])
    return f"{stamp.value}T{int(found[1]):02}:{found[2]}" if found and "T" not in stamp.value else stamp.value


def _find_image_dates(head: str) -> Iterator[PageDate]:
    for found in IMAGE.finditer(head):
        value = find_address_date(found.group().replace("_", "-"))
        if value and not OLD_IMAGE.search(found.group()):
            yield PageDate(value, f"image name {found.group()}")
    for found in BARE_IMAGE.finditer(head):
        value = find_address_date(f"20{found['y']}-{found['m']}-{found['d']}")
        if value:
            yield PageDate(value, f"image name {found['name']}")


@cache
def _lead() -> re.Pattern[str]:
    leads = "|".join(sorted(map(re.escape, load_lines("stamp_leads.txt")), key=lambda lead: (-len(lead), lead)))
    small = rf"(?i:(?:\A|[\n|·•>»(])\s*(?:{leads}))"
    capital = rf"(?=[A-ZÀ-Þ])(?i:{leads})"
    return re.compile(rf"(?:{small}|{capital})(?i:\s(?:on|at|am|le|el|il))?:?\s*\Z")
