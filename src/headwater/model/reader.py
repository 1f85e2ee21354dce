"""The bundled reader: finds source, cue and content of the attributions in a text (see reader.md)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headwater.model.decode import LABELS, Answer, Floats, Found, Pointers, Settings, decode, log_softmax
from headwater.model.session import open_session
from headwater.model.tokens import Ints, Tokens, tokenise
from headwater.model.windows import Window, cut_windows
from headwater.text.spans import Span

STATES = 1536  # numbers that the model gives away of a word: those of four of its layers

Outputs = tuple[NDArray[np.float32], NDArray[np.float32]]


@dataclass(frozen=True)
class Card:
    """What reader.json says of the weights: file, window, context, width of the pointers, distances, decoding."""

    weights: str
    window: int
    context: int
    width: int
    distances: tuple[tuple[float, ...], tuple[float, ...]]
    settings: Settings


@dataclass(frozen=True)
class Reading:
    """One attribution in a text: spans of code points, end excluded. `source` is None where the text has none here."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    score: float


@cache
def read_card() -> Card:
    """Return what is known of the bundled weights."""
    return make_card(json.loads(files(__package__).joinpath("reader.json").read_text(encoding="utf-8")))


def make_card(card: Mapping[str, Any]) -> Card:
    """Return the card that the contents of a reader.json make."""
    bias = card["bias"]
    return Card(
        card["weights"],
        card["window"],
        card["context"],
        card["pointer_width"],
        (tuple(card["distance"]["content_to_cue"]), tuple(card["distance"]["cue_to_source"])),
        Settings((bias["source"], bias["cue"], bias["content"]), card["least_link"], card["least_second_part"]),
    )


@dataclass(frozen=True)
class States:
    """What the model holds of each word of a text: `columns`, words × STATES, and the `shapes` of the words (model.tokens)."""

    tokens: Tokens
    columns: NDArray[np.float32]
    shapes: Ints


def read_with_states(text: str) -> tuple[list[Reading], States]:
    """Return the attributions as `read_attributions` does, and from the same pass what the model holds of each word."""
    tokens, card = tokenise(text), read_card()
    columns = np.zeros((len(tokens.starts), STATES), np.float32)

    def run(window: Window) -> Outputs:
        labels, pointers, states = _run(window, "labels", "pointers", "states")
        at = np.flatnonzero(window.core & (window.words >= 0))
        columns[window.words[at]] = states[at]
        return labels, pointers

    if not len(tokens.pieces):
        return [], States(tokens, columns, tokens.features)
    found = locate(tokens, decode(answer(tokens, card, run), card.settings))
    return found, States(tokens, columns, tokens.features[np.append(True, np.diff(tokens.word_of) != 0)])


def read_attributions(text: str, settings: Settings | None = None) -> list[Reading]:
    """Return the attributions that the model finds in `text`, in the order of their cues.

    They depend on nothing but `text`: each window is read alone, since the scale of int8 activations is taken from the
    whole input, so that a neighbour in a batch would change the answer.
    """
    tokens = tokenise(text)
    if not len(tokens.pieces):
        return []
    card = read_card()
    return locate(tokens, decode(answer(tokens, card, infer), settings or card.settings))


def infer(window: Window) -> Outputs:
    """Return the bundled model's two outputs for one window: positions × labels, positions × pointers."""
    labels, pointers = _run(window, "labels", "pointers")
    return labels, pointers


def _run(window: Window, *outputs: str) -> list[NDArray[np.float32]]:
    session = open_session(read_card().weights)
    found = session.run(list(outputs), {"ids": window.pieces[None], "feat": window.features[None]})
    return [output[0] for output in found]


def answer(tokens: Tokens, card: Card, run: Callable[[Window], Outputs]) -> Answer:
    """Return a model's numbers for every word of a text; `run` gives its outputs for one window."""
    labels = np.full((len(tokens.starts), LABELS), -20.0)
    window_of = np.full(len(tokens.starts), -1, np.int64)
    windows: list[Pointers] = []
    for window in cut_windows(tokens, card.window, card.context):
        tags, arcs = run(window)
        at = np.flatnonzero(window.core & (window.words >= 0))
        labels[window.words[at]] = tags[at]
        window_of[window.words[at]] = len(windows)
        windows.append(_point(window, arcs, card))
    return Answer(log_softmax(labels), window_of, windows)


def _point(window: Window, arcs: NDArray[np.float32], card: Card) -> Pointers:
    """Return the pointers of one window, from the four vectors of each position."""
    at = np.flatnonzero(window.words >= 0)
    words = window.words[at]
    first, last = (int(words[0]), int(words[-1])) if len(words) else (0, -1)
    positions = np.full(last + 1 - first, -1, np.int64)
    positions[words - first] = at
    content, cue, asking, source = (arcs[:, card.width * i : card.width * (i + 1)] for i in range(4))
    near, far = _spread_distances(card.distances, len(arcs))
    return Pointers(first, positions, _attend(content, cue, near), _attend(asking, source, far))


def _attend(query: NDArray[np.float32], key: NDArray[np.float32], distance: NDArray[np.float32]) -> Floats:
    scale = np.float32(1 / np.sqrt(query.shape[1]))
    return np.asarray(np.exp(log_softmax(query @ key.T * scale + distance)))


@lru_cache(maxsize=512)
def _spread_distances(
    distances: tuple[tuple[float, ...], tuple[float, ...]], size: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the learned biases of both pointers by distance: logarithmic buckets, 16 backwards, 16 forwards."""
    ahead = np.arange(size)[None, :] - np.arange(size)[:, None]
    bucket = np.minimum(15, (np.log2(np.maximum(1, np.abs(ahead))) * 2).astype(np.int64))
    bucket = np.where(ahead < 0, bucket, bucket + 16)
    near, far = (np.array(row, np.float32)[bucket] for row in distances)
    return near, far


def locate(tokens: Tokens, found: Iterable[Found]) -> list[Reading]:
    """Return attributions in words as attributions in the text."""
    return [_locate(tokens, one) for one in found]


def _locate(tokens: Tokens, found: Found) -> Reading:
    """Return spans of words as spans of the text."""

    def place(span: Span) -> Span:
        return int(tokens.starts[span[0]]), int(tokens.ends[span[1] - 1])

    source = place(found.source) if found.source else None
    return Reading(source, place(found.cue), tuple(map(place, found.content)), found.score)
