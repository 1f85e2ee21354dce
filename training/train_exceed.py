"""Make src/headwater/model/exceed.npz: the forest that decides which sentences go beyond a report's sources.

    python training/train_exceed.py

Learns from training/cases, each once with the true reliance and once with that which the pipeline finds, and from real
articles (../shared/data/polnear), which are held to add nothing: they do so seldom, and report for themselves. Prints
leave-one-case-out figures, figures for the cases of tests/ and examples/, which it never learns from, and how many sentences
of articles it reproaches that it did not learn from; writes the forest as plain arrays. All figures are for the reliance that
is found. The seed is fixed: two runs write the same file.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier

from headwater.api import read_path
from headwater.claims.additions import FEATURES, Weighed
from headwater.copying.trees import Forest
from headwater.readers.folder import read_folder
from headwater.records import Record, Relies, Report
from headwater.run.memory import Tables, group_rows, run_in_memory
from headwater.stages import PIPELINE
from headwater.stages.exceed import EXCEED, weigh_report
from headwater.stages.rely import RELY
from headwater.stages.requote import REQUOTE
from rely_cases import find_cases
from train_rely import flatten

ROOT = Path(__file__).parent.parent
NEWS = ROOT.parent / "shared/data/polnear/train.jsonl.gz"
TARGET = ROOT / "src/headwater/model/exceed.npz"
LEFT_OUT = {"rely", "requote", "embed", "propose", "match", "group", "origin", "compare", "exceed"}
TREES, LEAF, SHARE = 150, 4, 0.3
ARTICLES, WEIGHT = 400, 0.3
"""How many articles are learned from, and what a sentence of theirs weighs: they are many, and what they add is not known."""
CUTS = np.arange(0.1, 0.6, 0.02)


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

    @property
    def plain(self) -> NDArray[np.bool_]:
        """Which sentences are additions whatever the forest says."""
        return np.array([one.plain for one in self.weighed], dtype=bool)


def load_case(folder: Path) -> tuple[Lesson, Lesson]:
    """Return the case in `folder` given who truly relies on whom, and as the pipeline itself finds it."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    rows = list(read_folder(folder))
    ids = {Path(row.file).stem: row.id for row in rows if isinstance(row, Report)}
    relies = [Relies(ids[row["id"]], ids[on], row["how"], 1.0, ()) for row in gold["reports"] for on in row["relies_on"]]
    known = _prepare(rows)
    true, found = run_in_memory([REQUOTE], [*known, *relies]), run_in_memory([RELY, REQUOTE], known)
    return _weigh(folder.name, gold, ids, true), _weigh(folder.name, gold, ids, found)


def load_news(path: Path) -> list[Lesson]:
    """Return the real articles that are found to rely on others, each as a case without additions."""
    with TemporaryDirectory() as folder:
        corpus = Path(folder) / "news.jsonl"
        corpus.write_text("".join(f"{json.dumps(row)}\n" for row in read_articles(path)), encoding="utf-8")
        known = _prepare([*read_path(corpus).reports.values()])
    groups = group_rows(EXCEED, run_in_memory([RELY, REQUOTE], known))
    articles = ((group.key, tuple(weigh_report(group))) for group in groups)
    return [Lesson(key, weighed, np.zeros(len(weighed), dtype=bool), 0) for key, weighed in articles if weighed]


