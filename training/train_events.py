"""Measure the machinery that joins claims on events across documents: ECB+, given mentions, topics held out in turn.

    python training/train_events.py

Statements are joined into claims by vectors in context, features of pairs, a logistic model over them and average linkage
among the reports that are kin. All of these are used here as they are, only on mentions of events: the same stages make
vectors, gists and kin, the same function compares, the same groups. Learnt anew, from the topics that are not held out, are
the model (averaged with boosted trees), the level of joining, and a matrix that turns the vectors so that mentions of one
event lie close (supervised contrastive loss, Khosla et al. 2020, as in train_embedder.py). Nothing of it is bundled. The
seed is fixed.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.nn.functional import dropout, normalize

from events_data import SHARED, Document, Mentions, find_kin, load_documents, ready_mentions
from events_pairs import Couples, couple
from headwater.claims.cluster import join_groups, tell_kinship
from headwater.claims.scoring import Model
from headwater.records import Kin

FOLDS = 5
DIMENSIONS, ROUNDS, RATE, DROPPED, TEMPERATURE = 128, 10, 2e-3, 0.3, 0.1
SOFT = 0.01  # the smaller, the nearer to zero the logistic weights stay
TREES = {"max_iter": 80, "max_leaf_nodes": 12, "min_samples_leaf": 60, "l2_regularization": 5.0, "max_bins": 63}
LEAST = 0.005  # pairs below this score are dropped
LEVELS = np.arange(0.08, 0.24, 0.02)
NEXT = 0.3  # points below the best that are no difference

Floats = NDArray[np.float64]
Figures = dict[str, float]


@dataclass(frozen=True)
class Scorer:
    """The logistic model of claims and boosted trees, whose likelihoods are averaged."""

    line: Model
    trees: HistGradientBoostingClassifier

    def score(self, features: NDArray[np.float32]) -> Floats:
        """Return the likelihood, 0..1, of each row of features."""
        chances: Floats = (self.line.score(features) + self.trees.predict_proba(features)[:, 1]) / 2
        return chances


@dataclass(frozen=True)
class Fold:
    """Topics that are held out together: their documents' kin and pairs, and the rows of their mentions."""

    rows: NDArray[np.int64]
    kin: Mapping[tuple[str, str], float]
    couples: Couples

    def group(self, mentions: Mentions, scores: Floats, enough: float) -> dict[int, str]:
        """Return row → the name of its group, as statements are grouped into claims."""
        place = {row: at for at, row in enumerate(self.rows.tolist())}
        ends = np.array([[place[row] for row in side.tolist()] for side in (self.couples.a, self.couples.b)]).T
        kin = (Kin(one, other, value) for (one, other), value in self.kin.items())
        kinship = tell_kinship([mentions.documents[row] for row in self.rows], kin)
        kept = scores >= LEAST
        owners = join_groups(kinship, (ends[kept], scores[kept]), enough)
        return {row: f"{self.rows[0]}:{owner}" for row, owner in zip(self.rows.tolist(), owners, strict=True)}


class Trial:
    """The mentions, cut into folds by topic."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.mentions = ready_mentions(documents)
        topics = np.random.default_rng(0).permutation(np.unique(self.mentions.topics))
        self.folds = [self._cut(documents, topics[number::FOLDS].tolist()) for number in range(FOLDS)]
        self.turn = cache(self._turn)

    def _cut(self, documents: Sequence[Document], topics: Sequence[int]) -> Fold:
        kin = find_kin([document for document in documents if document["topic"] in topics])
        rows = np.flatnonzero(np.isin(self.mentions.topics, topics))
        return Fold(rows, kin, couple(self.mentions, rows, kin))

    def _turn(self, unseen: frozenset[int]) -> NDArray[np.float32]:
        """Return the mentions' vectors, turned as is learnt from all folds but `unseen`."""
        seen = np.concatenate([fold.rows for number, fold in enumerate(self.folds) if number not in unseen])
        return learn_turn(self.mentions, np.unique(self.mentions.topics[seen]))

    def score(self, held: int) -> Floats:
        """Return how likely each pair of a fold is one event, by a model of the others."""
        others = [number for number in range(FOLDS) if number != held]
        # What a matrix has seen lies closer than what it has not: the weights learn from vectors it has not seen.
        described = [self.folds[other].couples.describe(self.turn(frozenset({held, other}))) for other in others]
        same = np.concatenate([self.folds[other].couples.same for other in others])
        weights = np.concatenate([weigh(self.mentions, self.folds[other].couples) for other in others])
        model = fit(np.concatenate(described), same, weights)
        return model.score(self.folds[held].couples.describe(self.turn(frozenset({held}))))

    def name(self, scores: Sequence[Floats], levels: Sequence[float]) -> list[str]:
        """Return the group of each mention, each fold joined down to its own level."""
        found: dict[int, str] = {}
        for fold, score, level in zip(self.folds, scores, levels, strict=True):
            found |= fold.group(self.mentions, score, level)
        return [found[row] for row in range(len(found))]


