"""Train the reader: who says what, by which words, in English news.

    python training/train_reader.py                                        # from the published encoder
    python training/train_reader.py --start src/headwater/model/reader.onnx # on from the weights of an earlier reader

PolNeAR (Newell, Margolin, Ruths 2018; ../shared/data/polnear) and the reports of training/cases whose attributions are
given in full. The average of the weights is kept in the cache as reader-SEED; export_reader.py makes the model of it.
An epoch is about a million word pieces; 1,400 of them were learnt from in a second of processor time.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from reader_data import Lesson, Sample, cut_samples, make_lesson, read_cases, read_documents
from reader_model import ReaderNet, build_net, lose, pad

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data" / "polnear"
SIZE = 192  # pieces in a window
BATCH = 8
SORTED = 16  # batches that are sorted by length together
MASK, FIRST_WORD = 103, 104  # the tokenizer's sign for a hidden word; pieces below the second are not words
HIDDEN = 0.08
AVERAGE = 0.998
WARM = 0.06  # share of the steps
HEAD_RATE = 5e-4
LAYER_DECAY = 0.9
CASES_WEIGHT = 2
KEPT = 50  # batches after which the weights are kept again


@dataclass(frozen=True)
class Plan:
    """How long to train, how fast, and from which dice; `minutes` ends it earlier, its pace going by the clock then."""

    epochs: int
    rate: float
    seed: int
    minutes: float


def read_lessons(shared: Path, cases: Path) -> list[Lesson]:
    """Return all that there is to learn from: the articles, and the cases' reports, which are few, more than once."""
    documents = read_documents(shared / "train.jsonl.gz") + CASES_WEIGHT * read_cases(cases)
    return [make_lesson(document["text"], document["attributions"]) for document in documents]


def draw_batches(lessons: Sequence[Lesson], random: np.random.Generator) -> list[list[Sample]]:
    """Return one epoch's windows in batches of like lengths, cut and ordered anew each time."""
    samples = [sample for lesson in lessons for sample in cut_samples(lesson, SIZE, random)]
    order = random.permutation(len(samples))
    batches = []
    for first in range(0, len(order), BATCH * SORTED):
        chunk = sorted((samples[n] for n in order[first : first + BATCH * SORTED]), key=len)
        batches += [chunk[at : at + BATCH] for at in range(0, len(chunk), BATCH)]
    return [batches[n] for n in random.permutation(len(batches))]


def group_weights(net: ReaderNet, rate: float) -> list[dict[str, object]]:
    """Return the weights with their rates: lower layers learn more slowly, the new parts faster."""
    layers = net.encoder.encoder.layer
    groups = [
        {"params": list(layer.parameters()), "lr": rate * LAYER_DECAY ** (len(layers) - 1 - n)}
        for n, layer in enumerate(layers)
    ]
    heads = [weight for name, weight in net.named_parameters() if not name.startswith("encoder.")]
    groups.append({"params": heads, "lr": min(HEAD_RATE, 5 * rate)})
    return [{**group, "params": [w for w in group["params"] if w.requires_grad]} for group in groups]


class Average:
    """The running average of a network's weights, which is better than any of them (Polyak 1990)."""

    def __init__(self, net: nn.Module) -> None:
        self.weights = {name: weight.detach().clone() for name, weight in net.named_parameters() if weight.requires_grad}
        self.steps = 0

    @torch.no_grad()
    def follow(self, net: nn.Module) -> None:
        """Go a little towards the weights of `net`."""
        self.steps += 1
        share = 1 - min(AVERAGE, self.steps / (self.steps + 10))
        own = [weight for weight in net.parameters() if weight.requires_grad]
        torch._foreach_lerp_(list(self.weights.values()), own, share)


def hide_words(pieces: Tensor) -> Tensor:
    """Return the pieces with some of the words hidden, so that the rest of the sentence must do."""
    return pieces.masked_fill((torch.rand(pieces.shape) < HIDDEN) & (pieces >= FIRST_WORD), MASK)


def pace(done: float) -> float:
    """Return the share of the learning rate: up for a little, then down in a line."""
    return min((done + 0.001) / WARM, max(0.02, (1 - done) / (1 - WARM)))


def train(net: ReaderNet, lessons: Sequence[Lesson], plan: Plan) -> Iterator[Average]:
    """Train `net`; yield the average of its weights now and then, and at the end."""
    random = np.random.default_rng(plan.seed)
    optimizer = torch.optim.AdamW(group_weights(net, plan.rate), weight_decay=0.01, fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    average, losses, pieces, began = Average(net), [], 0, time.time()
    for epoch in range(plan.epochs):
        batches = draw_batches(lessons, random)
        for number, batch in enumerate(batches):
            late = (time.time() - began) / 60 / plan.minutes
            if late >= 1:
                break
            share = pace(max((epoch + number / len(batches)) / plan.epochs, late))
            for group, full in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = full * share
            losses.append(_learn(net, batch, optimizer))
            average.follow(net)
            pieces += sum(map(len, batch))
            if number % KEPT == KEPT - 1:
                loss, speed = np.mean(losses[-KEPT:]), pieces / (time.time() - began)
                print(f"epoch {epoch + 1}: {number + 1} of {len(batches)}, loss {loss:.4f}, {speed:.0f} pieces/s", flush=True)
                yield average
    yield average


def _learn(net: ReaderNet, batch: Sequence[Sample], optimizer: torch.optim.Optimizer) -> float:
    loss = lose(net, batch, hide_words(pad([sample.pieces for sample in batch], 0)))
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()


def main() -> None:
    """Train, and keep the weights as they come, so that a run that is cut short has not been for nothing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=Path, help="an earlier reader to go on from, its card beside it")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="end by then, with the rate brought down in time")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder of PolNeAR")
    parser.add_argument("--cache", type=Path, default=ROOT / "build/embedder", help="for the published files and the weights")
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    lessons = read_lessons(arguments.shared, ROOT / "training/cases")
    net = build_net(arguments.cache, arguments.start).train()
    plan = Plan(arguments.epochs, arguments.rate, arguments.seed, arguments.minutes)
    kept = arguments.cache / f"reader-{arguments.seed}.safetensors"
    for average in train(net, lessons, plan):
        save_file(average.weights, kept.with_suffix(".part"))
        kept.with_suffix(".part").replace(kept)


if __name__ == "__main__":
    main()
