"""The splitter in training: what is stored answers as what was learnt."""

from __future__ import annotations

import importlib
from pathlib import Path

import numpy as np
import pytest

from headwater.sources.parts import FEATURES

pytest.importorskip("sklearn")

TRAINING = Path(__file__).resolve().parents[2] / "training"


@pytest.fixture(scope="module")
def script():
    """The module of training/, which imports others as scripts do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(TRAINING))
        yield importlib.import_module("train_split")


@pytest.fixture(scope="module")
def lesson(script):
    """Spans of which those that begin a piece are mostly statements."""
    values = np.random.default_rng(0).random((400, len(FEATURES))).astype(np.float32)
    chance = np.random.default_rng(1).random(400)
    return script.Lesson([(n, n + 9) for n in range(0, 4000, 10)], values, (values[:, 0] > 0.7) & (chance > 0.2))


def test_the_mean_of_the_trees_is_the_log_odds_that_scikit_learn_gives(script, lesson):
    forest = script.learn([lesson])
    trees = script.grow([lesson])
    assert np.allclose(forest.predict(lesson.values), trees.decision_function(lesson.values), atol=1e-4)


def test_spans_like_statements_are_weighed_above_the_cut_and_others_below(script, lesson):
    forest = script.learn([lesson])
    high, low = np.full((1, len(FEATURES)), 0.5, np.float32), np.full((1, len(FEATURES)), 0.5, np.float32)
    high[0, 0], low[0, 0] = 0.95, 0.05
    assert forest.predict(high)[0] > forest.cut > forest.predict(low)[0]


def test_two_runs_learn_the_same(script, lesson):
    one, other = (script.learn([lesson]) for _ in range(2))
    assert all(np.array_equal(getattr(one, name), getattr(other, name)) for name in ("feature", "threshold", "value"))


def test_a_story_is_measured_by_what_is_taken_and_what_of_it_is_right(script, lesson):
    precision, taken, right = script.measure(script.learn([lesson]), [lesson])
    assert precision > 70
    assert lesson.truth.sum() >= right > 0.5 * taken > 0
