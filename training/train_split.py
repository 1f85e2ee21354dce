"""Make src/headwater/model/split.npz: the trees that decide which spans within a sentence are statements by themselves.

    python training/train_split.py

Learns from training/cases: of the spans within what the stages take for one statement, those that the truth lists as one.
Prints leave-one-case-out figures and writes the trees as plain arrays. The seed is fixed: two runs write the same file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import average_precision_score

from headwater.copying.trees import Forest
from headwater.model.session import set_threads
from headwater.readers.folder import read_folder
from headwater.records import Attribution, Passage, Report
from headwater.run.memory import group_rows, run_in_memory
from headwater.sources.parts import FEATURES, is_same, measure_all
from headwater.sources.splitting import choose_parts
from headwater.sources.statements import cut_pieces
from headwater.stages import PIPELINE
from headwater.stages.state import STATE
from headwater.text.spans import Span, count_shared
from rely_cases import find_cases
from train_rely import flatten

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src/headwater/model/split.npz"
TREES, DEPTH, RATE, LEAF = 100, 5, 0.1, 20
ROWS, COLUMNS = 0.5, 0.3  # the share of the spans and of the features that a tree looks at
CHANCE = 0.25  # from which chance on a span is a statement: below it, claims get no better, and there are more statements


@dataclass(frozen=True)
class Lesson:
    """A piece that says something given: the spans within it, their features, and which of them are given statements."""

    spans: list[Span]
    values: NDArray[np.float32]
    truth: NDArray[np.bool_]


def load_case(folder: Path) -> list[Lesson]:
    """Return the lessons of a case."""
    tables = run_in_memory(PIPELINE[: PIPELINE.index(STATE)], read_folder(folder))
    truth = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    rows = [row for claim in truth["claims"] for row in claim["statements"]]
    lessons = []
    for group in group_rows(STATE, tables):
        report, attributions = group.one(Report), group[Attribution]
        starts = [(report.text.find(row["text"]), row["text"]) for row in rows if row["report"] == Path(report.file).stem]
        given = [(start, start + len(words)) for start, words in starts if start >= 0]
        pieces = cut_pieces(report.text, group[Passage], attributions, {})
        for piece, parts in zip(pieces, measure_all(report.text, pieces, attributions), strict=True):
            near = [span for span in given if count_shared(span, (piece.start, piece.end))]
            if near and parts.spans:
                right = [any(is_same(span, other) for other in near) for span in parts.spans]
                lessons.append(Lesson(parts.spans, parts.values, np.array(right)))
    return lessons


def learn(lessons: Sequence[Lesson]) -> Forest:
    """Return trees whose mean is the log odds that a span is a statement."""
    trees = grow(lessons)
    others, statements = trees.init_.class_prior_
    forest = flatten(trees)
    values = (forest.value * TREES * RATE + log(statements / others)).astype(np.float32)
    return replace(forest, names=FEATURES, value=values, cut=round(log(CHANCE / (1 - CHANCE)), 4))


def grow(lessons: Sequence[Lesson]) -> GradientBoostingClassifier:
    """Return the trees that tell best which spans are statements."""
    trees = GradientBoostingClassifier(
        n_estimators=TREES,
        max_depth=DEPTH,
        learning_rate=RATE,
        min_samples_leaf=LEAF,
        subsample=ROWS,
        max_features=COLUMNS,
        random_state=0,
    )
    return trees.fit(*(np.concatenate([getattr(lesson, name) for lesson in lessons]) for name in ("values", "truth")))


def measure(forest: Forest, lessons: Sequence[Lesson]) -> tuple[float, int, int]:
    """Return the average precision of a case's spans, how many are taken for statements, and how many of these rightly."""
    weights = [forest.predict(lesson.values) for lesson in lessons]
    precision = average_precision_score(np.concatenate([lesson.truth for lesson in lessons]), np.concatenate(weights))
    taken = right = 0
    for lesson, own in zip(lessons, weights, strict=True):
        chosen = choose_parts(lesson.spans, own, forest.cut)
        taken += len(chosen)
        right += sum(bool(lesson.truth[lesson.spans.index(span)]) for span in chosen)
    return 100 * precision, taken, right


def main() -> None:
    """Learn, measure, write."""
    set_threads(1)
    cases = [load_case(folder) for folder in find_cases(ROOT / "training/cases")]
    left_out = [measure(learn([one for other in cases if other is not case for one in other]), case) for case in cases]
    precisions, taken, right = zip(*left_out, strict=True)
    forest = learn([lesson for case in cases for lesson in case])
    spans, true = (sum(count(lesson.truth) for case in cases for lesson in case) for count in (len, np.sum))
    print(f"{spans} spans, {true} of them statements; {len(forest.roots)} trees, {len(forest.value)} nodes")
    print(f"leave one case out: average precision {np.mean(precisions):.1f}, {sum(taken)} taken, {sum(right)} rightly")
    columns = {name: getattr(forest, name) for name in ("roots", "feature", "threshold", "left", "right", "value")}
    np.savez_compressed(TARGET, names=np.array(forest.names), cut=np.float64(forest.cut), **columns)


if __name__ == "__main__":
    main()
