"""What an invented story is made of: outlets, speakers, matters, testimonies, sentences, drafts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from headwater.records import Names


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented outlet with its habits; `credits`, `copies`, `invents` and `alters` are shares, 0..1."""

    id: str
    name: str
    kind: str
    site: str
    credits: float
    copies: float
    invents: float
    alters: float
    straight: bool
    variants: bool


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source: `kind` as in a truth; `voice_of` is the id of the body that it speaks for; `variant` another spelling."""

    id: str
    name: str
    kind: str
    role: str = ""
    family: str = ""
    variant: str = ""
    pronoun: str = ""
    voice_of: str = ""

    @property
    def aliases(self) -> Names:
        """The other wordings by which reports may call it."""
        first = self.name.removesuffix(self.family)
        spelled = (self.variant, first + self.variant) if self.variant else ()
        role = (self.role,) if self.kind == "person" else ()
        return tuple(filter(None, (self.family, *spelled, *role)))


@dataclass(frozen=True, slots=True)
class Matter:
    """What a claim is about: its wordings as patterns, and what fills them. `{n}`, its figure, varies by testimony."""

    id: str
    key: str
    text: str
    clauses: Names
    quotes: Names
    heads: Names
    slots: dict[str, str]
    low: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True)
class Testimony:
    """What a speaker says of a matter on a day, with the figure it gives ("" for none) and the very words.

    `tail` is what he says in the same breath without claiming anything.
    """

    matter: Matter
    speaker: Speaker
    day: date
    value: str = ""
    quote: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of a sentence with its truth: `chain` as the words have it, `origin` as it was."""

    claim: str
    text: str
    stance: str
    chain: Names
    origin: str
    value: str


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution of a sentence: the words of its source, its cue and its content."""

    source_text: str
    cue: str
    content: str
    type: str
    chain: Names


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its truth: `mode` is how it tells its testimony, `source` whom it gives as the innermost source.

    `days` pairs time expressions with the days that they mean.
    """

    text: str
    testimony: Testimony
    mode: str
    source: Speaker | None = None
    told: tuple[Told, ...] = ()
    sayings: tuple[Saying, ...] = ()
    days: tuple[tuple[str, date], ...] = ()


@dataclass(slots=True)
class Draft:
    """A report under construction: `number` is its place in the story's time; `relies_on` holds such numbers.

    `altered` pairs a number and words there with words here; `unsupported` holds cited number, words here, and kind.
    """

    number: int
    outlet: Outlet
    time: datetime
    how: str = "original"
    byline: str = ""
    dateline: str = ""
    heading: Sentence | None = None
    paragraphs: list[tuple[Sentence, ...]] = field(default_factory=list)
    notices: list[tuple[int, str]] = field(default_factory=list)
    relies_on: list[int] = field(default_factory=list)
    altered: list[tuple[int, str, str]] = field(default_factory=list)
    unsupported: list[tuple[int, str, str]] = field(default_factory=list)
    interview: bool = False
    dated: bool = True

    @property
    def sentences(self) -> list[Sentence]:
        """The heading, if there is one, and the sentences."""
        return [*([self.heading] if self.heading else []), *(s for paragraph in self.paragraphs for s in paragraph)]

    @property
    def testimonies(self) -> list[Testimony]:
        """What the report tells, each once, in order; not what it denies or doubts."""
        asserted = [s.testimony for s in self.sentences if s.told and s.told[0].stance == "asserts"]
        return list({testimony.matter.id: testimony for testimony in asserted}.values())

    @property
    def lines(self) -> list[str]:
        """The lines of the report's text, with notices and without empty ones."""
        lines = [" ".join(sentence.text for sentence in paragraph) for paragraph in self.paragraphs]
        if lines:
            lines[0] = self.dateline + lines[0]
        for at, notice in sorted(self.notices, reverse=True):
            lines.insert(at, notice)
        return [*([self.heading.text] if self.heading else []), *lines]

    @property
    def text(self) -> str:
        """The report as its file has it."""
        return "\n\n".join(self.lines) + "\n"

    @property
    def words(self) -> int:
        """How many words its paragraphs have."""
        return sum(len(sentence.text.split()) for paragraph in self.paragraphs for sentence in paragraph)
