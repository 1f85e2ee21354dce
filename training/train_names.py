"""Train the tagger of names on what the bundled reader holds of words: src/headwater/model/tagger.npz.

    python training/train_names.py

First on names that other programs or lists know (PolNeAR, re3d, training/cases, invented matches), then on GUM, which people
marked, and on some of what is invented. `reader.onnx` must give away its states (export_reader.py sees to that). Eight minutes
on one core.
"""

from __future__ import annotations

import argparse
import copy
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from headwater.model.decode import LABELS
from headwater.model.reader import STATES
from headwater.sources.tagging import HINTS
from names_lessons import SEED, Lesson, read_all
from reader_data import UNKNOWN

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
WIDTH = 96
SHAPES = 32  # rows of the table of shapes; 24 are in use
CHUNK = 100  # words
BATCH = 8
DROPOUT = 0.35
WARM = 0.1  # share of the steps
MARKED = ("news", "interview")  # the genres of GUM that are measured on
INVENTED = ("case", "match")
OTHERS = ("silver", "re3d", *INVENTED)  # what is not GUM
EARLY = (2, 2e-3)  # epochs and rate on what programs and lists know
LATE = (2, 2e-3)  # and on what people marked
MARKED_TIMES, INVENTED_EVERY = 3, 3  # how often these are read in an epoch, and which of what is invented, then


class TaggerNet(nn.Module):
    """The network of headwater.model.tagger: states, hints and shapes of words in, scores of their labels out."""

    def __init__(self) -> None:
        super().__init__()
        self.states = nn.Linear(STATES, WIDTH)
        self.hints = nn.Linear(HINTS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.layers = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=1) for _ in range(2))
        self.labels = nn.Linear(WIDTH, LABELS)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, hints: Tensor, shapes: Tensor) -> Tensor:
        """Return batch × words × labels."""
        hidden = torch.relu(self.states(self.drop(states)) + self.hints(hints) + self.shapes(shapes))
        for layer in self.layers:
            hidden = hidden + torch.relu(layer(self.drop(hidden).transpose(1, 2)).transpose(1, 2))
        return self.labels(self.drop(hidden))


def train(net: TaggerNet, lessons: Sequence[Lesson], epochs: int, rate: float, seed: int) -> TaggerNet:
    """Train a network on some lessons; return it."""
    random = np.random.default_rng(seed)
    chunks = [(lesson, at) for lesson in lessons for at in range(0, len(lesson), CHUNK)]
    steps, step = epochs * -(-len(chunks) // BATCH), 0
    optimizer = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=1e-4)
    net.train()
    for _ in range(epochs):
        order = random.permutation(len(chunks))
        for first in range(0, len(order), BATCH):
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1, (step + 1) / (WARM * steps)) * max(0.02, 1 - step / steps)
            *columns, labels = stack([chunks[number] for number in order[first : first + BATCH]])
            loss = nn.functional.cross_entropy(net(*columns).flatten(0, 1), labels.flatten(), ignore_index=UNKNOWN)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            step += 1
    return net.eval()


def stack(chunks: Sequence[tuple[Lesson, int]]) -> Iterator[Tensor]:
    """Yield the columns of chunks of lessons, filled up with nothing: states, hints, shapes, labels."""
    longest = max(min(CHUNK, len(lesson) - at) for lesson, at in chunks)
    for name, filler in (("states", 0), ("hints", 0), ("shapes", 0), ("labels", UNKNOWN)):
        rows = [getattr(lesson, name)[at : at + CHUNK] for lesson, at in chunks]
        matrix = np.full((len(rows), longest, *rows[0].shape[1:]), filler, rows[0].dtype)
        for filled, row in zip(matrix, rows, strict=True):
            filled[: len(row)] = row
        yield torch.from_numpy(matrix)


def begin(lessons: Sequence[Lesson]) -> TaggerNet:
    """Return a network that has learnt what programs and lists know."""
    torch.manual_seed(SEED)
    return train(TaggerNet(), [lesson for lesson in lessons if lesson.genre in OTHERS], *EARLY, SEED)


def finish(net: TaggerNet, lessons: Sequence[Lesson]) -> TaggerNet:
    """Return a copy of a network that has learnt what people marked, too."""
    marked = [lesson for lesson in lessons if lesson.genre not in OTHERS]
    invented = [lesson for lesson in lessons if lesson.genre in INVENTED][::INVENTED_EVERY]
    torch.manual_seed(SEED)
    return train(copy.deepcopy(net), [*marked * MARKED_TIMES, *invented], *LATE, SEED)


def split(lessons: Sequence[Lesson], folds: int) -> list[set[str]]:
    """Return the ids of the news and interviews that each of some folds leaves out."""
    held = [lesson.id for lesson in lessons if lesson.genre in MARKED]
    order = np.random.default_rng(SEED).permutation(len(held))
    return [{held[number] for number in order[fold::folds]} for fold in range(folds)]


def export(net: TaggerNet) -> dict[str, np.ndarray]:
    """Return the matrices as `read_weights` expects them, in 16 bits."""
    found = {name: value.detach().numpy() for name, value in net.named_parameters()}
    bias = found["states.bias"] + found["hints.bias"]
    columns = {"states": found["states.weight"].T, "hints": found["hints.weight"].T, "shapes": found["shapes.weight"] + bias}
    for number in (0, 1):
        matrix = found[f"layers.{number}.weight"]
        columns[f"layer{number + 1}"] = np.concatenate([matrix[:, :, place].T for place in range(3)])
        columns[f"layer{number + 1}_bias"] = found[f"layers.{number}.bias"]
    columns |= {"labels": found["labels.weight"].T, "labels_bias": found["labels.bias"]}
    return {name: column.astype(np.float16) for name, column in columns.items()}


def main() -> None:
    """Write tagger.npz."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder of entities and polnear")
    parser.add_argument("--out", type=Path, default=ROOT / "src/headwater/model/tagger.npz")
    arguments = parser.parse_args()
    lessons = list(read_all(arguments.shared, ROOT / "training/cases"))
    print(f"{len(lessons)} texts, {sum(map(len, lessons))} words", flush=True)
    np.savez_compressed(arguments.out, **export(finish(begin(lessons), lessons)))


if __name__ == "__main__":
    main()
