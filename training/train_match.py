"""Train the weights that score pairs of statements, and the score down to which groups of them are joined.

    python training/train_match.py --folds 2

Needs the models of `train_embedder.py --folds 2`: a story's vectors come from the one that has not seen it, and so does
the score that each fold is judged by.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from claims_cases import ROOT, Story, load_stories
from claims_figures import Judge
from headwater.claims.cluster import join_groups
from headwater.claims.features import FEATURES, compare, weigh_words
from headwater.claims.gists import make_gists
from headwater.claims.pairs import find_nearest
from headwater.claims.scoring import LEAST, Weights
from headwater.model.embedder import embed_spans

SOFT = 0.1  # the smaller, the nearer to zero the weights stay
LEVELS = np.arange(0.04, 0.2, 0.01)
NEXT = 1.0  # points below the best that are no difference

Floats = NDArray[np.float64]
Encode = Callable[[NDArray[np.int64]], NDArray[np.float32]]


@dataclass
class Sheet:
    """The proposed pairs of a story: their row numbers and features, what is the same, and what is to be learnt from."""

    judge: Judge
    a: NDArray[np.int64]
    b: NDArray[np.int64]
    features: Floats
    same: NDArray[np.bool_]
    learnt: NDArray[np.bool_]

    def group(self, scores: Floats, enough: float) -> list[int]:
        """Return the group of each statement."""
        kept = scores >= LEAST
        pairs = zip(self.a[kept].tolist(), self.b[kept].tolist(), scores[kept].tolist(), strict=True)
        return join_groups(self.judge.count, pairs, enough)


def fill_sheet(story: Story, encode: Encode | None = None) -> Sheet:
    """Return the sheet of a story whose vectors `encode` makes."""
    vectors, gists, owners = [], [], []
    for number, (key, group) in enumerate(groupby(story.statements, key=lambda row: row.report)):
        rows = list(group)
        vectors.append(embed_spans(story.reports[key].text, [(row.start, row.end) for row in rows], encode))
        gists += make_gists(story.reports[key], rows)
        owners += [number] * len(rows)
    a, b, cosines = find_nearest(np.concatenate(vectors), np.array(owners))
    near: list[set[int]] = [{n} for n in range(len(gists))]
    for one, two in zip(a.tolist(), b.tolist(), strict=True):
        near[one].add(two)
    weights = [weigh_words(gists[n] for n in sorted(group)) for group in near]
    features = [compare(c, gists[i], gists[j], weights[i]) for i, j, c in zip(a, b, cosines.tolist(), strict=True)]
    return Sheet(Judge(story), a, b, np.array(features, np.float64), story.same()[a, b], ~story.unclear()[a, b])


def fit(sheets: Sequence[Sheet]) -> Weights:
    """Return the weights that fit the sheets best, each story counting the same."""
    rows = np.concatenate([sheet.features[sheet.learnt] for sheet in sheets])
    same = np.concatenate([sheet.same[sheet.learnt] for sheet in sheets])
    counts = np.concatenate([np.full(sheet.learnt.sum(), 1000 / sheet.learnt.sum()) for sheet in sheets])
    scaler, model = StandardScaler(), LogisticRegression(C=SOFT, max_iter=1000)
    make_pipeline(scaler, model).fit(rows, same, logisticregression__sample_weight=counts)
    return Weights(scaler.mean_, scaler.scale_, model.coef_[0], float(model.intercept_[0]), 0.0)


def choose_level(sheets: Sequence[Sheet], scores: Sequence[Floats]) -> tuple[float, Floats]:
    """Return the level in the middle of those whose sum of both figures is next to the best, and the figures there.

    The best alone would be chance: over a wide range the figures of twelve stories hardly differ.
    """
    figures = np.array([_judge_all(sheets, scores, level) for level in LEVELS])
    sums = figures[:, 2] + figures[:, 3]
    good = np.flatnonzero(sums >= sums.max() - NEXT)
    middle = good[len(good) // 2]
    return round(float(LEVELS[middle]), 2), figures[middle]


def _judge_all(sheets: Sequence[Sheet], scores: Sequence[Floats], level: float) -> Floats:
    found = [sheet.judge.judge(sheet.group(score, level)) for sheet, score in zip(sheets, scores, strict=True)]
    means: Floats = np.mean(found, axis=0)
    print(f"level {level:.2f}: pairs F1 {means[2]:.1f}, B3 {means[3]:.1f}")
    return means


def load_encode(path: Path) -> Encode:
    """Return a function that runs one window through the model file `path`."""
    session = InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return lambda ids: session.run(None, {"ids": ids[None]})[0][0]


def main() -> None:
    """Fit out of fold to choose the level, then on all stories; write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=2)
    parser.add_argument("--cache", type=Path, default=ROOT / "build/embedder", help="where the folds' models lie")
    parser.add_argument("--out", type=Path, default=ROOT / "src/headwater/model/match.json")
    arguments = parser.parse_args()
    encoders = [load_encode(arguments.cache / f"fold{fold}of{arguments.folds}.onnx") for fold in range(arguments.folds)]
    sheets = [fill_sheet(story, encoders[n % arguments.folds]) for n, story in enumerate(load_stories())]
    scores = [fit([other for other in sheets if other is not sheet]).score(sheet.features) for sheet in sheets]
    enough, figures = choose_level(sheets, scores)
    print(f"level {enough}: pairs P {figures[0]:.1f} R {figures[1]:.1f} F1 {figures[2]:.1f}, B3 {figures[3]:.1f} (not seen)")
    weights = fit(sheets)
    stored = {
        "features": FEATURES,
        "means": weights.means.round(6).tolist(),
        "scales": weights.scales.round(6).tolist(),
        "slopes": weights.slopes.round(6).tolist(),
        "offset": round(weights.offset, 6),
        "enough": enough,
    }
    arguments.out.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
