"""The nouns. One frozen dataclass is one table; the dataclass is the schema.

A record's `id` is a hash of its KEY fields, never a counter: the same finding in a later run has the same id, so that
a person's decision about it still applies. Offsets are code points into `Report.text`, start included, end excluded.
A field is a str, int, float, bool or bytes, one of these or None, or nested tuples of them (`Spans`, `Names`).
Bytes hold numpy columns; the docstring of the record says of which type.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

Spans = tuple[tuple[int, int], ...]
Names = tuple[str, ...]
Notes = tuple[tuple[str, str], ...]


def hash_key(*parts: object) -> str:
    """Return 16 hexadecimal digits that stand for `parts`, the same in every run and on every machine."""
    return sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Record:
    """A row: `KEY` names the fields that make it what it is."""

    __slots__ = ()
    KEY: ClassVar[tuple[str, ...]]

    @property
    def id(self) -> str:
        """The content hash of the key fields."""
        return hash_key(type(self).__name__, *(getattr(self, name) for name in self.KEY))


# ---------------------------------------------------------------- what was read


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


# ---------------------------------------------------------------- who says what


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


# ---------------------------------------------------------------- who took from whom


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
    """Two reports that may have to do with each other, once in each direction; `likeness` is 0..1."""

    KEY = ("report", "other")
    report: str
    other: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Relies(Record):
    """`report` took material from the report `on`: verbatim, rewrite or partial. `evidence` says why, in sentences."""

    KEY = ("report", "on")
    report: str
    on: str
    how: str
    score: float
    evidence: Names


# ---------------------------------------------------------------- what is the same claim


@dataclass(frozen=True, slots=True)
class Vector(Record):
    """The meaning of a statement in its context: 384 numbers (float32) of length 1."""

    KEY = ("statement",)
    statement: str
    report: str
    values: bytes


@dataclass(frozen=True, slots=True)
class Gist(Record):
    """What a statement is compared by besides its vector: its words, and those of the sentences it stands in (`around`).

    Words are in order, without stop words; a name keeps its capital, a number is in digits. `form` is the statement's;
    `marks` say more of it: denied, negated, quoted, title. `place` is where in its report it begins, 0..1; `lean` is the
    statement's; `source` the last word of the name of whoever is said to know it, folded; `day` that of publication, as a
    proleptic ordinal, 0 where unknown.
    """

    KEY = ("statement",)
    statement: str
    report: str
    start: int
    end: int
    form: str
    words: Names
    around: Names
    marks: Names
    place: float
    lean: float = 0.0
    source: str = ""
    day: int = 0


@dataclass(frozen=True, slots=True)
class Gists(Record):
    """The gists of a report in columns, in order of the statements' ids, so that many pairs can be compared at once.

    A row a statement: `statements` (id, uint64), `starts`, `ends` (int32), `places`, `leans` (float64), `marks` (uint8: 1
    denied, 2 negated, 4 quoted, 8 title), `sources` (hash of the source's name, uint64, 0 for none), and how many stems it
    has in `order` and in `around` (`ordered`, `rounded`, int32). A row a stem (hash, uint32): `order` are those of the words
    in their order, `around` those of the words around, ascending, with their `kinds` (uint8: 1 a name, 2 a number, 4 one of
    the statement's own). `words` holds the words, a line a statement.
    """

    KEY = ("report",)
    report: str
    day: int
    statements: bytes
    starts: bytes
    ends: bytes
    places: bytes
    leans: bytes
    marks: bytes
    sources: bytes
    ordered: bytes
    order: bytes
    rounded: bytes
    around: bytes
    kinds: bytes
    words: str


@dataclass(frozen=True, slots=True)
class Candidates(Record):
    """The pairs of statements that may say the same and whose first one is of this report, in order.

    Ids `a` < `b` (uint64), and the cosines of their vectors (float32).
    """

    KEY = ("report",)
    report: str
    a: bytes
    b: bytes
    cosines: bytes


@dataclass(frozen=True, slots=True)
class Matches(Record):
    """How likely two statements assert or deny the same: pairs whose first one is of this report, in order.

    Ids `a` < `b` (uint64). `scores` (float32) are 0..1; `opposes` (float32), 0..1, how likely they contradict each other if
    they are about the same, 0.5 says nothing; `reasons` (uint32) what they share, as `claims.reasons` packs it.
    """

    KEY = ("report",)
    report: str
    a: bytes
    b: bytes
    scores: bytes
    opposes: bytes
    reasons: bytes


@dataclass(frozen=True, slots=True)
class Claim(Record):
    """The statements that assert or deny the same thing; `first` is the id of the earliest of them."""

    KEY = ("first",)
    first: str


@dataclass(frozen=True, slots=True)
class Likeness(Record):
    """How likely a claim's statements say the same: ids `a` < `b` (uint64) and `scores` (float32) of the pairs scored."""

    KEY = ("claim",)
    claim: str
    a: bytes
    b: bytes
    scores: bytes


@dataclass(frozen=True, slots=True)
class Membership(Record):
    """That a statement belongs to a claim, and why it was joined.

    `stance` is what it does to the claim: asserts, denies or doubts it. That may differ from the statement's own stance,
    which its words alone tell: what contradicts the rest of the claim denies it.
    """

    KEY = ("statement",)
    statement: str
    claim: str
    why: str
    stance: str = "asserts"


# ---------------------------------------------------------------- where it springs from, how versions differ


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


# ---------------------------------------------------------------- which engine reads, what a language model answered


@dataclass(frozen=True, slots=True)
class Engine(Record):
    """Which engine a stage reads with, where the user chose one: `name` is bundled or llm, `model` the language model."""

    KEY = ("stage",)
    stage: str
    name: str
    model: str


@dataclass(frozen=True, slots=True)
class Reply(Record):
    """What a language model replied to one question about the text with that `digest`, word for word.

    `question` is the hash of all that the model was told. Where nothing could be used, `text` is "" and `failure` says why.
    `calls`, `tokens_in` and `tokens_out` are what asking has cost so far, calls that failed included.
    """

    KEY = ("question", "model", "digest")
    question: str
    model: str
    digest: str
    text: str
    failure: str
    calls: int
    tokens_in: int
    tokens_out: int


@dataclass(frozen=True, slots=True)
class Drop(Record):
    """An attribution, or a part of its content, that a language model gave and that was left out.

    `words` are those that cannot be found in the report, `role` what they were to be: source, cue or content. `start` is
    where the sentence begins that they were given for, -1 where there is no such sentence.
    """

    KEY = ("report", "start", "role", "words")
    report: str
    start: int
    role: str
    words: str


# ---------------------------------------------------------------- what people decided


@dataclass(frozen=True, slots=True)
class Decision(Record):
    """What a person decided; never changed and never deleted. `headwater.decisions.kinds` lists the kinds.

    The anchors `a` and `b` are spans of reports, so that they fit whatever later runs make of the texts: start and end
    are -1 for a whole report, a report of "" says that the kind needs no such anchor. The digests are those of the reports'
    texts, by which a report is known again when its outlet turns out to be another. `at` is an ISO 8601 time. `undoes` is
    the id of the decision that this one takes back, "" for none; it has that one's anchors.
    """

    KEY = (
        "kind", "a_report", "a_start", "a_end", "b_report", "b_start", "b_end", "value", "by", "at", "why", "undoes",
        "a_digest", "b_digest",
    )  # fmt: skip
    kind: str
    a_report: str
    a_start: int
    a_end: int
    b_report: str
    b_start: int
    b_end: int
    value: str
    by: str
    at: str
    why: str
    undoes: str
    a_digest: str
    b_digest: str


@dataclass(frozen=True, slots=True)
class Ruling(Record):
    """What a decision on sources, reliance or origins comes to in the rows as they are now; one that was undone has none.

    `a` and `b` are the ids of the statements, referents or reports that its anchors fit, "" where it has no such anchor or
    that fits nothing; `orphan` then says why, and the decision has no effect. `said` is by whom, when and why it was decided.
    """

    KEY = ("decision",)
    decision: str
    kind: str
    a: str
    b: str
    value: str
    at: str
    said: str
    orphan: str


@dataclass(frozen=True, slots=True)
class ClaimRuling(Ruling):
    """What a decision on claims comes to. A table of its own: only the grouping of claims depends on it."""


@dataclass(frozen=True, slots=True)
class EntityRuling(Ruling):
    """What a decision on who is meant comes to. A table of its own: only the joining of referents depends on it."""


TABLES: tuple[type[Record], ...] = (
    Report, Place, Problem, Passage, Attribution, Refusal, Mention, Referent, Description, Entity, Meaning, Publisher, Episode,
    Date, Figure, Statement, Link, Words, Fingerprint, Seed, Copy, Kin, Relies, Vector, Gist, Gists, Candidates, Matches, Claim,
    Likeness, Membership, Origin, Tally, Version, Quotation, Alteration, Addition, Engine, Reply, Drop, Decision, Ruling,
    ClaimRuling, EntityRuling,
)  # fmt: skip
