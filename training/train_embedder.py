"""Tune the sentence encoder so that statements of one claim lie close, and export it as the bundled embedder.

    python training/train_embedder.py              # the bundled model: a quarter of an hour on one core
    python training/train_embedder.py --folds 3    # and three models, each of which has not seen a third of the stories

A story is one batch: each statement is drawn to those that make the same claim, denials of it among them, and pushed from
all others of its story (supervised contrastive loss: Khosla et al. 2020). The table of word pieces and the two lower
layers stay as they are: eighteen stories are too few to teach words.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn.functional import normalize
from transformers import BertModel

from claims_base import load_base
from claims_cases import ROOT, Story, load_stories
from claims_onnx import export_int8
from headwater.model.embedder import Pieces, split_pieces

FROZEN = 2  # lower layers that are not tuned
RATE = 1e-4
TEMPERATURE = 0.07
EPOCHS = 12
SEED = 1
BATCH = 16  # windows that are run together


@dataclass
class Lesson:
    """A story made ready: each report's pieces, each statement's (report, first piece, last piece), what is the same."""

    pieces: list[Pieces]
    places: list[tuple[int, int, int]]
    same: Tensor
    learnt: Tensor


def prepare(story: Story) -> Lesson:
    """Return the lesson of a story."""
    keys = sorted(story.reports)
    pieces = [split_pieces(story.reports[key].text) for key in keys]
    places = []
    for row in story.statements:
        report = keys.index(row.report)
        places.append((report, *pieces[report].within([(row.start, row.end)])[0]))
    return Lesson(pieces, places, torch.tensor(story.same()), ~torch.tensor(story.unclear()))


def encode(model: BertModel, lesson: Lesson) -> Tensor:
    """Return the vectors of a lesson's statements, of length 1."""
    hidden = [torch.zeros(len(pieces.ids), model.config.hidden_size) for pieces in lesson.pieces]
    rows = [(report, *row) for report, pieces in enumerate(lesson.pieces) for row in pieces.rows()]
    rows.sort(key=lambda row: len(row[2]))
    for first in range(0, len(rows), BATCH):
        batch = rows[first : first + BATCH]
        longest = max(len(ids) for _, _, ids, _ in batch)
        ids = torch.tensor(np.array([np.pad(ids, (0, longest - len(ids))) for _, _, ids, _ in batch]))
        states = model(input_ids=ids, attention_mask=(ids > 0).long()).last_hidden_state.float()
        for state, (report, window, row, lead) in zip(states, batch, strict=True):
            hidden[report][window.first : window.last] = state[lead : len(row) - 1]
    sums = [torch.cat([torch.zeros(1, states.shape[1]), states.cumsum(0)]) for states in hidden]
    return normalize(torch.stack([sums[report][last] - sums[report][first] for report, first, last in lesson.places]), dim=1)


def contrast(vectors: Tensor, lesson: Lesson) -> Tensor:
    """Return the loss: how far each statement is from those of its claim, against all others."""
    closeness = (vectors @ vectors.T / TEMPERATURE).masked_fill(~lesson.learnt, -1e9)
    chances = closeness - torch.logsumexp(closeness, 1, keepdim=True)
    wanted = (lesson.same & lesson.learnt).float()
    counts = wanted.sum(1)
    return -((chances * wanted).sum(1)[counts > 0] / counts[counts > 0]).mean()


def tune(lessons: Sequence[Lesson], cache: Path, epochs: int = EPOCHS) -> BertModel:
    """Return the encoder tuned on `lessons`."""
    torch.manual_seed(SEED)
    order = np.random.default_rng(SEED)
    model = load_base(cache).train()
    for part in (model.embeddings, *model.encoder.layer[:FROZEN]):
        part.requires_grad_(requires_grad=False)
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.01)
    steps = epochs * len(lessons)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _pace(step / steps))
    for epoch in range(epochs):
        began = time.time()
        losses = [_learn(model, lessons[n], weights, optimizer, schedule) for n in order.permutation(len(lessons))]
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.time() - began:.0f} s", flush=True)
    return model.eval()


def _learn(
    model: BertModel,
    lesson: Lesson,
    weights: list[nn.Parameter],
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
) -> float:
    with torch.autocast("cpu", torch.bfloat16):
        vectors = encode(model, lesson)
    loss = contrast(vectors, lesson)
    loss.backward()
    nn.utils.clip_grad_norm_(weights, 1.0)
    optimizer.step()
    optimizer.zero_grad()
    schedule.step()
    return loss.item()


def _pace(done: float) -> float:
    """Return the share of the learning rate: a tenth of the way up, then down in a line."""
    return min((done + 0.01) / 0.1, max(0.02, 1 - done))


def main() -> None:
    """Tune on all stories, and on all but each fold; export each model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--out", type=Path, default=ROOT / "src/headwater/model/embedder.onnx")
    parser.add_argument(
        "--cache", type=Path, default=ROOT / "build/embedder", help="for the published files and the folds' models"
    )
    arguments = parser.parse_args()
    lessons = {story.name: prepare(story) for story in load_stories(both=True)}
    for fold in range(arguments.folds):
        seen = [name for n, name in enumerate(lessons) if n % arguments.folds != fold]
        path = arguments.cache / f"fold{fold}of{arguments.folds}.onnx"
        export_int8(tune([lessons[name] for name in seen], arguments.cache, arguments.epochs), path)
        path.with_suffix(".json").write_text(json.dumps(seen), encoding="utf-8")
    model = tune([*lessons.values()], arguments.cache, arguments.epochs)
    save_file(model.state_dict(), arguments.cache / "tuned.safetensors")
    export_int8(model, arguments.out)


if __name__ == "__main__":
    main()
