"""Train the weights that score pairs of statements as one claim and as a contradiction, and choose the level of joining.

    python training/train_match.py --folds 2 --mean former.json --level 0.11

Needs the models of `train_embedder.py --folds 2`: a story's vectors come from the one that has not seen it, and so does
the score that each fold is judged by. With `--mean`, the weights of one claim are the mean of those found and of a former
fit: two fits on vectors of two makes of the embedder lean on neither.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from claims_cases import ROOT, Story, load_stories
from claims_figures import Judge
from headwater.claims.cluster import join_groups, tell_kinship
from headwater.claims.columns import Columns, pack_gists, stack_gists
from headwater.claims.features import FEATURES, Pairs, compare
from headwater.claims.gists import list_facts, make_gists
from headwater.claims.oppose import OPPOSING, contrast
from headwater.claims.pairs import find_nearest, tie_all
from headwater.claims.scoring import LEAST, Model
from headwater.claims.sides import DENIES, DOUBTS, take_sides
from headwater.ids import pack_ids
from headwater.model.embedder import embed_spans
from headwater.records import Link

SOFT = 0.1  # the smaller, the nearer to zero the weights stay
LEVELS = np.arange(0.04, 0.2, 0.01)
NEXT = 0.5  # points below the best that are no difference

Floats = NDArray[np.float64]
Encode = Callable[[NDArray[np.int64]], NDArray[np.float32]]


@dataclass
class Opposed:
    """Pairs of statements of one claim: their row numbers, features, whether they contradict each other, and weights."""

    ends: list[tuple[int, int]]
    features: Floats
    opposes: NDArray[np.bool_]
    weights: Floats


@dataclass
class Sheet:
    """The proposed pairs of a story: their row numbers and features, what is the same, and what is to be learnt from.

    `opposed` are the pairs within given claims, as found: their row numbers, features, and whether just one of them denies.
    """

    story: Story
    judge: Judge
    a: NDArray[np.int64]
    b: NDArray[np.int64]
    features: Floats
    same: NDArray[np.bool_]
    learnt: NDArray[np.bool_]
    opposed: Opposed

    def group(self, scores: Floats, enough: float) -> list[int]:
        """Return the group of each statement."""
        kept = scores >= LEAST
        pairs = np.stack([self.a, self.b], axis=1)[kept], scores[kept]
        return join_groups(tell_kinship([self.story.name] * self.judge.count, ()), pairs, enough)


def fill_sheet(story: Story, encode: Encode | None = None) -> Sheet:
    """Return the sheet of a story whose vectors `encode` makes."""
    vectors, gists, owners = [], [], []
    links: dict[str, list[Link]] = defaultdict(list)
    for link in story.links:
        links[link.report].append(link)
    for number, (key, group) in enumerate(groupby(story.statements, key=lambda row: row.report)):
        rows = list(group)
        vectors.append(embed_spans(story.reports[key].text, [(row.start, row.end) for row in rows], encode))
        facts = list_facts(*([row for row in told if row.report == key] for told in (story.dates, story.figures)))
        gists += make_gists(story.reports[key], rows, links[key], facts)
        owners += [number] * len(rows)
    stacked = np.concatenate(vectors)
    a, b, cosines = find_nearest(stacked, np.array(owners), tie_all(owners))
    days = {key: date.fromisoformat(one.published[:10]).toordinal() for key, one in story.reports.items() if one.published}
    columns = stack_gists([pack_gists(key, [row for row in gists if row.report == key]) for key in story.reports], days)
    rows = columns.find(pack_ids(row.statement for row in gists))
    features = compare(Pairs.of(columns, rows[a], rows[b], cosines.astype(np.float64)))
    judge = Judge(story)
    opposed = _find_opposed(judge, stacked, columns, rows)
    return Sheet(story, judge, a, b, features, story.same()[a, b], ~story.unclear()[a, b], opposed)


def _find_opposed(judge: Judge, vectors: NDArray[np.float32], columns: Columns, rows: NDArray[np.int64]) -> Opposed:
    """Return the pairs of each given claim that assert or deny it; a claim's pairs weigh as the root of their number."""
    ends, opposes, weights = [], [], []
    for members in judge.members().values():
        sides = sorted({(place, row.stance == DENIES) for place, row in members if row.stance != DOUBTS})
        pairs = [(one, two) for one, two in combinations(sides, 2) if one[0] != two[0]]
        for (a, denies), (b, other) in pairs:
            ends.append((a, b))
            opposes.append(denies != other)
            weights.append(len(pairs) ** -0.5)
    a, b = np.array(ends).T
    cosines = (vectors[a] * vectors[b]).sum(axis=1, dtype=np.float64)
    features = contrast(Pairs.of(columns, rows[a], rows[b], cosines))
    return Opposed(ends, features, np.array(opposes), 1000 * np.array(weights) / sum(weights))


def fit_same(sheets: Sequence[Sheet]) -> Model:
    """Return the model that tells pairs of one claim best, each story counting the same."""
    rows = np.concatenate([sheet.features[sheet.learnt] for sheet in sheets])
    same = np.concatenate([sheet.same[sheet.learnt] for sheet in sheets])
    counts = np.concatenate([np.full(sheet.learnt.sum(), 1000 / sheet.learnt.sum()) for sheet in sheets])
    return _fit(rows, same, counts)


