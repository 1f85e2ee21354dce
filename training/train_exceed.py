"""Make src/headwater/model/exceed.npz: the forest that decides which sentences go beyond a report's sources.

    python training/train_exceed.py

Learns from training/cases with their true reliance, prints leave-one-case-out figures and figures for the cases of
tests/ and examples/, which it never learns from, and writes the forest as plain arrays. The seed is fixed: two runs
write the same file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier

from headwater.claims.additions import FEATURES, Weighed
from headwater.copying.trees import Forest
from headwater.readers.folder import read_folder
from headwater.records import Relies, Report
from headwater.run.memory import group_rows, run_in_memory
from headwater.stages import PIPELINE
from headwater.stages.exceed import EXCEED, weigh_report
from train_rely import flatten

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src/headwater/model/exceed.npz"
LEFT_OUT = {"rely", "embed", "propose", "match", "group", "origin", "compare", "exceed"}
TREES, LEAF, SHARE = 300, 8, 0.3
CUTS = np.arange(0.1, 0.5, 0.02)
PRECISION = 55
"""What the cut must reach on left-out cases: a wrong reproach costs more than an addition that is not found."""


@dataclass(frozen=True)
class Lesson:
    """A case: the sentences that were weighed, which of them hold an addition, and how many additions there are."""

    name: str
    weighed: tuple[Weighed, ...]
    truth: NDArray[np.bool_]
    additions: int

    @property
    def values(self) -> NDArray[np.float32]:
        """The features, one row a sentence."""
        return np.array([one.values for one in self.weighed], dtype=np.float32).reshape(-1, len(FEATURES))


def load_case(folder: Path) -> Lesson:
    """Return the case in `folder` as the pipeline weighs it, given who truly relies on whom."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    rows = list(read_folder(folder))
    ids = {Path(row.file).stem: row.id for row in rows if isinstance(row, Report)}
    texts = {row.id: row.text for row in rows if isinstance(row, Report)}
    relies = [Relies(ids[row["id"]], ids[on], row["how"], 1.0, ()) for row in gold["reports"] for on in row["relies_on"]]
    tables = run_in_memory([stage for stage in PIPELINE if stage.name not in LEFT_OUT], [*rows, *relies])
    weighed, truth = [], []
    for group in group_rows(EXCEED, tables):
        added = [row["text"] for row in gold["unsupported"] if ids[row["report"]] == group.key]
        for one in weigh_report(group):
            weighed.append(one)
            truth.append(any(_touches(texts[group.key], text, one) for text in added))
    return Lesson(folder.name, tuple(weighed), np.array(truth, dtype=bool), len(gold["unsupported"]))


def _touches(text: str, part: str, one: Weighed) -> bool:
    at = text.find(part)
    while at >= 0:
        if at < one.end and one.start < at + len(part):
            return True
        at = text.find(part, at + 1)
    return False


def learn(lessons: Sequence[Lesson]) -> Forest:
    """Return the forest learned from `lessons`, its cut not yet chosen."""
    values, truth = (np.concatenate([getattr(lesson, name) for lesson in lessons]) for name in ("values", "truth"))
    trees = RandomForestClassifier(TREES, min_samples_leaf=LEAF, max_features=SHARE, random_state=0).fit(values, truth)
    return replace(flatten(trees), names=FEATURES)


def measure(scores: Sequence[NDArray[np.float64]], lessons: Sequence[Lesson], cut: float) -> tuple[float, float, float]:
    """Return F1, precision and recall, in percent, over all sentences."""
    right = sum(int((lesson.truth & (score >= cut)).sum()) for score, lesson in zip(scores, lessons, strict=True))
    given = sum(int((score >= cut).sum()) for score in scores)
    wanted = sum(int(lesson.truth.sum()) for lesson in lessons)
    return 200 * right / max(1, given + wanted), 100 * right / max(1, given), 100 * right / max(1, wanted)


def main() -> None:
    """Learn, measure, write."""
    train = [load_case(folder) for folder in sorted((ROOT / "training/cases").iterdir())]
    held = [load_case(folder) for folder in [*sorted((ROOT / "tests/cases").iterdir()), *sorted((ROOT / "examples").iterdir())]]
    left_out = [learn([other for other in train if other is not lesson]).predict(lesson.values) for lesson in train]
    cut = next(float(cut) for cut in CUTS if measure(left_out, train, cut)[1] >= PRECISION)
    forest = replace(learn(train), cut=round(cut, 4))
    line = "{:<28} F1 {:5.1f} precision {:5.1f} recall {:5.1f}"
    print(f"{len(forest.roots)} trees, {len(forest.value)} nodes, {len(FEATURES)} features, cut {cut:.2f}")
    print(line.format("leave one case out", *measure(left_out, train, cut)))
    print(line.format("cases never learned from", *measure([forest.predict(one.values) for one in held], held, cut)))
    columns = {name: getattr(forest, name) for name in ("roots", "feature", "threshold", "left", "right", "value")}
    np.savez_compressed(TARGET, names=np.array(forest.names), cut=np.float64(forest.cut), **columns)


if __name__ == "__main__":
    main()
