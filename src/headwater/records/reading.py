"""What was read: reports, where they were found, their passages, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.records.base import Notes, Record


@dataclass(frozen=True, slots=True)
class Report(Record):
    """One published news text. `found` says where each piece of metadata was found, as (field, place) pairs.

    `outlet`, `url`, `byline`, `credit` are "" where unknown; `published` is an ISO 8601 date or date-time, or None.
    `digest` is the sha256 of `text`. The same text from the same outlet is one report, in as many places as it lay.
    """

    KEY = ("digest", "outlet")
    digest: str
    outlet: str
    text: str
    file: str
    url: str
    published: str | None
    byline: str
    credit: str
    language: str
    found: Notes


@dataclass(frozen=True, slots=True)
class Place(Record):
    """Where a report was found; `raw` keeps the file as it came where `text` is not all of it (a page, an archive)."""

    KEY = ("report", "file", "url")
    report: str
    file: str
    url: str
    media_type: str
    raw: bytes | None


@dataclass(frozen=True, slots=True)
class Problem(Record):
    """What could not be read or decided: by which step, in which group, in which file ("" where it has none)."""

    KEY = ("stage", "key", "file", "message")
    stage: str
    key: str
    file: str
    message: str


@dataclass(frozen=True, slots=True)
class Passage(Record):
    """A span of a report. Kinds: heading, sentence, quotation, furniture; furniture's `note` says of which sort.

    Headings, sentences and furniture do not overlap; quotations lie inside or across sentences. `paragraph` counts
    the report's non-empty lines from 0.
    """

    KEY = ("report", "start", "end", "kind")
    report: str
    start: int
    end: int
    kind: str
    paragraph: int
    note: str
