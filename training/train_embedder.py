"""Tune the sentence encoder so that statements of one claim lie close, and export it as the bundled embedder.

    python training/train_embedder.py --ready build/embedder/lessons.pickle    # the stories made ready, and no more
    python training/train_embedder.py --lessons build/embedder/lessons.pickle --folds 2 --device cuda

`--folds 2` makes two models besides, each of which has not seen half of the stories: train_match.py needs them. A machine
that learns needs torch alone where another has made the lessons ready.

A story is one batch: each statement is drawn to those that make the same claim, denials of it among them, and pushed from
all others of its story (supervised contrastive loss: Khosla et al. 2020). The table of word pieces stays as published, as
in the reader: a few dozen stories are too few to teach words. Runs that differ by their dice alone are averaged (Wortsman
and others 2022); the weights are rounded in the later part of each, as they will run.
"""

from __future__ import annotations

import argparse
import json
import pickle
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn.functional import normalize
from transformers import BertModel

from claims_base import load_base
from claims_onnx import export_int8
from rounding import round_layers

ROOT = Path(__file__).resolve().parent.parent
RATE = 2e-4
TEMPERATURE = 0.07
EPOCHS = 12
SEEDS = (1, 2, 3)
PLAIN = 0.5  # share of the training before the weights are rounded
BATCH = 64  # windows that are run together


@dataclass
class Lesson:
    """A story made ready: the windows of its reports, its statements' places in them, what is the same.

    A window is (report, first piece, last piece, ids, place of the first piece among the ids); a place is (report, first
    piece, last piece); `sizes` are the reports' counts of pieces.
    """

    sizes: list[int]
    windows: list[tuple[int, int, int, np.ndarray, int]]
    places: list[tuple[int, int, int]]
    same: Tensor
    learnt: Tensor


@dataclass(frozen=True)
class Plan:
    """From which layers to set out (none: the published ones), how long to train, how fast, and where."""

    cache: Path
    start: Path | None
    epochs: int
    rate: float
    device: str


def make_ready(path: Path) -> None:
    """Write the lessons of all stories to `path`."""
    from claims_cases import load_stories
    from headwater.model.embedder import split_pieces

    lessons = {}
    for story in load_stories(both=True):
        keys = sorted(story.reports)
        pieces = [split_pieces(story.reports[key].text) for key in keys]
        places = []
        for row in story.statements:
            report = keys.index(row.report)
            places.append((report, *pieces[report].within([(row.start, row.end)])[0]))
        windows = [(n, w.first, w.last, ids, lead) for n, own in enumerate(pieces) for w, ids, lead in own.rows()]
        sizes = [len(own.ids) for own in pieces]
        lessons[story.name] = Lesson(sizes, windows, places, torch.tensor(story.same()), ~torch.tensor(story.unclear()))
    path.write_bytes(pickle.dumps(lessons))


def encode(model: BertModel, lesson: Lesson) -> Tensor:
    """Return the vectors of a lesson's statements, of length 1."""
    device = model.device
    hidden = [torch.zeros(size, model.config.hidden_size, device=device) for size in lesson.sizes]
    rows = sorted(lesson.windows, key=lambda row: len(row[3]))
    for at in range(0, len(rows), BATCH):
        batch = rows[at : at + BATCH]
        longest = max(len(row[3]) for row in batch)
        ids = torch.tensor(np.array([np.pad(row[3], (0, longest - len(row[3]))) for row in batch])).to(device)
        states = model(input_ids=ids, attention_mask=(ids > 0).long()).last_hidden_state.float()
        for state, (report, first, last, own, lead) in zip(states, batch, strict=True):
            hidden[report][first:last] = state[lead : len(own) - 1]
    sums = [torch.cat([torch.zeros(1, states.shape[1], device=device), states.cumsum(0)]) for states in hidden]
    return normalize(torch.stack([sums[report][last] - sums[report][first] for report, first, last in lesson.places]), dim=1)


