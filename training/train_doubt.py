"""Make src/headwater/model/doubt.json: how likely an origin that was found is one of its claim's.

    python training/train_doubt.py [TRACED]

Traces training/cases (some minutes; with a folder TRACED, what was traced is kept there and taken from there), takes the
origins that the program finds for the claims that several reports assert, and learns which of them the truth has. Prints
what leaving one story out in turn gives. There is no chance in it: two runs write the same file.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from headwater.decisions.counting import Verdicts
from headwater.exports.trace import make_trace
from headwater.model.session import set_threads
from headwater.origins.count import collect_origins
from headwater.origins.firm import Doubt
from headwater.origins.follow import follow_claim
from headwater.origins.standing import FEATURES, measure_standing
from headwater.readers.folder import read_folder
from headwater.run.memory import Tables, group_rows, run_in_memory
from headwater.score import read_truth
from headwater.score.mapping import Mapping, map_statements
from headwater.score.measure import same_name
from headwater.stage import Group
from headwater.stages import PIPELINE
from headwater.stages.origin import ORIGIN, prepare_pile
from headwater.view import view_tables
from rely_cases import find_cases

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src/headwater/model/doubt.json"
STRENGTH = 0.3  # of the weights against their regularisation
LEAST = 0.25  # an origin that is less likely costs more in wrong names than it brings in right ones

Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class Lesson:
    """The origins that were found for a claim: their features, and which are in the truth, of how many there."""

    case: str
    features: Floats
    right: Marks
    wanted: int
    bounds: tuple[int, int]
    whole: bool


def main() -> None:
    """Learn, measure, write."""
    set_threads(1)
    kept = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    folders = find_cases(ROOT / "training/cases")
    lessons = [lesson for folder in folders for lesson in read_lessons(folder, kept)]
    left_out = {folder.name: learn([one for one in lessons if one.case != folder.name]) for folder in folders}
    found, right = (sum(count(one) for one in lessons) for count in (lambda one: len(one.right), lambda one: one.right.sum()))
    print(f"{len(lessons)} claims, {found} origins of which {right} are right")
    tell("all counted", [(one, np.ones(len(one.right), bool)) for one in lessons])
    tell("leave one story out", [(one, keep(one, left_out[one.case])) for one in lessons])
    doubt = learn(lessons)
    stored = {"features": FEATURES, **{name: getattr(doubt, name) for name in ("means", "scales", "slopes", "offset", "least")}}
    TARGET.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def read_lessons(folder: Path, kept: Path | None) -> Iterator[Lesson]:
    """Yield a lesson for each true claim of a case that several reports assert and that was found."""
    tables, truth = trace(folder, kept), read_truth(folder)
    view = make_trace(view_tables(tables))
    mapping = map_statements(view, truth)
    groups = {group.key: group for group in group_rows(ORIGIN, tables)}
    for gold in truth.gold["claims"]:
        asserting = {row["report"] for row in gold["statements"] if row["stance"] == "asserts"}
        claim, covered = find_claim(gold["id"], asserting, mapping)
        if len(asserting) > 1 and claim:
            features, names = list_origins(groups[claim])
            right = match_names(names, [truth.sources[key] for key in gold["origins"]])
            bounds = gold["origins_min"], gold["origins_max"]
            yield Lesson(folder.name, features, right, len(gold["origins"]), bounds, whole=2 * covered >= len(asserting))


def find_claim(wanted: str, asserting: set[str], mapping: Mapping) -> tuple[str, int]:
    """Return the claim that holds most statements of a true one ("" for none), and how many of its asserting reports."""
    rows = [(mapping.claim(number), row) for number, (claim, row) in enumerate(mapping.wanted) if claim == wanted]
    votes = Counter(claim for claim, _ in rows if claim)
    best = votes.most_common(1)[0][0] if votes else ""
    return best, len({row["report"] for claim, row in rows if claim == best} & asserting)


def list_origins(group: Group) -> tuple[Floats, list[str]]:
    """Return the features and the names of the origins that are found for a claim, none left out."""
    pile = prepare_pile(group, Verdicts.of(()))
    found = collect_origins(pile, follow_claim(pile), [])
    standing = measure_standing(pile, found)
    return np.array([*standing.values()], np.float64).reshape(len(found), len(FEATURES)), [pile.name(key) for key in found]


def match_names(names: Sequence[str], wanted: Sequence[dict[str, Any]]) -> Marks:
    """Return which names are those of wanted sources, each wanted one found once."""
    left, right = list(wanted), []
    for name in names:
        same = next((source for source in left if same_name(name, source)), None)
        right.append(same is not None)
        left = [source for source in left if source is not same]
    return np.array(right, bool)


def trace(folder: Path, kept: Path | None) -> Tables:
    """Return the rows of a case, traced anew or as they are kept."""
    place = kept / f"{folder.name}.pkl" if kept else None
    if place and place.exists():
        kept_tables: Tables = pickle.loads(place.read_bytes())  # noqa: S301  # written by this script
        return kept_tables
    tables = run_in_memory(PIPELINE, read_folder(folder))
    if place:
        place.write_bytes(pickle.dumps(tables))
    return tables


def learn(lessons: Sequence[Lesson]) -> Doubt:
    """Return the weights learned from lessons."""
    features = np.concatenate([one.features for one in lessons])
    scaler = StandardScaler().fit(features)
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit(scaler.transform(features), np.concatenate([one.right for one in lessons]))
    means, scales, slopes = (np.round(row, 6).tolist() for row in (scaler.mean_, scaler.scale_, model.coef_[0]))
    return Doubt(means, scales, slopes, round(float(model.intercept_[0]), 6), LEAST)


def keep(lesson: Lesson, doubt: Doubt) -> Marks:
    """Return which origins of a lesson are counted: the likely ones and the likeliest."""
    chances = np.array([doubt.judge(row) for row in lesson.features.tolist()])
    kept: Marks = (chances >= doubt.least) | (chances == chances.max(initial=0.0))
    return kept


def tell(what: str, rows: Sequence[tuple[Lesson, Marks]]) -> None:
    """Print, as means over the stories, F1 of the names and how many counts lie in the true range."""
    figures = []
    for case in sorted({lesson.case for lesson, _ in rows}):
        mine = [(lesson, kept) for lesson, kept in rows if lesson.case == case]
        right = sum((lesson.right & kept).sum() for lesson, kept in mine)
        total = sum(kept.sum() + lesson.wanted for lesson, kept in mine)
        inside = [lesson.whole and lesson.bounds[0] <= kept.sum() <= lesson.bounds[1] for lesson, kept in mine]
        figures.append((200 * right / total, 100 * float(np.mean(inside))))
    names, counts = np.mean(figures, axis=0)
    print(f"{what:<22} names {names:5.1f}   number of origins {counts:5.1f}")


if __name__ == "__main__":
    main()
