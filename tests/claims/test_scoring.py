from __future__ import annotations

import numpy as np
import pytest

from headwater.claims import scoring
from headwater.claims.features import FEATURES
from headwater.claims.scoring import Model, load_weights
from headwater.errors import Bug


def row(**known):
    return [known.get(name, mean) for name, mean in zip(FEATURES, load_weights().same.means, strict=True)]


def test_a_score_is_a_likelihood():
    scores = load_weights().same.score(np.array([row(cosine=-1.0), row(), row(cosine=1.0, words_jaccard=1.0, same_order=1.0)]))
    assert np.all((scores > 0) & (scores < 1))
    assert np.all(np.diff(scores) > 0)


def test_an_even_chance_is_one_half():
    even = Model(np.zeros(1), np.ones(1), np.ones(1), 0.0)
    assert even.score(np.array([[0.0], [100.0]])).tolist() == pytest.approx([0.5, 1.0])


def test_the_bundled_weights_say_how_much_is_enough():
    assert 0 < load_weights().enough < 1


@pytest.mark.parametrize("name", ["FEATURES", "OPPOSING"])
def test_weights_for_other_features_are_refused(monkeypatch, name):
    monkeypatch.setattr(scoring, name, ("cosine",))
    with pytest.raises(Bug, match=r"train_match\.py"):
        load_weights.__wrapped__()
