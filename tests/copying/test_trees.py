from __future__ import annotations

import numpy as np
import pytest

from headwater.copying.features import FEATURES
from headwater.copying.trees import Forest, check_names, load_forest
from headwater.errors import Bug

# One tree asks first whether x is at most 1, then whether y is at most 5; the other is a leaf.
FOREST = Forest(
    names=("x", "y"),
    roots=np.array([0, 5], np.int32),
    feature=np.array([0, 0, 1, 0, 0, 0], np.int16),
    threshold=np.array([1, 0, 5, 0, 0, 0], np.float32),
    left=np.array([1, 1, 3, 3, 4, 5], np.int32),
    right=np.array([2, 1, 4, 3, 4, 5], np.int32),
    value=np.array([0, 0.2, 0, 0.4, 1.0, 0.6], np.float32),
    cut=0.5,
)


def test_each_row_falls_into_a_leaf_of_each_tree_and_the_mean_is_its_score():
    values = np.array([[1, 9], [1.5, 5], [1.5, 5.5]], np.float32)
    assert FOREST.predict(values).round(6).tolist() == [0.4, 0.5, 0.8]


def test_no_rows_have_no_scores():
    assert FOREST.predict(np.empty((0, 2), np.float32)).tolist() == []


def test_a_score_does_not_depend_on_the_other_rows():
    forest = load_forest("rely.npz")
    values = np.random.default_rng(0).random((20, len(FEATURES)), np.float32)
    assert forest.predict(values).tolist() == [forest.predict(row[None]).tolist()[0] for row in values]


def test_the_bundled_forest_was_made_for_the_features_that_there_are():
    forest = load_forest("rely.npz")
    check_names(forest, tuple(FEATURES))
    assert forest.feature.max() < len(FEATURES)
    assert 0 < forest.cut < 1
    assert (forest.left < len(forest.value)).all()


def test_a_forest_for_other_features_is_a_bug():
    with pytest.raises(Bug, match="train_rely"):
        check_names(FOREST, tuple(FEATURES))