def learn_turn(mentions: Mentions, topics: Sequence[int]) -> NDArray[np.float32]:
    """Return a vector of length 1 for every mention, learnt from those of `topics`: a topic is one batch."""
    torch.manual_seed(0)
    whole, events = torch.tensor(mentions.meanings), torch.tensor(mentions.events)
    matrix = nn.Linear(whole.shape[1], DIMENSIONS, bias=False)
    adam = torch.optim.AdamW(matrix.parameters(), lr=RATE)
    batches = [torch.tensor(np.flatnonzero(mentions.topics == topic)) for topic in topics]
    for turn in range(ROUNDS):
        for place in np.random.default_rng(turn).permutation(len(batches)):
            rows = batches[place]
            loss = contrast(normalize(matrix(dropout(whole[rows], DROPPED)), dim=1), events[rows])
            adam.zero_grad()
            loss.backward()
            adam.step()
    with torch.no_grad():
        return normalize(matrix(whole), dim=1).numpy()


def contrast(vectors: torch.Tensor, events: torch.Tensor) -> torch.Tensor:
    """Return how far each vector is from those of its event, set against all others."""
    alone = torch.eye(len(vectors), dtype=torch.bool)
    near = (vectors @ vectors.T / TEMPERATURE).masked_fill(alone, -torch.inf)
    same = (events[:, None] == events) & ~alone
    likely = (near - near.logsumexp(1, keepdim=True)).masked_fill(~same, 0).sum(1)
    count = same.sum(1)
    return -(likely[count > 0] / count[count > 0]).mean()


def weigh(mentions: Mentions, couples: Couples) -> Floats:
    """Return what each pair weighs: the less, the larger its mentions' events, or a few large ones would decide."""
    sizes = np.bincount(mentions.events)[mentions.events]
    weights: Floats = (sizes[couples.a] * sizes[couples.b]) ** -0.5
    return weights


def fit(features: NDArray[np.float32], same: NDArray[np.bool_], weights: Floats) -> Scorer:
    """Return the models that tell pairs of one event best."""
    weights, scaler = weights / weights.mean(), StandardScaler().fit(features)
    line = LogisticRegression(C=SOFT, max_iter=100).fit(scaler.transform(features), same, sample_weight=weights)
    trees = HistGradientBoostingClassifier(**TREES, random_state=0).fit(features, same, sample_weight=weights)
    return Scorer(Model(scaler.mean_, scaler.scale_, line.coef_[0], float(line.intercept_[0])), trees)


def cross_validate(trial: Trial) -> tuple[list[str], list[float]]:
    """Return the group of each mention, and the level of each fold: that which suits the others."""
    scores = [trial.score(held) for held in range(FOLDS)]
    by_level = [
        [fold.group(trial.mentions, score, level) for level in LEVELS] for fold, score in zip(trial.folds, scores, strict=True)
    ]
    levels = [choose_level(trial, [found for number, found in enumerate(by_level) if number != held]) for held in range(FOLDS)]
    return trial.name(scores, levels), levels


def choose_level(trial: Trial, by_level: Sequence[Sequence[dict[int, str]]]) -> float:
    """Return the middle of the levels whose groups, fold by fold the groups at each level, are next to the best."""
    joined = [{row: name for found in by_level for row, name in found[place].items()} for place in range(len(LEVELS))]
    figures = np.array([measure(trial, found)["conll"] for found in joined])
    good = np.flatnonzero(figures >= figures.max() - NEXT)
    return round(float(LEVELS[round(float(good.mean()))]), 2)


def measure(trial: Trial, names: Mapping[int, str]) -> Figures:
    """Return B-cubed, MUC, CEAF-e and their mean (F1 in percent) of the mentions that have a group."""
    given: dict[str, list[list[Any]]] = {}
    for row, name in names.items():
        document, start, end = trial.mentions.spans[row]
        given.setdefault(document, []).append([start, end, name])
    gold = [document for document in trial.documents if document["id"] in given]
    found = load_scorer().score(gold, [{"id": document, "events": events} for document, events in given.items()])
    return {name: 100 * found[name]["f1"] for name in ("b3", "muc", "ceaf_e")} | {"conll": 100 * found["conll_f1"]}


@cache
def load_scorer() -> Any:
    """Return the scorer of events, which lies beside the data."""
    spec = importlib.util.spec_from_file_location("score_events", SHARED / "score/events.py")
    assert spec is not None and spec.loader is not None  # noqa: S101, PT018
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Cross-validate and print the figures."""
    trial = Trial(load_documents())
    names, levels = cross_validate(trial)
    print(f"{len(names)} mentions, levels {levels}")
    print({name: round(value, 1) for name, value in measure(trial, dict(enumerate(names))).items()})


if __name__ == "__main__":
    main()