def read_articles(path: Path) -> Iterator[dict[str, str]]:
    """Yield so many of PolNeAR's articles, the earliest first, so that those of one event are together."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = sorted((json.loads(line) for line in lines), key=lambda row: (row["date"], row["id"]))
    for row in rows[:ARTICLES]:
        yield {"outlet": row["publisher"], "published": row["date"], "title": row["title"], "text": row["text"]}


def _prepare(rows: Sequence[Record]) -> list[Record]:
    """Return the rows with all that the pipeline makes of them before it tells who relies on whom."""
    tables = run_in_memory([stage for stage in PIPELINE if stage.name not in LEFT_OUT], rows)
    return [row for table in tables.values() for row in table.values()]


def _weigh(name: str, gold: dict[str, Any], ids: dict[str, str], tables: Tables) -> Lesson:
    """Return the sentences of every report that relies on another, and which of them hold an addition."""
    texts = {key: row.text for key, row in tables[Report].items() if isinstance(row, Report)}
    weighed, truth = [], []
    for group in group_rows(EXCEED, tables):
        added = [row["text"] for row in gold["unsupported"] if ids[row["report"]] == group.key]
        for one in weigh_report(group):
            weighed.append(one)
            truth.append(any(_touches(texts[group.key], text, one) for text in added))
    return Lesson(name, tuple(weighed), np.array(truth, dtype=bool), len(gold["unsupported"]))


def _touches(text: str, part: str, one: Weighed) -> bool:
    at = text.find(part)
    while at >= 0:
        if at < one.end and one.start < at + len(part):
            return True
        at = text.find(part, at + 1)
    return False


def learn(lessons: Sequence[Lesson], news: Sequence[Lesson]) -> Forest:
    """Return the forest learned from `lessons` and, as far as they weigh, from articles; its cut is not yet chosen."""
    every = [*lessons, *news]
    values, truth = (np.concatenate([getattr(lesson, name) for lesson in every]) for name in ("values", "truth"))
    weights = np.ones(len(truth))
    weights[sum(len(lesson.truth) for lesson in lessons) :] = WEIGHT
    trees = RandomForestClassifier(TREES, min_samples_leaf=LEAF, max_features=SHARE, random_state=0).fit(values, truth, weights)
    return replace(flatten(trees), names=FEATURES)


def measure(scores: Sequence[NDArray[np.float64]], lessons: Sequence[Lesson], cut: float) -> tuple[float, float, float]:
    """Return F1, precision and recall, in percent; an addition in a report whose reliance was not found is missed."""
    given = [(score >= cut) | lesson.plain for score, lesson in zip(scores, lessons, strict=True)]
    right = sum(int((lesson.truth & one).sum()) for one, lesson in zip(given, lessons, strict=True))
    count, wanted = (
        sum(int(one.sum()) for one in given),
        sum(max(lesson.additions, int(lesson.truth.sum())) for lesson in lessons),
    )
    return 200 * right / max(1, count + wanted), 100 * right / max(1, count), 100 * right / max(1, wanted)


def leave_out(cases: Sequence[tuple[Lesson, Lesson]], news: Sequence[Lesson]) -> list[NDArray[np.float64]]:
    """Return the scores of each case with the reliance found, by a forest that has not seen the case."""
    others = ([lesson for other in cases if other is not case for lesson in other] for case in cases)
    return [learn(rest, news).predict(case[1].values) for rest, case in zip(others, cases, strict=True)]


def choose_cut(scores: Sequence[NDArray[np.float64]], lessons: Sequence[Lesson]) -> float:
    """Return the cut of the best F0.5: a wrong reproach costs more than an addition that is not found."""
    return max(map(float, CUTS), key=lambda cut: _weigh_reproach(*measure(scores, lessons, cut)[1:]))


def _weigh_reproach(precision: float, recall: float) -> float:
    """Return F0.5, which counts precision twice as much as recall."""
    return 1.25 * precision * recall / max(1.0, 0.25 * precision + recall)


def tell_reproached(lessons: Sequence[Lesson], news: Sequence[Lesson], cut: float) -> str:
    """Return how many sentences of one half of the articles are reproached by a forest that learns from the other half."""
    forest, held = learn(lessons, news[::2]), news[1::2]
    wrong = sum(int(((forest.predict(one.values) >= cut) | one.plain).sum()) for one in held)
    return (
        f"articles never learned from: {wrong} of {sum(len(one.weighed) for one in held)} sentences of {len(held)} reproached"
    )


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, default=NEWS, help="the file of PolNeAR's articles for training")
    news = load_news(parser.parse_args().news)
    cases = [load_case(folder) for folder in find_cases(ROOT / "training/cases")]
    held = [load_case(folder)[1] for folder in find_cases(ROOT / "tests/cases", ROOT / "examples")]
    train, left_out = [found for _, found in cases], leave_out(cases, news)
    cut = choose_cut(left_out, train)
    lessons = [lesson for case in cases for lesson in case]
    forest = replace(learn(lessons, news), cut=round(cut, 4))
    line = "{:<28} F1 {:5.1f} precision {:5.1f} recall {:5.1f}"
    print(f"{len(forest.roots)} trees, {len(forest.value)} nodes, {len(FEATURES)} features, cut {cut:.2f}")
    print(line.format("leave one case out", *measure(left_out, train, cut)))
    print(line.format("cases never learned from", *measure([forest.predict(one.values) for one in held], held, cut)))
    print(tell_reproached(lessons, news, cut))
    columns = {name: getattr(forest, name) for name in ("roots", "feature", "threshold", "left", "right", "value")}
    np.savez_compressed(TARGET, names=np.array(forest.names), cut=np.float64(forest.cut), **columns)


if __name__ == "__main__":
    main()
