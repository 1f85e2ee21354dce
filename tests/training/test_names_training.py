"""The tagger in training: its lessons, and that what is exported answers as what was trained."""

from __future__ import annotations

import importlib
import itertools
import json
import shutil
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from headwater import model
from headwater.model.reader import STATES
from headwater.model.tagger import make_weights, rate_words
from headwater.sources.tagging import HINTS

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")

TRAINING = Path(__file__).resolve().parents[2] / "training"


@pytest.fixture(scope="module")
def scripts():
    """The modules of training/, which import one another as scripts do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(TRAINING)
        yield {name: importlib.import_module(name) for name in ("names_lessons", "train_names", "reader_states")}


@pytest.fixture
def story(tmp_path):
    """A folder with one invented story."""
    text = "Talks\nAda Moor said that Velmar Post had met Ruk Ostmere.\nMoor said no more.\n"
    gold = {
        "case": "talks",
        "reports": [{"id": "01"}],
        "names": [["Velmar Post", "Post"]],
        "sources": [
            {"name": "Ada Moor", "kind": "person", "aliases": ["the minister"]},
            {"name": "Velmar Post", "kind": "outlet"},
        ],
    }
    folder = tmp_path / "talks"
    folder.mkdir()
    folder.joinpath("01.txt").write_text(text, encoding="utf-8")
    folder.joinpath("gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def label_of(lesson, word, after=0):
    start = lesson.text.index(word, after)
    return int(lesson.labels[np.searchsorted(lesson.tokens.starts, start)])


def test_of_an_invented_story_the_names_of_its_sources_are_learnt_and_of_others_nothing(scripts, story):
    (lesson,) = scripts["names_lessons"].read_stories(story)
    assert [label_of(lesson, word) for word in ("Ada", "Moor", "said", "Velmar", "Post")] == [1, 2, 0, 3, 4]
    assert label_of(lesson, "Moor", lesson.text.index("Moor said no")) == 1
    assert label_of(lesson, "Ruk") == -100


def test_a_lesson_has_a_row_of_everything_for_each_word(scripts):
    lesson = scripts["names_lessons"].make_lesson("one", "news", "Ada Moor came to Velmar.", [(0, 8, "person")])
    rows = {len(lesson.tokens.starts), len(lesson.states), len(lesson.hints), len(lesson.shapes), len(lesson.labels)}
    assert rows == {len(lesson)}
    assert lesson.labels[:3].tolist() == [1, 2, 0]


def test_a_name_of_another_program_loses_its_article_and_its_last_point(scripts):
    trim = scripts["names_lessons"].trim
    assert trim("In the U.S.", 3, 11, "place") == (7, 10, "place")


def test_chunks_are_filled_up_with_what_nothing_is_learnt_from(scripts):
    make, stack = scripts["names_lessons"].make_lesson, scripts["train_names"].stack
    short, long = make("a", "news", "Ada came.", []), make("b", "news", "Ada came and went.", [])
    states, hints, shapes, labels = stack([(short, 0), (long, 0)])
    assert (states.shape, hints.shape) == ((2, len(long), STATES), (2, len(long), HINTS))
    assert shapes.shape == labels.shape
    assert labels[0, len(short) :].tolist() == [-100] * (len(long) - len(short))


def test_what_is_exported_answers_as_what_was_trained(scripts):
    torch.manual_seed(1)
    net = scripts["train_names"].TaggerNet().eval()
    random = np.random.default_rng(1)
    states, hints = random.normal(size=(7, STATES)).astype(np.float32), np.ones((7, HINTS), np.float32)
    shapes = random.integers(0, 24, 7)
    with torch.no_grad():
        scores = net(*(torch.from_numpy(column)[None] for column in (states, hints, shapes)))[0]
    exported = make_weights(scripts["train_names"].export(net))
    assert rate_words(states, hints, shapes, exported) == pytest.approx(torch.log_softmax(scores, -1).numpy(), abs=0.02)


def test_a_tagger_learns_to_tell_names_from_other_words(scripts):
    make, training = scripts["names_lessons"].make_lesson, scripts["train_names"]
    lesson = make("a", "news", "Ada Moor came to Velmar.\nThen Ada Moor left Velmar.", [(0, 8, "person"), (30, 38, "person")])
    torch.manual_seed(1)
    net = training.train(training.TaggerNet(), [lesson], 30, 5e-3, 1)
    rated = rate_words(lesson.states, lesson.hints, lesson.shapes, make_weights(training.export(net)))
    assert rated.argmax(1).tolist() == lesson.labels.tolist()


def test_each_document_that_is_measured_on_is_left_out_once(scripts):
    make = scripts["names_lessons"].make_lesson
    lessons = [make(str(n), genre, "Ada.", []) for n, genre in enumerate(["news", "bio", "interview", "news", "case"])]
    folds = scripts["train_names"].split(lessons, 2)
    assert sorted(one for fold in folds for one in fold) == ["0", "2", "3"]


def test_a_reader_that_gives_away_its_states_is_left_as_it_is(scripts, tmp_path):
    path = tmp_path / "reader.onnx"
    shutil.copy(str(files(model).joinpath("reader.onnx")), path)
    before = path.read_bytes()
    scripts["reader_states"].expose_states(path)
    assert path.read_bytes() == before


def test_the_states_of_a_reader_are_those_at_the_end_of_the_layers_asked_for(scripts, tmp_path):
    """On a model of two layers of one normalisation each, behind that of its words."""
    path = tmp_path / "small.onnx"
    helper = onnx.helper
    names = ["x", "words", "half1", "end1", "half2", "end2"]
    nodes = [
        helper.make_node("LayerNormalization", [before, "scale", "shift"], [after], axis=-1)
        for before, after in itertools.pairwise(names)
    ]
    number = onnx.TensorProto.FLOAT
    tables = [onnx.numpy_helper.from_array(np.full(4, value, np.float32), name) for name, value in (("scale", 2), ("shift", 1))]
    graph = helper.make_graph(
        nodes,
        "small",
        [helper.make_tensor_value_info("x", number, [1, "length", 4])],
        [helper.make_tensor_value_info("end2", number, [1, "length", 4])],
        tables,
    )
    path.write_bytes(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8).SerializeToString())
    scripts["reader_states"].expose_states(path, (1, 2))
    x = np.random.default_rng(1).normal(size=(1, 3, 4)).astype(np.float32)
    end, states = onnxruntime.InferenceSession(path).run(["end2", "states"], {"x": x})
    assert states.shape == (1, 3, 8)
    assert states[..., 4:] == pytest.approx(end)
