"""Make src/headwater/model/rely.npz: the forest that decides which report relies on which.

    python training/train_rely.py

Learns from training/cases, prints leave-one-case-out figures for them and figures for the cases of tests/ and examples/,
which it never learns from, and writes the forest as plain arrays. The seed is fixed: two runs write the same file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import ExtraTreesClassifier

from headwater.copying.features import FEATURES
from headwater.copying.trees import Forest
from headwater.copying.verdict import choose_sources
from rely_cases import Lesson, find_cases, load_case

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src/headwater/model/rely.npz"
TREES, LEAF = 200, 3
CUTS = np.arange(0.2, 0.6, 0.02)


def learn(lessons: Sequence[Lesson]) -> Forest:
    """Return the forest learned from `lessons`, its cut not yet chosen."""
    values = np.concatenate([evidence.values for lesson in lessons for evidence in lesson.evidence])
    truth = [
        lesson.pair(evidence.report, other) in lesson.truth
        for lesson in lessons
        for evidence in lesson.evidence
        for other in evidence.candidates
    ]
    trees = ExtraTreesClassifier(TREES, min_samples_leaf=LEAF, max_features=0.4, random_state=0).fit(values, truth)
    return flatten(trees)


def flatten(trees: ExtraTreesClassifier) -> Forest:
    """Return scikit-learn's trees as arrays that decide alike on float32 features."""
    nodes = [tree.tree_ for tree in trees.estimators_]
    roots = np.cumsum([0, *(tree.node_count for tree in nodes)])[:-1].astype(np.int32)
    feature, threshold = (np.concatenate([getattr(tree, name) for tree in nodes]) for name in ("feature", "threshold"))
    left, right = (
        np.concatenate([getattr(tree, name) + root for tree, root in zip(nodes, roots, strict=True)])
        for name in ("children_left", "children_right")
    )
    leaf = feature < 0
    place = np.arange(len(leaf))
    return Forest(
        names=tuple(FEATURES),
        roots=roots,
        feature=np.where(leaf, 0, feature).astype(np.int16),
        threshold=_round_down(np.where(leaf, 0.0, threshold)),
        left=np.where(leaf, place, left).astype(np.int32),
        right=np.where(leaf, place, right).astype(np.int32),
        value=np.concatenate([tree.value[:, 0, 1] for tree in nodes]).astype(np.float32),
        cut=0.0,
    )


def _round_down(thresholds: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the greatest float32 at or below each threshold, so that no float32 changes its side."""
    near = thresholds.astype(np.float32)
    return np.where(near > thresholds, np.nextafter(near, np.float32(-np.inf)), near)


def with_cut(forest: Forest, cut: float) -> Forest:
    """Return the forest with its cut set."""
    columns = {name: getattr(forest, name) for name in ("names", "roots", "feature", "threshold", "left", "right", "value")}
    return Forest(**columns, cut=round(float(cut), 4))


def decide(lesson: Lesson, forest: Forest) -> set[tuple[str, str]]:
    """Return the pairs that the product finds in a case with `forest`."""
    return {
        lesson.pair(evidence.report, evidence.candidates[one])
        for evidence in lesson.evidence
        for one, _ in choose_sources(evidence, forest)
    }


def measure(found: Sequence[set[tuple[str, str]]], lessons: Sequence[Lesson]) -> tuple[float, float, float, float]:
    """Return in percent the mean F1 of the cases, and F1, precision and recall over all their pairs."""
    right = [len(mine & lesson.truth) for mine, lesson in zip(found, lessons, strict=True)]
    given, wanted = [len(mine) for mine in found], [len(lesson.truth) for lesson in lessons]
    each = [200 * hit / (have + want) for hit, have, want in zip(right, given, wanted, strict=True)]
    pooled = 200 * sum(right) / (sum(given) + sum(wanted))
    return float(np.mean(each)), pooled, 100 * sum(right) / max(1, sum(given)), 100 * sum(right) / sum(wanted)


def choose_cut(forests: Sequence[Forest], lessons: Sequence[Lesson]) -> float:
    """Return the cut that suits the left-out cases best: the middle of those within half a point of the best."""
    pooled = [
        measure([decide(lesson, with_cut(forest, cut)) for lesson, forest in zip(lessons, forests, strict=True)], lessons)[1]
        for cut in CUTS
    ]
    return float(np.median(CUTS[np.array(pooled) >= max(pooled) - 0.5]))


def main() -> None:
    """Learn, measure, write."""
    train = [load_case(folder) for folder in find_cases(ROOT / "training/cases")]
    held = [load_case(folder) for folder in find_cases(ROOT / "tests/cases", ROOT / "examples")]
    left_out = [learn([other for other in train if other is not lesson]) for lesson in train]
    cut = choose_cut(left_out, train)
    forest = with_cut(learn(train), cut)
    found = [decide(lesson, with_cut(one, cut)) for lesson, one in zip(train, left_out, strict=True)]
    line = "{:<28} mean F1 {:5.1f}   all pairs: F1 {:5.1f} precision {:5.1f} recall {:5.1f}"
    print(f"{len(forest.roots)} trees, {len(forest.value)} nodes, {len(FEATURES)} features, cut {cut:.2f}")
    print(line.format("leave one case out", *measure(found, train)))
    print(line.format("cases never learned from", *measure([decide(lesson, forest) for lesson in held], held)))
    columns = {name: getattr(forest, name) for name in ("roots", "feature", "threshold", "left", "right", "value")}
    np.savez_compressed(TARGET, names=np.array(forest.names), cut=np.float64(cut), **columns)


if __name__ == "__main__":
    main()
