"""What a claim answers to a sentence that is asked for: it says it, it gives another value, or it says the opposite."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from headwater.claims.asking import Found
from headwater.claims.versions_figures import name_kind
from headwater.lore import load_lines
from headwater.records import Date, Figure
from headwater.text.calendar import find_dates
from headwater.text.numbers import find_figures
from headwater.text.words import content_words, find_words, fold_word

SAYS, VERSION, OPPOSITE = "says it", "gives another value", "says the opposite"
TURNED = 1.5
"""By how much, as log odds, a statement that is negated where the sentence is not must be the likelier one to be taken."""
COVERED = 0.5
"""From which share of the sentence's words on a negation in one of the two turns its sense."""
MARGIN = 2.0
"""How far, as log odds, a claim's other statements may lie behind the likeliest and still be asked for the values."""
_SUREST = 1e-6
_CLAUSE = re.compile(r"[,;:–—]|\b(?:but|and|because|while)\b")
_NO_NEGATION = {"only", "just", "merely", "least"}
"""Words after which "not" and "no" negate nothing."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that may say what was asked, with its claim and what it does to the words that stand for that (`stance`).

    `own` is the stance that its words and the words around it have by themselves; it stands at start..end of `text`, which
    was published on the day `published`.
    """

    found: Found
    claim: str
    stance: str
    own: str
    published: str | None
    text: str
    start: int
    end: int
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()

    @property
    def words(self) -> str:
        """Its own words."""
        return self.text[self.start : self.end]

    def weigh(self, sentence: str) -> float:
        """Return the log odds that it says what was asked, less where just one of the two is negated."""
        chance = min(max(self.found.score, _SUREST), 1 - _SUREST)
        return log(chance / (1 - chance)) - TURNED * is_turned(sentence, self.words)

    def opposes(self, sentence: str) -> bool:
        """Return whether the sentence asked for, if this statement is about it, is what the claim denies.

        Words that somebody denies are those of the claim, unless it is the words themselves that negate it.
        """
        against = self.stance == "denies" and (self.own != "denies" or is_negated(self.words))
        return against != (is_turned(sentence, self.words) and self.found.covered >= COVERED)


@dataclass(frozen=True, slots=True)
class Rival:
    """Two values for one thing: what was asked for and what the statement has, in their own words."""

    asked: str
    told: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a claim answers: how likely it is about what was asked (0..1), the statement nearest to it, and how they differ."""

    claim: str
    score: float
    how: str
    statement: str
    rivals: tuple[Rival, ...] = ()


def answer(sentence: str, hits: Sequence[Hit]) -> list[Answer]:
    """Return what each claim answers to a sentence, the likeliest first."""
    claims: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        claims[hit.claim].append(hit)
    answers = [_answer_one(claim, sentence, found) for claim, found in claims.items()]
    return sorted(answers, key=lambda one: (-one.score, one.claim))


def _answer_one(claim: str, sentence: str, hits: Sequence[Hit]) -> Answer:
    odds = {hit.found.statement: hit.weigh(sentence) for hit in hits}
    ranked = sorted(hits, key=lambda hit: (-odds[hit.found.statement], hit.found.statement))
    best, score = ranked[0], max(hit.found.score for hit in hits)
    if best.opposes(sentence):
        return Answer(claim, score, OPPOSITE, best.found.statement)
    near = [hit for hit in ranked if odds[best.found.statement] - odds[hit.found.statement] <= MARGIN]
    told = [(rival, agree) for hit in near for rival, agree in compare_values(sentence, hit)]
    agreed = {rival.asked for rival, agree in told if agree}
    rivals = {rival.asked: rival for rival, _ in reversed(told) if rival.asked not in agreed}
    return Answer(claim, score, VERSION if rivals else SAYS, best.found.statement, tuple(rivals.values()))


def is_turned(sentence: str, words: str) -> bool:
    """Return whether just one of the two is negated; of the words, those clauses count that share one with the sentence."""
    asked = set(content_words(sentence))
    clauses = [clause for clause in _CLAUSE.split(words) if asked.intersection(content_words(clause))]
    return is_negated(sentence) != any(map(is_negated, clauses or [words]))


def is_negated(text: str) -> bool:
    """Return whether a text has a word of negation; "not only" and the like negate nothing."""
    words = [fold_word(text[start:end]) for start, end in find_words(text)]
    negations, after = set(load_lines("negations.txt")), [*words[1:], ""]
    return any(
        (word in negations or word.endswith("n't")) and following not in _NO_NEGATION
        for word, following in zip(words, after, strict=True)
    )


def compare_values(sentence: str, hit: Hit) -> list[tuple[Rival, bool]]:
    """Return each figure and date of a sentence with what a statement has in its place, and whether the two agree."""
    return [*_compare_figures(sentence, hit), *_compare_dates(sentence, hit)]


def _compare_figures(sentence: str, hit: Hit) -> Iterator[tuple[Rival, bool]]:
    for one in find_figures(sentence):
        asked = Figure("", one.start, one.end, one.value, one.low, one.high, one.bound, one.unit, one.role)
        kind = name_kind(asked)
        alike = [told for told in hit.figures if told.value == asked.value or (kind and name_kind(told) == kind)]
        fitting = next((told for told in alike if may_be_one(asked, told)), None)
        if alike:
            told = fitting or alike[0]
            yield Rival(sentence[one.start : one.end], hit.text[told.start : told.end]), fitting is not None


def may_be_one(one: Figure, other: Figure) -> bool:
    """Return whether two figures leave room for one number: "at least 40" and 41 do, 40 and 41 do not."""
    low = max(_least(one), _least(other))
    high = min(_most(one), _most(other))
    return low <= high


def _least(figure: Figure) -> float:
    return figure.low if figure.low is not None else float("-inf")


def _most(figure: Figure) -> float:
    return figure.high if figure.high is not None else float("inf")


def _compare_dates(sentence: str, hit: Hit) -> Iterator[tuple[Rival, bool]]:
    """Yield the dates of the sentence, as of the report's day, with the statement's of the same grain."""
    for one in find_dates(sentence, hit.published):
        asked = sentence[one.start : one.end]
        alike = {hit.text[date.start : date.end]: date.value for date in hit.dates if date.grain == one.moment.grain}
        agree = asked in alike or any(date.value == one.moment.value for date in hit.dates)
        if alike:
            yield Rival(asked, next(iter(alike))), agree
