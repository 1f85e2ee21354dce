"""What is the same claim: vectors, pairs of statements, claims and their members."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.records.base import Names, Record


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
    statement's; `source` the last word of the name of whoever is said to know it, folded; `facts` are the days that the
    statement names (ISO dates) and the roles of its figures (killed, injured, …).
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
    facts: Names = ()


@dataclass(frozen=True, slots=True)
class Gists(Record):
    """The gists of a report in columns, in order of the statements' ids, so that many pairs can be compared at once.

    A row a statement: `statements` (id, uint64), `starts`, `ends` (int32), `places`, `leans` (float64), `marks` (uint8: 1
    denied, 2 negated, 4 quoted, 8 title), `sources` (hash of the source's name, uint64, 0 for none), and how many stems it
    has in `order` and in `around` (`ordered`, `rounded`, int32). A row a stem (hash, uint32): `order` are those of the words
    in their order, `around` those of the words around and of its facts, ascending, with their `kinds` (uint8: 1 a name, 2 a
    number, 4 one of the statement's own words, 8 a day, 16 the role of a figure). `words` holds the words, a line a statement.
    """

    KEY = ("report",)
    report: str
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
