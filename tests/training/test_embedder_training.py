"""What the embedder learns from a story; needs what training needs, so it is left out where that is not installed."""

from __future__ import annotations

import importlib
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")
pytest.importorskip("onnxruntime.quantization")

TRAINING = Path(__file__).resolve().parents[2] / "training"


@pytest.fixture
def script(monkeypatch):
    monkeypatch.syspath_prepend(TRAINING)
    return importlib.import_module("train_embedder")


def lesson_of(script, same, learnt=None):
    """Two reports of six pieces each; three statements, of which the last two stand in the second report."""
    windows = [(n, 0, 6, np.array([101, *range(1000 + 10 * n, 1006 + 10 * n), 102]), 1) for n in (0, 1)]
    places = [(0, 0, 3), (1, 0, 3), (1, 3, 6)]
    learnt = torch.ones(3, 3, dtype=torch.bool) if learnt is None else learnt
    return script.Lesson([6, 6], windows, places, torch.tensor(same), learnt & ~torch.eye(3, dtype=torch.bool))


SAME = [[True, True, False], [True, True, False], [False, False, True]]


def test_statements_of_one_claim_cost_less_the_nearer_they_lie(script):
    lesson = lesson_of(script, SAME)
    near = torch.nn.functional.normalize(torch.tensor([[1.0, 0.0], [1.0, 0.1], [0.0, 1.0]]))
    far = torch.nn.functional.normalize(torch.tensor([[1.0, 0.0], [0.1, 1.0], [0.0, 1.0]]))
    assert script.contrast(near, lesson) < script.contrast(far, lesson)


def test_of_pairs_that_are_unclear_nothing_is_learnt(script):
    known = ~torch.tensor([[False, False, True], [False, False, False], [True, False, False]])
    vectors = torch.nn.functional.normalize(torch.tensor([[1.0, 0.0], [1.0, 0.1], [0.0, 1.0]]))
    turned = vectors.clone()
    turned[2] = vectors[0]
    without = lesson_of(script, SAME, known)
    of_first = [
        script.contrast(found[:2], script.Lesson([], [], [], without.same[:2, :2], without.learnt[:2, :2]))
        for found in (vectors, turned)
    ]
    assert of_first[0] == of_first[1]
    assert script.contrast(turned, without) < script.contrast(turned, lesson_of(script, SAME))


def test_each_statement_has_a_vector_of_length_one_from_its_own_report(script):
    config = transformers.BertConfig(
        hidden_size=24, num_hidden_layers=1, num_attention_heads=2, intermediate_size=48, max_position_embeddings=64
    )
    torch.manual_seed(1)
    model = transformers.BertModel(config, add_pooling_layer=False).eval()
    lesson = lesson_of(script, SAME)
    with torch.no_grad():
        vectors = script.encode(model, lesson)
        lesson.windows[0] = (0, 0, 6, np.array([101, *range(5000, 5006), 102]), 1)
        changed = script.encode(model, lesson)
    assert torch.allclose(vectors.norm(dim=1), torch.ones(3))
    assert not torch.allclose(vectors[0], changed[0], atol=1e-3)
    assert torch.allclose(vectors[1:], changed[1:], atol=1e-5)
