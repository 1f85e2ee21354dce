"""How likely each statement of a case says what a sentence asks for: by meaning, words, names, numbers and negation."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log

import numpy as np
from numpy.typing import NDArray

from headwater.claims.gists import make_gists
from headwater.errors import Bug
from headwater.model.embedder import embed_spans
from headwater.records import Gist, Report, Statement
from headwater.text.words import stem_word

FEATURES = ("cosine", "behind", "covered", "covered_around", "covering", "names_missing", "numbers_missing")
NEAREST = 300
"""How many statements, the nearest in meaning, are looked at closely."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence that is asked for, as a statement of a report of its own would be: its gist and its vector (384)."""

    text: str
    gist: Gist
    vector: Floats


@dataclass(frozen=True, slots=True)
class Found:
    """A statement that may say what was asked: how likely (0..1), and how much of the sentence's words it has.

    `covered` is the share of these words, of which the rarer weigh more.
    """

    statement: str
    score: float
    covered: float


@dataclass(frozen=True, slots=True)
class Terms:
    """What two statements are compared by: the stems of their own words and of those around, names and numbers among them."""

    words: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]


def ask(sentence: str) -> Asked:
    """Return a sentence ready to be looked for; the model is opened at the first call."""
    text = " ".join(sentence.split())
    report = Report("", "", text, "", "", None, "", "", "en", ())
    statement = Statement(report.id, 0, len(text), "asserts", "sentence", "")
    return Asked(text, next(make_gists(report, [statement])), embed_spans(text, [(0, len(text))])[0])


def find_said(asked: Asked, gists: Sequence[Gist], vectors: Floats) -> list[Found]:
    """Return the statements that may say what was asked, the likeliest first; `vectors` has one row a gist."""
    if not gists:
        return []
    cosines = vectors @ asked.vector
    near = np.sort(np.argsort(-cosines, kind="stable")[:NEAREST])
    return score_said(asked, [gists[n] for n in near], cosines[near], weigh_terms(gists))


def score_said(asked: Asked, gists: Sequence[Gist], cosines: Floats, weights: Mapping[str, float]) -> list[Found]:
    """Return the statements with these cosines, scored by the bundled weights, the likeliest first."""
    mine, theirs = read_terms(asked.gist), [read_terms(gist) for gist in gists]
    rows = measure_said(mine, theirs, cosines, weights)
    scores = load_scorer().score(rows)
    covered = rows[:, FEATURES.index("covered")]
    found = [Found(gist.statement, *pair) for gist, *pair in zip(gists, scores.tolist(), covered.tolist(), strict=True)]
    return sorted(found, key=lambda one: (-one.score, one.statement))


def read_terms(gist: Gist) -> Terms:
    """Return what a gist is compared by."""
    around = frozenset(map(stem_word, gist.around))
    names = frozenset(stem_word(word) for word in gist.words if word[0].isupper())
    numbers = frozenset(stem_word(word) for word in gist.words if word[0].isdigit())
    return Terms(frozenset(map(stem_word, gist.words)), around, names, numbers)


def weigh_terms(gists: Iterable[Gist]) -> dict[str, float]:
    """Return how much each stem tells in a case: the fewer of its statements have it, the more."""
    known = [frozenset(map(stem_word, gist.around)) for gist in gists]
    counts = Counter(word for words in known for word in words)
    return {word: log((len(known) + 1) / count) for word, count in counts.items()}


def measure_said(asked: Terms, said: Sequence[Terms], cosines: Floats, weights: Mapping[str, float]) -> NDArray[np.float64]:
    """Return the features of each statement, one row each, in the order of `FEATURES`.

    A word that no statement has tells as much as the rarest one there is.
    """
    rarest = max(weights.values(), default=1.0)

    def weigh(words: Iterable[str]) -> float:
        return sum(weights.get(word, rarest) for word in sorted(words))

    best, whole = float(cosines.max(initial=0.0)), max(weigh(asked.words), 1e-6)
    rows = [
        (
            cosine,
            best - cosine,
            weigh(asked.words & one.words) / whole,
            weigh(asked.words & one.around) / whole,
            weigh(asked.words & one.words) / max(weigh(one.words), 1e-6),
            len(asked.names - one.around) / max(1, len(asked.names)),
            len(asked.numbers - one.around) / max(1, len(asked.numbers)),
        )
        for one, cosine in zip(said, cosines.tolist(), strict=True)
    ]
    return np.array(rows, np.float64).reshape(-1, len(FEATURES))


@dataclass(frozen=True)
class Scorer:
    """A logistic model over features; from the likelihood `enough` on a statement is taken to say what was asked."""

    slopes: NDArray[np.float64]
    offset: float
    enough: float

    def score(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the likelihood, 0..1, of each row of features."""
        chances: NDArray[np.float64] = 1 / (1 + np.exp(-(rows @ self.slopes + self.offset)))
        return chances


@cache
def load_scorer() -> Scorer:
    """Return the bundled weights; raise Bug if they were made for other features."""
    stored = json.loads(files("headwater.model").joinpath("ask.json").read_text(encoding="utf-8"))
    if tuple(stored["features"]) != FEATURES:
        raise Bug("ask.json was made for other features: run training/train_ask.py")
    return Scorer(np.array(stored["slopes"], np.float64), stored["offset"], stored["enough"])
