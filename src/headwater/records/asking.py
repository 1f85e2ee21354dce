"""Which engine reads, and what a language model answered."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.records.base import Record


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
