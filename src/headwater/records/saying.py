"""Who says what: attributions, names, dates, figures, statements and their chains of sources."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.records.base import Names, Record, Spans


@dataclass(frozen=True, slots=True)
class Attribution(Record):
    """Source + cue + content (Pareti's attribution relation). Source and cue are None where the text has none here.

    `type` is direct, indirect or mixed; `form` is text, heading or transcript. `continues` is the id of the attribution
    that a free-standing quotation goes on with, "" otherwise; `parent` is the id of the attribution whose content holds
    this one, "" otherwise. `score` is the reader's confidence, 0..1.
    """

    KEY = ("report", "content", "cue_start")
    report: str
    source_start: int | None
    source_end: int | None
    cue_start: int | None
    cue_end: int | None
    content: Spans
    type: str
    form: str
    continues: str
    parent: str
    score: float


@dataclass(frozen=True, slots=True)
class Refusal(Record):
    """Somebody who is said to have said nothing: `The ministry declined to comment`. Source and cue are spans of the report."""

    KEY = ("report", "cue_start")
    report: str
    source_start: int
    source_end: int
    cue_start: int
    cue_end: int


@dataclass(frozen=True, slots=True)
class Naming(Record):
    """A name that the trained tagger found at [start, end): `kind` is person, organisation or place.

    `score`, 0..1, is how likely its words are a name of that kind, over all mentions of the report that are written alike.
    """

    KEY = ("report", "start", "end")
    report: str
    start: int
    end: int
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Mention(Record):
    """A name or noun phrase in a report. `form` is name, role, pronoun or unnamed; `referent` the id of what it means."""

    KEY = ("report", "start", "end")
    report: str
    start: int
    end: int
    kind: str
    form: str
    referent: str


@dataclass(frozen=True, slots=True)
class Referent(Record):
    """What several mentions of one report mean; `key` is the offset of its first mention, -1 for the report's outlet.

    `kind` is person, organisation, outlet, place, document or unnamed; `name` is its fullest wording in the report,
    `names` every wording, each exactly as it stands; `description` the apposition or role that the report gives it.
    """

    KEY = ("report", "key")
    report: str
    key: int
    name: str
    kind: str
    names: Names
    description: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Description(Record):
    """What a report says that a referent is, in the words at [start, end).

    `kind` is title, apposition, predicate, adjective ("Hezbollah-operated") or earlier (what it was called or was before).
    `attribution` is the id of the innermost attribution in whose content the words stand, "" where the report itself says so.
    """

    KEY = ("report", "start", "end", "referent")
    report: str
    start: int
    end: int
    referent: str
    kind: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Entity(Record):
    """The person, organisation, outlet, place, document or unnamed source that referents of all reports mean.

    `first` is the id of its first referent (by date, then file, then place), so that its id survives later reports.
    """

    KEY = ("first",)
    first: str
    name: str
    kind: str
    names: Names


@dataclass(frozen=True, slots=True)
class Meaning(Record):
    """That a referent means an entity, and why."""

    KEY = ("referent",)
    referent: str
    entity: str
    why: str


@dataclass(frozen=True, slots=True)
class Publisher(Record):
    """The entity that published a report: what the report's own outlet means."""

    KEY = ("report",)
    report: str
    entity: str


@dataclass(frozen=True, slots=True)
class Episode(Record):
    """What a sentence tells of a day that it names: the stems of its other words.

    `day` is an ISO date; `said` means that something was said on that day, rather than done; `published` is the day of
    the report's publication, "" where unknown.
    """

    KEY = ("report", "start")
    report: str
    start: int
    day: str
    said: bool
    published: str
    words: Names


@dataclass(frozen=True, slots=True)
class Date(Record):
    """A time expression, resolved.

    `value` and `end_value` are ISO 8601 (may be partial: 2031, 2031-03); `grain` is hour, day, week, month or year.
    """

    KEY = ("report", "start", "end")
    report: str
    start: int
    end: int
    value: str
    end_value: str | None
    grain: str
    why: str


@dataclass(frozen=True, slots=True)
class Figure(Record):
    """A number that counts something.

    `bound` is exact, at least, at most, about; `role` killed, injured, missing, arrested, evacuated, money, … or
    ""; `unit` what is counted or the currency. `low` and `high` are None where open.
    """

    KEY = ("report", "start", "end")
    report: str
    start: int
    end: int
    value: float
    low: float | None
    high: float | None
    bound: str
    unit: str
    role: str


@dataclass(frozen=True, slots=True)
class Statement(Record):
    """One thing said in one report.

    `stance` is asserts, denies or doubts; `form` heading, sentence, content or clause; `attribution` the id of the
    attribution whose content it is, "" in the outlet's own voice. `lean` is how far the words in and around it speak for
    a denial, as log odds.
    """

    KEY = ("report", "start", "end")
    report: str
    start: int
    end: int
    stance: str
    form: str
    attribution: str
    lean: float = 0.0


@dataclass(frozen=True, slots=True)
class Link(Record):
    """One source in a chain. `owner` is the id of a statement or an attribution; `position` 0 is the outermost source.

    `name` is its best wording in the report; `start` and `end` where it is named, None where it is only understood.
    `referent` is "" where the source could not be resolved.
    """

    KEY = ("owner", "position")
    owner: str
    position: int
    report: str
    name: str
    kind: str
    referent: str
    start: int | None
    end: int | None
