"""The network behind the reader; needs what training needs, so it is left out where that is not installed."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import numpy as np
import pytest

from headwater.model.reader import make_card, read_card

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")
onnxruntime = pytest.importorskip("onnxruntime")

TRAINING = Path(__file__).resolve().parents[2] / "training"
IDS, FEATURES = torch.arange(1000, 1030)[None], torch.arange(30)[None] % 24 + 1


@pytest.fixture
def scripts(monkeypatch):
    """The modules of training/, which import one another as scripts do."""
    monkeypatch.syspath_prepend(TRAINING)
    return {name: importlib.import_module(name) for name in ("reader_model", "claims_onnx", "train_reader")}


@pytest.fixture
def net(scripts):
    """A network of one narrow layer with weights drawn at random."""
    torch.manual_seed(1)
    config = transformers.BertConfig(
        hidden_size=24, num_hidden_layers=1, num_attention_heads=2, intermediate_size=48, max_position_embeddings=64
    )
    net = scripts["reader_model"].ReaderNet(transformers.BertModel(config, add_pooling_layer=False)).eval()
    for weight in net.parameters():
        torch.nn.init.normal_(weight, std=0.1)
    return net


def answer(net):
    with torch.no_grad():
        return [output.numpy() for output in net(IDS, FEATURES)]


def test_what_is_exported_answers_as_what_was_trained(scripts, net, tmp_path):
    scripts["claims_onnx"].export_plain(
        scripts["reader_model"].PlainReader(net), tmp_path / "plain.onnx", ("ids", "feat"), ("labels", "pointers")
    )
    session = onnxruntime.InferenceSession(tmp_path / "plain.onnx")
    found = session.run(None, {"ids": IDS.numpy(), "feat": FEATURES.numpy()})
    for one, other in zip(found, answer(net), strict=True):
        assert np.allclose(one, other, atol=1e-4)


def test_exported_weights_can_be_learnt_on_from(scripts, net, tmp_path):
    plain, path = tmp_path / "plain.onnx", tmp_path / "reader.onnx"
    scripts["claims_onnx"].export_plain(
        scripts["reader_model"].PlainReader(net), plain, ("ids", "feat"), ("labels", "pointers")
    )
    scripts["claims_onnx"].quantise(plain, path, plain_heads=2)
    near, far = [0.5] * 32, [0.25] * 32
    path.with_suffix(".json").write_text(json.dumps({"distance": {"content_to_cue": near, "cue_to_source": far}}))
    before = {name: weight.clone() for name, weight in net.named_parameters()}
    with torch.no_grad():
        for name, weight in net.named_parameters():
            if not name.startswith("encoder.embeddings."):
                weight.zero_()
    scripts["reader_model"].load_onnx(net, path)
    assert net.distances.tolist() == [near, far]
    for name, weight in net.named_parameters():
        assert name == "distances" or torch.allclose(weight, before[name], atol=0.002), name


def test_distances_fall_into_the_buckets_that_the_reader_knows(scripts):
    card = make_card(
        {
            "weights": "",
            "window": 192,
            "context": 40,
            "pointer_width": 1,
            "least_link": 0.3,
            "least_second_part": 0.6,
            "bias": {"source": 0, "cue": 0, "content": 0},
            "distance": {"content_to_cue": list(range(32)), "cue_to_source": list(range(32))},
        }
    )
    from headwater.model.reader import _spread_distances

    near, _ = _spread_distances(card.distances, 192)
    assert np.array_equal(near, scripts["reader_model"].bucket_distances(192).numpy())
    assert len(read_card().distances[0]) == 32


def test_nothing_points_to_padding(scripts, net):
    pieces = torch.tensor([[101, 2000, 102, 0]])
    for scores in scripts["reader_model"].point(net, torch.zeros(1, 4, 4 * scripts["reader_model"].WIDTH), pieces):
        assert scores.softmax(-1)[0, :, 3].max() == 0


def test_the_rate_rises_for_a_little_and_falls_to_the_end(scripts):
    rates = [scripts["train_reader"].pace(done / 100) for done in range(101)]
    top = int(np.argmax(rates))
    assert rates[:top] == sorted(rates[:top])
    assert rates[top:] == sorted(rates[top:], reverse=True)
    assert max(rates) <= 1
    assert 0 < rates[-1] < 0.05
