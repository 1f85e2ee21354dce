"""Where a claim springs from, and how what is told of it differs."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.records.base import Names, Record


@dataclass(frozen=True, slots=True)
class Origin(Record):
    """One independent origin of a claim's assertions.

    `entity` is "" where it has none (an outlet of unknown name); `statements` are the ids of those that rest on it;
    `why` says in a sentence why it is counted. `marks` say what to beware of: "circular citation", "invented attribution".
    """

    KEY = ("claim", "position")
    claim: str
    position: int
    name: str
    kind: str
    entity: str
    statements: Names
    why: str
    marks: Names = ()


@dataclass(frozen=True, slots=True)
class Tally(Record):
    """What a claim comes to.

    Its clearest statement and that statement's text, how many reports and outlets have it, how many reports deny it, the
    range of its origins with the reason for the range, and who had it first.
    """

    KEY = ("claim",)
    claim: str
    statement: str
    text: str
    reports: int
    outlets: int
    denials: int
    origins_min: int
    origins_max: int
    why: str
    first_report: str
    first_date: str | None


@dataclass(frozen=True, slots=True)
class Version(Record):
    """The value that one statement gives for a detail (`slot`) in which a claim's statements differ.

    `start` and `end` are where the report has it.
    """

    KEY = ("claim", "slot", "statement")
    claim: str
    slot: str
    statement: str
    report: str
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Quotation(Record):
    """The words at start..end of a report that it quotes; `speaker` is the entity that says them, "" where unknown."""

    KEY = ("report", "start", "end")
    report: str
    start: int
    end: int
    speaker: str


@dataclass(frozen=True, slots=True)
class Alteration(Record):
    """One quotation of one speaker whose words differ between two reports; `why` names the words that changed."""

    KEY = ("a", "b", "a_start", "b_start")
    a: str
    b: str
    a_start: int
    a_end: int
    b_start: int
    b_end: int
    why: str


@dataclass(frozen=True, slots=True)
class Addition(Record):
    """What a report says that the report it takes the passage from (`cites`) does not. Kinds: added, contradicts."""

    KEY = ("report", "start", "end", "cites")
    report: str
    start: int
    end: int
    cites: str
    kind: str
    why: str