def contrast(vectors: Tensor, lesson: Lesson) -> Tensor:
    """Return the loss: how far each statement is from those of its claim, against all others."""
    learnt, same = lesson.learnt.to(vectors.device), lesson.same.to(vectors.device)
    closeness = (vectors @ vectors.T / TEMPERATURE).masked_fill(~learnt, -1e9)
    chances = closeness - torch.logsumexp(closeness, 1, keepdim=True)
    wanted = (same & learnt).float()
    counts = wanted.sum(1)
    return -((chances * wanted).sum(1)[counts > 0] / counts[counts > 0]).mean()


def tune(lessons: Sequence[Lesson], plan: Plan, seed: int) -> BertModel:
    """Return the encoder tuned on `lessons`."""
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    model = load_base(plan.cache).train()
    if plan.start:
        model.encoder.load_state_dict(load_file(plan.start))
    model.embeddings.requires_grad_(requires_grad=False)
    model.to(plan.device)
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=plan.rate, weight_decay=0.01)
    steps = plan.epochs * len(lessons)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _pace(step / steps))
    for epoch in range(plan.epochs):
        began = time.time()
        if epoch == round(PLAIN * plan.epochs):
            round_layers(model.encoder)
        for n in order.permutation(len(lessons)):
            _learn(model, lessons[n], weights, optimizer)
            schedule.step()
        print(f"epoch {epoch + 1} of {plan.epochs}: {time.time() - began:.0f} s", flush=True)
    return model.eval()


def _learn(model: BertModel, lesson: Lesson, weights: list[nn.Parameter], optimizer: torch.optim.Optimizer) -> None:
    with torch.autocast(model.device.type, torch.bfloat16):
        vectors = encode(model, lesson)
    contrast(vectors, lesson).backward()
    nn.utils.clip_grad_norm_(weights, 1.0)
    optimizer.step()
    optimizer.zero_grad()


def _pace(done: float) -> float:
    """Return the share of the learning rate: a tenth of the way up, then down in a line."""
    return min((done + 0.01) / 0.1, max(0.02, 1 - done))


def tune_together(lessons: Sequence[Lesson], plan: Plan) -> BertModel:
    """Return the encoder whose weights are the mean of several that were tuned alike but for their dice."""
    runs = [tune(lessons, plan, seed).state_dict() for seed in SEEDS]
    model = load_base(plan.cache)
    for name, weight in model.state_dict().items():
        rounded = name.replace(".weight", ".parametrizations.weight.original")
        if weight.is_floating_point():
            weight.copy_(torch.stack([run[rounded if rounded in run else name].cpu() for run in runs]).mean(0))
    return model.eval()


def main() -> None:
    """Make the stories ready, or tune on all of them, and on all but each fold, and export each model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ready", type=Path, help="write the stories made ready to this file, and do no more")
    parser.add_argument("--lessons", type=Path, default=ROOT / "build/embedder/lessons.pickle", help="the stories made ready")
    parser.add_argument("--start", type=Path, help="layers to set out from, as adapt_encoder.py leaves them")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--out", type=Path, default=ROOT / "src/headwater/model/embedder.onnx")
    parser.add_argument(
        "--cache", type=Path, default=ROOT / "build/embedder", help="for the published files and the folds' models"
    )
    arguments = parser.parse_args()
    if arguments.ready:
        make_ready(arguments.ready)
        return
    lessons: dict[str, Lesson] = pickle.loads(arguments.lessons.read_bytes())  # noqa: S301
    plan = Plan(arguments.cache, arguments.start, arguments.epochs, arguments.rate, arguments.device)
    for fold in range(arguments.folds):
        seen = [name for n, name in enumerate(lessons) if n % arguments.folds != fold]
        path = arguments.cache / f"fold{fold}of{arguments.folds}.onnx"
        export_int8(tune_together([lessons[name] for name in seen], plan), path)
        path.with_suffix(".json").write_text(json.dumps(seen), encoding="utf-8")
    model = tune_together([*lessons.values()], plan)
    save_file(model.state_dict(), arguments.cache / "tuned.safetensors")
    export_int8(model, arguments.out)


if __name__ == "__main__":
    main()
