"""Which of a claim's statements can best stand for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

from headwater.lore import load_lines
from headwater.text.words import content_words

_COMPARED = 60
_TYPICAL = 8.0
"""What sharing all words with the other reports weighs. This and the weights below follow a regression of how near a
statement comes to the summary of its claim that the truth of the training cases gives; that it reads well was added by hand.
"""
_LONG, _SHORT = 28, 14
_WORD = re.compile(r"[^\W_](?:[\w'’-]*[^\W_])?")
_OPENING, _CLOSING = "“«„", "”»"


@dataclass(frozen=True, slots=True)
class Wording:
    """A statement's words; `form` is heading, sentence, content or clause."""

    statement: str
    text: str
    form: str = "sentence"
    report: str = ""


def choose_clearest(wordings: Sequence[Wording]) -> str:
    """Return the id of the statement that can best stand for a claim, of statements in order of time.

    It says what the other reports say (it shares their words), is a whole sentence of middling length, no heading, and
    begins with no pronoun; among equals the earliest.
    """
    words = {(one.report, one.text): frozenset(content_words(one.text)) for one in wordings[:_COMPARED]}

    def fitness(one: Wording) -> float:
        mine = frozenset(content_words(one.text))
        shared = [_likeness(mine, other) for (report, _), other in words.items() if report != one.report]
        return weigh_clearness(one) + _TYPICAL * (sum(shared) / len(shared) if shared else 0.0)

    return max(wordings, key=fitness).statement


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / sqrt(len(a) * len(b)) if a and b else 0.0


def weigh_clearness(one: Wording) -> float:
    """Return how well a statement can be understood alone: the higher the better, about -3 to 2."""
    words = _WORD.findall(one.text)
    if not words:
        return -10.0
    low = [word.casefold() for word in words]
    capitals = sum(word[:1].isupper() for word in words[1:])
    length = 1.4 * min(len(words), _SHORT) / _SHORT - max(0, len(words) - _LONG) / _SHORT
    known = min(capitals, 3) * 0.05 + any(word[0].isdigit() for word in words) * 0.3
    return float(length + known - _weigh_open_ends(words, low) - _weigh_form(one, low))


def _weigh_open_ends(words: Sequence[str], low: Sequence[str]) -> float:
    """Return how much is left open: words that point to something said before, a beginning or an end that goes on."""
    dangling, goes_on = _dangling(), words[0] in _fragment_starts()
    inside = sum(word in dangling for word in low[1:]) * 0.25
    return (low[0] in dangling or goes_on) * 1.0 + inside + (low[-1] in _unfinished()) * 0.6


def _weigh_form(one: Wording, low: Sequence[str]) -> float:
    """Return how far a statement is from a plain sentence: a heading, a fragment, a question, half of a quotation."""
    text = one.text.rstrip()
    halved = sum(text.count(mark) for mark in _OPENING) != sum(text.count(mark) for mark in _CLOSING)
    shouted = sum(word.isupper() and len(word) > 3 for word in _WORD.findall(text))
    weights = (
        (not text[:1].isupper() and text[:1] not in _OPENING + '"', 0.3),
        (one.form == "heading", 0.6),
        (not any(word in _finite() or word.endswith("ed") for word in low), 0.4),
        (text.rstrip("”\"'").endswith("?"), 0.5),
        (halved or text.count('"') % 2 == 1, 0.6),
        (text.count("“") + text.count('"') > 0, 0.6),
    )
    return float(sum(weight for holds, weight in weights if holds) + 0.2 * min(shouted, 3))


@cache
def _dangling() -> frozenset[str]:
    return frozenset(load_lines("dangling_words.txt"))


@cache
def _fragment_starts() -> frozenset[str]:
    return frozenset(load_lines("fragment_starts.txt"))


@cache
def _finite() -> frozenset[str]:
    return frozenset(load_lines("finite_words.txt"))


@cache
def _unfinished() -> frozenset[str]:
    return frozenset(load_lines("unfinished_ends.txt"))
