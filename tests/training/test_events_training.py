"""What mentions of events are compared by; needs what training needs, so it is left out where that is not installed."""

from __future__ import annotations

import importlib
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("sklearn")

TRAINING = Path(__file__).resolve().parents[2] / "training"
TEXTS = {
    "1": "A bomb exploded in Kirkuk on Monday. Nine people were killed.",
    "2": "Nine people died when a bomb exploded in Kirkuk, police said.",
    "3": "The singer checked into a clinic in Malibu.",
}


@pytest.fixture
def scripts(monkeypatch):
    monkeypatch.syspath_prepend(TRAINING)
    names = ("events_data", "events_pairs", "train_events")
    return {name: importlib.import_module(name) for name in names}


def mark(key, word, cluster, sentence=0):
    start = TEXTS[key].index(word)
    return [start, start + len(word), cluster, "ACTION", sentence]


@pytest.fixture
def documents():
    events = {
        "1": [mark("1", "exploded", "blast"), mark("1", "killed", "deaths", 1)],
        "2": [mark("2", "exploded", "blast"), mark("2", "died", "deaths"), mark("2", "exploded", "blast")],
        "3": [mark("3", "checked into", "clinic")],
    }
    ends = {"1": [[0, 36, 0, True], [37, 61, 1, True]], "2": [[0, 61, 0, True]], "3": [[0, 43, 0, True]]}
    return [
        {"id": key, "topic": topic, "subtopic": "a", "text": TEXTS[key], "sentences": ends[key], "events": events[key]}
        for key, topic in (("1", 1), ("2", 1), ("3", 2))
    ]


@pytest.fixture
def mentions(scripts, documents):
    return scripts["events_data"].ready_mentions(documents)


def test_each_mention_counts_once_with_the_head_of_its_words(mentions):
    assert mentions.heads == ["explod", "kill", "explod", "died", "check"]
    assert mentions.documents == ["1", "1", "2", "2", "3"]


def test_a_mention_outside_the_checked_sentences_does_not_count(scripts, documents):
    documents[0]["sentences"][1][3] = False
    assert "kill" not in scripts["events_data"].ready_mentions(documents).heads


def test_vectors_have_length_one_in_each_of_their_parts(mentions):
    for part in range(4):
        assert np.linalg.norm(mentions.vectors(part), axis=1) == pytest.approx(np.ones(5), abs=1e-4)


def test_mentions_of_documents_that_are_no_kin_make_no_pair(scripts, mentions):
    couples = scripts["events_pairs"].couple(mentions, np.arange(5), {})
    assert {(mentions.documents[a], mentions.documents[b]) for a, b in zip(couples.a, couples.b, strict=True)} <= {
        ("1", "1"),
        ("2", "2"),
    }


def test_the_same_word_in_kin_documents_makes_a_pair_with_every_feature(scripts, mentions):
    pairs = scripts["events_pairs"]
    couples = pairs.couple(mentions, np.arange(5), {("1", "2"): 0.5, ("2", "1"): 0.5})
    described = couples.describe(mentions.vectors(0))
    assert described.shape == (len(couples.a), len(pairs.FEATURES))
    (row,) = np.flatnonzero((couples.a == 0) & (couples.b == 2))
    assert couples.same[row]
    assert described[row, pairs.FEATURES.index("same_head")] == 1
    assert described[row, pairs.FEATURES.index("likeness")] == 0.5


def test_kin_are_found_in_both_directions(scripts, documents):
    kin = scripts["events_data"].find_kin(documents)
    assert ("1", "2") in kin
    assert kin["1", "2"] == kin["2", "1"]


def test_mentions_of_one_event_cost_less_the_nearer_they_lie(scripts):
    contrast = scripts["train_events"].contrast
    events = torch.tensor([0, 0, 1])
    near = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    far = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]])
    assert contrast(near, events) < contrast(far, events)


def test_a_pair_of_a_large_event_weighs_less(scripts, mentions):
    couples = scripts["events_pairs"].couple(mentions, np.arange(5), {("1", "2"): 0.5, ("2", "1"): 0.5})
    weights = scripts["train_events"].weigh(mentions, couples)
    assert weights == pytest.approx(np.full(len(couples.a), 0.5))


def test_the_model_tells_what_it_was_taught(scripts):
    features = np.linspace(0, 1, 400, dtype=np.float32)[:, None]
    model = scripts["train_events"].fit(features, features[:, 0] > 0.5, np.ones(400))
    low, high = model.score(np.array([[0.1], [0.9]], np.float32))
    assert low < 0.5 < high