def fit_opposes(sheets: Sequence[Sheet]) -> Model:
    """Return the model that tells contradictions within a claim best, each story counting the same."""
    rows, opposes, weights = (
        np.concatenate([getattr(sheet.opposed, name) for sheet in sheets]) for name in ("features", "opposes", "weights")
    )
    return _fit(rows, opposes, weights)


def _fit(rows: Floats, truth: NDArray[np.bool_], weights: Floats) -> Model:
    scaler, model = StandardScaler(), LogisticRegression(C=SOFT, max_iter=2000)
    make_pipeline(scaler, model).fit(rows, truth, logisticregression__sample_weight=weights)
    return Model(scaler.mean_, scaler.scale_, model.coef_[0], float(model.intercept_[0]))


def judge_sides(sheet: Sheet, chances: Floats) -> float:
    """Return the F1 of denials, in percent, where the claims are known and `chances` say which pairs contradict."""
    rows = sheet.story.statements
    by_pair = dict(zip(sheet.opposed.ends, chances.tolist(), strict=True))
    right = told = wanted = 0
    for members in sheet.judge.members().values():
        places = sorted({place for place, _ in members})
        within = {(places.index(a), places.index(b)): chance for (a, b), chance in by_pair.items() if {a, b} <= {*places}}
        known, opposes = np.array([*within], np.int64).reshape(-1, 2), np.array([*within.values()], np.float64)
        stances = [(rows[n].stance, rows[n].lean) for n in places]
        sides = dict(zip(places, take_sides(stances, known, opposes, np.ones(len(known))), strict=True))
        right += sum(row.stance == DENIES == sides[place] for place, row in members)
        told += sum(sides[place] == DENIES for place, _ in members)
        wanted += sum(row.stance == DENIES for _, row in members)
    return 200 * right / max(1, told + wanted)


def choose_level(sheets: Sequence[Sheet], scores: Sequence[Floats]) -> tuple[float, Floats]:
    """Return the highest level whose sum of both figures is next to the best, and the figures there.

    Over a wide range the figures hardly differ, and of groupings that are as good the purer one counts origins better.
    """
    figures = np.array([_judge_all(sheets, scores, level) for level in LEVELS])
    sums = figures[:, 2] + figures[:, 3]
    good = np.flatnonzero(sums >= sums.max() - NEXT)
    highest = good[-1]
    return round(float(LEVELS[highest]), 2), figures[highest]


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
    parser.add_argument("--level", type=float, help="the level to store instead of the one found")
    parser.add_argument("--mean", type=Path, help="a match.json to take the mean with, its missing features being nothing")
    parser.add_argument("--cache", type=Path, default=ROOT / "build/embedder", help="where the folds' models lie")
    parser.add_argument("--out", type=Path, default=ROOT / "src/headwater/model/match.json")
    arguments = parser.parse_args()
    paths = [arguments.cache / f"fold{fold}of{arguments.folds}.onnx" for fold in range(arguments.folds)]
    encoders = {frozenset(json.loads(path.with_suffix(".json").read_text())): load_encode(path) for path in paths}
    sheets = [
        fill_sheet(story, next(encode for seen, encode in encoders.items() if story.name not in seen))
        for story in load_stories()
    ]
    others = [[other for other in sheets if other is not sheet] for sheet in sheets]
    scores = [fit_same(rest).score(sheet.features) for sheet, rest in zip(sheets, others, strict=True)]
    enough, figures = choose_level(sheets, scores)
    print(f"level {enough}: pairs P {figures[0]:.1f} R {figures[1]:.1f} F1 {figures[2]:.1f}, B3 {figures[3]:.1f} (not seen)")
    chances = [fit_opposes(rest).score(sheet.opposed.features) for sheet, rest in zip(sheets, others, strict=True)]
    denials = [judge_sides(sheet, chance) for sheet, chance in zip(sheets, chances, strict=True)]
    print(f"denials of known claims: F1 {np.mean(denials):.1f} (not seen)")
    stored = {
        "same": _store(average(fit_same(sheets), arguments.mean), FEATURES),
        "opposes": _store(fit_opposes(sheets), OPPOSING),
        "enough": arguments.level or enough,
    }
    arguments.out.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def average(model: Model, former: Path | None) -> Model:
    """Return the mean of a model and the one for one claim in the file `former`, over features as they are."""
    if former is None:
        return model
    stored = json.loads(former.read_text(encoding="utf-8"))["same"]
    slopes, offset = np.zeros(len(FEATURES)), stored["offset"]
    for name, mean, scale, slope in zip(*(stored[key] for key in ("features", "means", "scales", "slopes")), strict=True):
        slopes[FEATURES.index(name)] = slope / scale
        offset -= slope * mean / scale
    own = model.slopes / model.scales
    both = (own + slopes) / 2, (model.offset - float(own @ model.means) + offset) / 2
    return Model(np.zeros_like(own), np.ones_like(own), *both)


def _store(model: Model, features: Sequence[str]) -> dict[str, object]:
    numbers = {name: getattr(model, name).round(6).tolist() for name in ("means", "scales", "slopes")}
    return {"features": features, **numbers, "offset": round(model.offset, 6)}


if __name__ == "__main__":
    main()
