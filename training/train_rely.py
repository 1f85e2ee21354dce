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
from rely_cases import Lesson, draw_piles, find_cases, load_case

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src/headwater/model/rely.npz"
TREES, LEAF = 300, 5
ROUNDS = 2  # of smaller piles drawn from each case
PILE = 0.3  # what a pair of a smaller pile weighs in learning, one of a whole case 1
CUTS = np.arange(0.24, 0.5, 0.03)


def learn(lessons: Sequence[tuple[Lesson, float]]) -> Forest:
    """Return the forest learned from lessons, each with its weight, its cut not yet chosen."""
    rows = [(*row, weight) for lesson, weight in lessons for row in lesson.rows()]
    values, truth, weights = zip(*rows, strict=True)
    trees = ExtraTreesClassifier(TREES, min_samples_leaf=LEAF, max_features=0.4, random_state=0)
    return flatten(trees.fit(np.stack(values), truth, weights))


def flatten(trees: ExtraTreesClassifier) -> Forest:
    """Return scikit-learn's trees as arrays that decide alike on float32 features."""
    nodes = [tree.tree_ for tree in np.ravel(trees.estimators_)]
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
        value=np.concatenate([tree.value[:, 0, -1] for tree in nodes]).astype(np.float32),
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
    """Return the settled pairs that the product finds in a lesson with `forest`."""
    found = {
        lesson.pair(evidence.report, evidence.candidates[one])
        for evidence in lesson.evidence
        for one, _ in choose_sources(evidence, forest)
    }
    return found - lesson.unsettled


def measure(lessons: Sequence[Lesson], forests: Sequence[Forest]) -> tuple[float, float, float, float]:
    """Return in percent the mean F1 of the lessons, and F1, precision and recall over all their pairs."""
    found = [decide(lesson, forest) for lesson, forest in zip(lessons, forests, strict=True)]
    right = [len(mine & lesson.truth) for mine, lesson in zip(found, lessons, strict=True)]
    given, wanted = [len(mine) for mine in found], [len(lesson.truth) for lesson in lessons]
    each = [200 * hit / (have + want) if have + want else 100 for hit, have, want in zip(right, given, wanted, strict=True)]
    pooled = 200 * sum(right) / (sum(given) + sum(wanted))
    return float(np.mean(each)), pooled, 100 * sum(right) / max(1, sum(given)), 100 * sum(right) / sum(wanted)


def choose_cut(sets: Sequence[tuple[Sequence[Lesson], Sequence[Forest]]]) -> float:
    """Return the cut that suits sets of left-out lessons best, each set counting alike."""
    pooled = [sum(measure(lessons, [with_cut(one, cut) for one in forests])[1] for lessons, forests in sets) for cut in CUTS]
    return float(CUTS[int(np.argmax(pooled))])


def main() -> None:
    """Learn, measure, write."""
    train = [load_case(folder) for folder in find_cases(ROOT / "training/cases")]
    held = [load_case(folder) for folder in find_cases(ROOT / "tests/cases", ROOT / "examples")]
    lessons = [(case, 1.0) for case in train] + [(pile, PILE) for case in train for pile in draw_piles(case, ROUNDS)]
    left_out = {case.name: learn([row for row in lessons if row[0].name != case.name]) for case in train}
    piles = [lesson for lesson, weight in lessons if weight == PILE]
    cut = choose_cut([(part, [left_out[lesson.name] for lesson in part]) for part in (train, piles)])
    forest = with_cut(learn(lessons), cut)
    left_out = {name: with_cut(one, cut) for name, one in left_out.items()}
    print(f"{len(forest.roots)} trees, {len(forest.value)} nodes, {len(FEATURES)} features, cut {cut:.2f}")
    tell("leave one case out", measure(train, [left_out[case.name] for case in train]))
    tell("the same, piles of 3 to 8", measure(piles, [left_out[pile.name] for pile in piles]))
    tell("cases never learned from", measure(held, [forest] * len(held)))
    held_piles = [pile for case in held for pile in draw_piles(case, ROUNDS)]
    tell("the same, piles of 3 to 8", measure(held_piles, [forest] * len(held_piles)))
    columns = {name: getattr(forest, name) for name in ("roots", "feature", "threshold", "left", "right", "value")}
    np.savez_compressed(TARGET, names=np.array(forest.names), cut=np.float64(cut), **columns)


def tell(what: str, figures: tuple[float, float, float, float]) -> None:
    """Print one line of figures."""
    line = "{:<28} mean F1 {:5.1f}   all pairs: F1 {:5.1f} precision {:5.1f} recall {:5.1f}"
    print(line.format(what, *figures))


if __name__ == "__main__":
    main()
