"""Who took from whom: fingerprints, copies, kin and reliance."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.records.base import Names, Record


@dataclass(frozen=True, slots=True)
class Words(Record):
    """The words of a report as columns.

    Hash (uint64), start and end offset (int32), flags (uint8: 1 inside a quotation, 2 inside furniture, 4 a stop word or
    inside a stock phrase, 8 with a capital outside headings).
    """

    KEY = ("report",)
    report: str
    hashes: bytes
    starts: bytes
    ends: bytes
    flags: bytes


@dataclass(frozen=True, slots=True)
class Fingerprint(Record):
    """The chosen word 4-grams of a report that fall into one hash bucket: hash (uint64), word number (uint32)."""

    KEY = ("report", "bucket")
    report: str
    bucket: int
    outlet: str
    hashes: bytes
    positions: bytes


@dataclass(frozen=True, slots=True)
class Seed(Record):
    """Word 4-grams that two reports share in one hash bucket, where a passage lies around them; `pair` is "a:b".

    Word numbers in `a` and in `b` (uint32).
    """

    KEY = ("pair", "bucket")
    pair: str
    bucket: int
    a: str
    b: str
    at_a: bytes
    at_b: bytes


@dataclass(frozen=True, slots=True)
class Copy(Record):
    """Two passages of two reports that share their words.

    `score` is the share of identical words, 0..1; `kind` says what is shared: prose, quotation, mixed or stock.
    `pair` is "a:b", a < b.
    """

    KEY = ("pair", "a_start", "b_start")
    pair: str
    a: str
    b: str
    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int
    score: float
    kind: str


@dataclass(frozen=True, slots=True)
class Kin(Record):
    """Two reports that may have to do with each other, once in each direction; `likeness` is 0..1.

    `published` is when the other one was published, "" where that is not known.
    """

    KEY = ("report", "other")
    report: str
    other: str
    likeness: float
    published: str = ""


@dataclass(frozen=True, slots=True)
class Day(Record):
    """The day from which a report is: that of its publication, else as its dated kin and its own text tell.

    `day` is a proleptic ordinal; `taken_from` the report whose day it is, itself where it is dated or its text tells; `why`
    says how it is known. One that is undated, names no day and has no dated kin has no row.
    """

    KEY = ("report",)
    report: str
    day: int
    taken_from: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Relies(Record):
    """`report` took material from the report `on`: verbatim, rewrite or partial. `evidence` says why, in sentences."""

    KEY = ("report", "on")
    report: str
    on: str
    how: str
    score: float
    evidence: Names
