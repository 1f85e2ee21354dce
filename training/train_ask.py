"""Make src/headwater/model/ask.json: how likely a statement says what a sentence asks for.

    python training/train_ask.py

Asks each story of training/cases for each claim of its truth, in the words in which the truth sums the claim up, and for the
claims of another story, which it does not hold. Prints how often the first answer is right and how often what is not
there is found missing, for stories left out of learning and for those of tests/ and examples/. Run it again when
embedder.onnx has changed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from claims_cases import ROOT, TRAIN, Labels, Story, load_stories, load_story
from headwater.claims.asking import FEATURES, Asked, Scorer, ask, measure_said, read_terms, weigh_terms
from headwater.claims.gists import make_gists
from headwater.model.embedder import embed_spans
from headwater.records import Gist

TARGET = ROOT / "src/headwater/model/ask.json"
NEAR = 40  # statements a question that are learnt from, the nearest in meaning
STRANGE = 8  # claims of another story that a story is asked for
SOFT = 1.0
SLACK = 2.0  # points, of the found and of what is found missing together
LEVELS = np.arange(0.1, 0.9, 0.02)

Floats = NDArray[np.float64]


@dataclass
class Question:
    """A sentence asked of a story: the features of the nearest statements, which say it, and whether any of the story does."""

    rows: Floats
    says: NDArray[np.bool_]
    there: bool


def read_claims(folder: Path) -> dict[str, str]:
    """Return the claims of a case's truth: id → text."""
    truth = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return {claim["id"]: claim["text"] for claim in truth["claims"]}


def pose(story: Story, claims: dict[str, str], strange: Sequence[str]) -> list[Question]:
    """Return the questions for a story: for its own claims, and for what it does not say."""
    vectors: list[NDArray[np.float32]] = []
    gists: list[Gist] = []
    for key, group in groupby(story.statements, key=lambda row: row.report):
        rows = list(group)
        vectors.append(embed_spans(story.reports[key].text, [(row.start, row.end) for row in rows]))
        gists += make_gists(story.reports[key], rows)
    stacked, weights, terms = np.concatenate(vectors), weigh_terms(gists), [read_terms(gist) for gist in gists]

    def look(asked: Asked, says: NDArray[np.bool_], unclear: NDArray[np.bool_]) -> Question:
        cosines = stacked @ asked.vector
        near = [n for n in np.argsort(-cosines, kind="stable")[:NEAR] if not unclear[n]]
        rows = measure_said(read_terms(asked.gist), [terms[n] for n in near], cosines[near], weights)
        return Question(rows, says[near], bool(says.any()))

    nothing = np.zeros(len(gists), np.bool_)
    own = [
        look(ask(text), _hold(key, story.sure), _hold(key, story.maybe) & ~_hold(key, story.sure))
        for key, text in claims.items()
    ]
    return [question for question in own if question.there] + [look(ask(text), nothing, nothing) for text in strange]


def _hold(claim: str, labels: Labels) -> NDArray[np.bool_]:
    return np.array([claim in label for label in labels], np.bool_)


def learn(stories: Sequence[Sequence[Question]]) -> Scorer:
    """Return the weights learned from the questions of stories."""
    questions = [question for story in stories for question in story]
    rows, says = np.concatenate([q.rows for q in questions]), np.concatenate([q.says for q in questions])
    model = LogisticRegression(C=SOFT, max_iter=5000).fit(rows, says)
    return Scorer(model.coef_[0], float(model.intercept_[0]), 0.0)


def judge(scorer: Scorer, story: Sequence[Question]) -> list[tuple[float, bool, bool]]:
    """Return for each question the likelihood of the first answer, whether it is right, and whether there is one."""
    answers = []
    for question in story:
        scores = scorer.score(question.rows)
        best = int(np.argmax(scores))
        answers.append((float(scores[best]), bool(question.says[best]), question.there))
    return answers


def measure(answers: Sequence[tuple[float, bool, bool]], enough: float) -> tuple[float, float, float]:
    """Return in percent: first answers right, of what is there found, of what is not there found missing."""
    there = [(score, right) for score, right, here in answers if here]
    strange = [score for score, _, here in answers if not here]
    first = 100 * sum(right for _, right in there) / max(1, len(there))
    found = 100 * sum(right and score >= enough for score, right in there) / max(1, len(there))
    return first, found, 100 * sum(score < enough for score in strange) / max(1, len(strange))


def choose_level(answers: Sequence[tuple[float, bool, bool]]) -> float:
    """Return the lowest level at which nearly most is right: a doubtful answer is marked as such, a missed one is lost."""
    right = {float(level): sum(measure(answers, level)[1:]) for level in LEVELS}
    return min(level for level, value in right.items() if value >= max(right.values()) - SLACK)


def main() -> None:
    """Learn, measure, write."""
    names = sorted(path.parent for path in TRAIN.glob("*/gold.json"))
    claims = [read_claims(folder) for folder in names]
    stories = [
        pose(story, own, list(other.values())[:STRANGE])
        for story, own, other in zip(load_stories(), claims, claims[1:] + claims[:1], strict=True)
    ]
    left_out = [a for n, story in enumerate(stories) for a in judge(learn(stories[:n] + stories[n + 1 :]), story)]
    enough = choose_level(left_out)
    scorer = learn(stories)
    held = [
        answer
        for folder in sorted(
            path.parent for place in ("tests/cases", "examples") for path in (ROOT / place).glob("*/gold.json")
        )
        for answer in judge(scorer, pose(load_story(folder), read_claims(folder), list(claims[0].values())[:STRANGE]))
    ]
    line = "{:<24} first right {:5.1f} found {:5.1f} missing told {:5.1f}"
    print(line.format("one story left out", *measure(left_out, enough)))
    print(line.format("stories never seen", *measure(held, enough)))
    slopes = [round(float(slope), 4) for slope in scorer.slopes]
    print(dict(zip(FEATURES, slopes, strict=True)), round(scorer.offset, 4), f"enough {enough:.2f}")
    stored = {"features": FEATURES, "slopes": slopes, "offset": round(scorer.offset, 4), "enough": round(float(enough), 2)}
    TARGET.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
