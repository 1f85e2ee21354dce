"""What a reader makes of a file: drafts of reports, whose metadata are still facts from several places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from headwater.records import Problem

ENDING = re.compile(r"\.[A-Za-z]\w{0,9}")
LARGEST_TEXT = 5_000_000
LARGEST_FILE = 20_000_000


@dataclass(frozen=True, slots=True)
class Fact:
    """A piece of metadata and the place that gives it; `field` is outlet, published, byline, credit, url or title."""

    field: str
    value: str
    place: str


Facts = tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as its file has it. `facts` are in order of trust; `file` names the row too where a file holds many."""

    text: str
    file: str
    media_type: str
    facts: Facts = ()
    raw: bytes | None = None

    def trust(self, facts: Facts) -> Draft:
        """Return the draft with `facts` trusted more than its own."""
        return replace(self, facts=facts + self.facts)


@dataclass(frozen=True, slots=True)
class File:
    """A file to be read: where it lies, and what it is called in rows and messages (its path within the folder)."""

    path: Path
    name: str

    @property
    def endings(self) -> tuple[str, ...]:
        """The file's endings in lower case, the last one first: ('.gz', '.jsonl'). "No. 5" and "3.2031" have none."""
        return tuple(ending.lower() for ending in reversed(self.path.suffixes) if ENDING.fullmatch(ending))


Reader = Callable[[File], Iterator[Draft | Problem]]


def report_problem(file: str, message: str) -> Problem:
    """Return the problem row of a file that could not be read in whole or in part."""
    return Problem("read", file, file, message)


def find_value(facts: Iterable[Fact], field: str) -> Fact | None:
    """Return the first fact of `field` that says something, or None."""
    return next((fact for fact in facts if fact.field == field and fact.value), None)
