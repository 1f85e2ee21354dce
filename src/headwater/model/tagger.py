"""The bundled tagger: what the words of a text are parts of the names of, by the states that the reader has of them.

It is a small network of its own over a pass that the reader makes anyway (see tagger.md), in numpy: two convolutions over
three words each, each beside a path that skips it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from headwater.model.decode import LABELS, Floats, log_softmax
from headwater.model.tokens import Ints

PERSON, BODY, PLACE = 1, 3, 5  # the labels that begin a name; the next number is its inside

Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """The tagger's matrices: `layers` are the convolutions, each before × here × behind, and their biases."""

    states: Matrix
    hints: Matrix
    shapes: Matrix
    layers: tuple[tuple[Matrix, Matrix], ...]
    labels: Matrix
    bias: Matrix


@cache
def read_weights() -> Weights:
    """Return the bundled weights."""
    with files(__package__).joinpath("tagger.npz").open("rb") as file, np.load(file) as columns:
        return make_weights(columns)


def make_weights(columns: Mapping[str, NDArray[np.floating]]) -> Weights:
    """Return the weights that the columns of a tagger.npz make."""
    full = {name: columns[name].astype(np.float32) for name in columns}
    layers = tuple((full[f"layer{number}"], full[f"layer{number}_bias"]) for number in (1, 2))
    return Weights(full["states"], full["hints"], full["shapes"], layers, full["labels"], full["labels_bias"])


def rate_words(states: Matrix, hints: Matrix, shapes: Ints, weights: Weights | None = None) -> Floats:
    """Return the log-probabilities of the labels of each word of a text, words × 7.

    `states` are the reader's (words × its STATES), `hints` what lists and rules say of each word (see sources.tagging),
    `shapes` what its letters look like (see model.tokens).
    """
    own = weights or read_weights()
    if not len(states):
        return np.zeros((0, LABELS))
    hidden = np.maximum(states @ own.states + hints @ own.hints + own.shapes[shapes], 0)
    for matrix, bias in own.layers:
        hidden = hidden + np.maximum(_look_beside(hidden) @ matrix + bias, 0)
    return log_softmax(hidden @ own.labels + own.bias)


def _look_beside(hidden: Matrix) -> Matrix:
    """Return for each word the numbers of the word before it, its own, and those of the word behind it."""
    around = np.pad(hidden, ((1, 1), (0, 0)))
    return np.concatenate((around[:-2], hidden, around[2:]), axis=1)
