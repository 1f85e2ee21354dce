"""The network behind the reader; needs what training needs, so it is left out where that is not installed."""

from __future__ import annotations

import importlib
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
    return {
        name: importlib.import_module(name)
        for name in ("reader_data", "reader_model", "claims_onnx", "rounding", "train_reader")
    }


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
        return [output.numpy() for output in net(IDS, FEATURES)[:2]]


def test_what_is_exported_answers_as_what_was_trained(scripts, net, tmp_path):
    scripts["claims_onnx"].export_plain(
        scripts["reader_model"].PlainReader(net), tmp_path / "plain.onnx", ("ids", "feat"), ("labels", "pointers")
    )
    session = onnxruntime.InferenceSession(tmp_path / "plain.onnx")
    found = session.run(None, {"ids": IDS.numpy(), "feat": FEATURES.numpy()})
    for one, other in zip(found, answer(net), strict=True):
        assert np.allclose(one, other, atol=1e-4)


def export(scripts, net, path):
    plain = path.with_name("plain.onnx")
    scripts["claims_onnx"].export_plain(
        scripts["reader_model"].PlainReader(net), plain, ("ids", "feat"), ("labels", "pointers")
    )
    scripts["claims_onnx"].quantise(plain, path, plain_heads=2, narrow=True)
    return onnxruntime.InferenceSession(path)


def test_a_model_with_rounded_weights_answers_nearly_as_what_was_trained(scripts, net, tmp_path):
    found = export(scripts, net, tmp_path / "reader.onnx").run(None, {"ids": IDS.numpy(), "feat": FEATURES.numpy()})
    for one, other in zip(found, answer(net), strict=True):
        assert np.abs(one - other).max() < 0.1 * np.abs(other).max()


def test_models_share_the_table_of_word_pieces_that_lies_beside_them(scripts, net, tmp_path):
    export(scripts, net, tmp_path / "reader.onnx")
    table = (tmp_path / "pieces.bin").read_bytes()
    words, width = net.encoder.embeddings.word_embeddings.weight.shape
    assert len(table) == words * (width + 4)
    assert (tmp_path / "reader.onnx").stat().st_size < len(table)
    with torch.no_grad():
        net.labels.weight.zero_()
    export(scripts, net, tmp_path / "other.onnx")
    assert (tmp_path / "pieces.bin").read_bytes() == table


def test_a_rounded_row_of_weights_is_made_of_whole_steps_of_seven_bits(scripts):
    weight = torch.randn(4, 300)
    rounded = scripts["rounding"].RoundedWeight()(weight)
    steps = rounded / (weight.abs().amax(1, keepdim=True) / 63)
    assert torch.allclose(steps, steps.round(), atol=1e-3)
    assert steps.abs().max().round() == 63
    assert (rounded - weight).abs().max() <= weight.abs().max() / 63


def test_how_a_window_is_rounded_does_not_hang_on_its_neighbours(scripts):
    one, other = torch.randn(1, 8, 24), 100 * torch.randn(1, 8, 24)
    alone = scripts["rounding"].round_input(None, (one,))
    assert torch.equal(alone, scripts["rounding"].round_input(None, (torch.cat([one, other]),))[:1])
    assert 0 < (alone - one).abs().max() <= (one.max() - one.min()) / 255


def test_the_gradient_passes_the_rounding(scripts, net):
    scripts["rounding"].round_layers(net.encoder.encoder)
    net(IDS, FEATURES)[0].sum().backward()
    layer = net.encoder.encoder.layer[0].output.dense
    assert layer.parametrizations.weight.original.grad.abs().sum() > 0


def learn(scripts, seed=1):
    """A batch of two short texts with a truth drawn by dice."""
    dice = np.random.default_rng(seed)
    columns = ("pieces", "features", "asked", "labels", "cues", "sources", "names")
    highest = dict(zip(columns, (2000, 24, 2, 7, 8, 8, 7), strict=True))
    sample = scripts["reader_data"].Sample
    samples = [
        sample(**{name: dice.integers(1000 if name == "pieces" else 0, highest[name], size) for name in columns})
        for size in (9, 12)
    ]
    return scripts["reader_model"].stack(samples, "cpu")


def test_windows_are_filled_up_with_what_nobody_learns_from(scripts):
    batch = learn(scripts)
    assert batch.pieces.shape == (2, 16)
    assert (batch.pieces[0, 9:] == 0).all()
    assert (batch.asked[0, 9:] == 0).all()
    assert (batch.labels[0, 9:] == scripts["reader_data"].UNKNOWN).all()


def test_who_holds_what_the_teachers_hold_has_nothing_to_learn_from_them(scripts, net):
    batch = learn(scripts)
    model = scripts["reader_model"]
    own = model.believe(net, batch, batch.pieces)
    assert abs(model.imitate(own, model.teach([net, net], batch), batch).item()) < 1e-3
    with torch.no_grad():
        net.labels.weight.mul_(-1)
    assert model.imitate(own, model.teach([net], batch), batch).item() > 1e-3


def test_the_loss_falls_with_training_on_it(scripts, net):
    batch, model = learn(scripts), scripts["reader_model"]
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    losses = []
    for _ in range(5):
        loss = model.lose(model.believe(net, batch, batch.pieces), batch)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
    assert losses[-1] < losses[0]


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
