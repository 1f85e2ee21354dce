"""Train the reader: who says what, by which words, in English news.

    python training/adapt_encoder.py --device cuda
    for seed in 1 2 3 4 5 6; do python training/train_reader.py --device cuda --seed $seed; done
    python training/train_reader.py --device cuda --seed 7 --teachers build/embedder/reader-[1-6].safetensors --articles FILE

PolNeAR (Newell, Margolin, Ruths 2018; ../shared/data/polnear) and the reports of training/cases whose attributions are
given in full. Six networks, which differ by their dice, then teach one what they hold probable together, on these texts and on
articles of which nothing is known, the same as for adapt_encoder.py; that one learns with rounded weights, as it will run.
The average of the weights is kept in the cache as reader-SEED; export_reader.py makes the model of it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from reader_data import Lesson, Sample, cut_bare_samples, cut_samples, draw_batches, make_lesson, read_cases, read_documents
from reader_model import Batch, ReaderNet, believe, build_net, imitate, lose, stack, teach
from rounding import round_layers

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
SIZE = 192  # pieces in a window
BATCH = 16
BARE_BATCH = 96  # where articles of which nothing is known are read, too
MASK, FIRST_WORD = 103, 104  # the tokenizer's sign for a hidden word; pieces below the second are not words
HIDDEN = 0.08
AVERAGE = 0.998
WARM = 0.06  # share of the steps
HEAD_RATE = 1e-3
LAYER_DECAY = 0.9
CASES_WEIGHT = 2
KNOWN_WEIGHT = 3  # how often an annotated text is read for once that the others are, where there are others
KNOWN_SHARE = 0.3  # of the loss: what is known, beside what the teachers hold probable
PLAIN = 0.4  # share of a taught network's training before its weights are rounded
KEPT = 200  # batches after which the weights are kept again


@dataclass(frozen=True)
class Plan:
    """How long to train, how fast, from which dice and where; `minutes` ends it earlier, its pace going by the clock then."""

    epochs: int
    rate: float
    seed: int
    minutes: float
    device: str


@dataclass(frozen=True)
class Library:
    """What is learnt from: annotated texts, the windows of others, and those who know something of these."""

    lessons: Sequence[Lesson]
    bare: Sequence[Sample] = ()
    teachers: Sequence[ReaderNet] = field(default=())

    def draw(self, random: np.random.Generator) -> list[list[Sample]]:
        """Return one epoch's windows in batches of like lengths, cut and ordered anew each time."""
        lessons = [*self.lessons] * (KNOWN_WEIGHT if self.bare else 1)
        samples = [*self.bare, *(sample for lesson in lessons for sample in cut_samples(lesson, SIZE, random))]
        return draw_batches(samples, BARE_BATCH if self.bare else BATCH, random)


def read_lessons(polnear: Path, cases: Path) -> list[Lesson]:
    """Return all annotated texts: the articles, and the cases' reports, which are few, more than once."""
    documents = read_documents(polnear / "train.jsonl.gz") + CASES_WEIGHT * read_cases(cases)
    with Pool() as pool:
        return pool.map(make_lesson, documents, chunksize=20)


def read_bare(paths: Sequence[Path]) -> list[Sample]:
    """Return the windows of articles of which nothing is known."""
    texts = [document["text"] for path in paths for document in read_documents(path)]
    with Pool() as pool:
        return [sample for found in pool.imap(partial(cut_bare_samples, size=SIZE), texts, chunksize=50) for sample in found]


def group_weights(net: ReaderNet, rate: float) -> list[dict[str, object]]:
    """Return the weights with their rates: lower layers learn more slowly, the new parts faster."""
    layers = net.encoder.encoder.layer
    groups = [
        {"params": list(layer.parameters()), "lr": rate * LAYER_DECAY ** (len(layers) - 1 - n)}
        for n, layer in enumerate(layers)
    ]
    heads = [weight for name, weight in net.named_parameters() if not name.startswith("encoder.")]
    return [*groups, {"params": heads, "lr": HEAD_RATE}]


class Average:
    """The running average of a network's weights, which is better than any of them (Polyak 1990)."""

    def __init__(self, net: nn.Module) -> None:
        self.followed = {name: weight for name, weight in net.named_parameters() if weight.requires_grad}
        self.weights = {name: weight.detach().clone() for name, weight in self.followed.items()}
        self.steps = 0

    @torch.no_grad()
    def follow(self) -> None:
        """Go a little towards the weights of the network."""
        self.steps += 1
        share = 1 - min(AVERAGE, self.steps / (self.steps + 10))
        torch._foreach_lerp_(list(self.weights.values()), list(self.followed.values()), share)


def hide_words(pieces: Tensor) -> Tensor:
    """Return the pieces with some of the words hidden, so that the rest of the sentence must do."""
    dice = torch.rand(pieces.shape, device=pieces.device)
    return pieces.masked_fill((dice < HIDDEN) & (pieces >= FIRST_WORD), MASK)


def pace(done: float) -> float:
    """Return the share of the learning rate: up for a little, then down in a line."""
    return min((done + 0.001) / WARM, max(0.02, (1 - done) / (1 - WARM)))


def train(net: ReaderNet, library: Library, plan: Plan) -> Iterator[dict[str, Tensor]]:
    """Train `net`; yield the average of its weights now and then, and at the end."""
    random = np.random.default_rng(plan.seed)
    optimizer = torch.optim.AdamW(group_weights(net, plan.rate), weight_decay=0.01, fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    average, losses, rounded, began = Average(net), [], False, time.time()
    for epoch in range(plan.epochs):
        batches = library.draw(random)
        for number, samples in enumerate(batches):
            done = max((epoch + number / len(batches)) / plan.epochs, (time.time() - began) / 60 / plan.minutes)
            if done >= 1:
                break
            if library.teachers and done > PLAIN and not rounded:
                round_layers(net.encoder.encoder)
                rounded = True
            for group, full in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = full * pace(done)
            losses.append(_learn(net, stack(samples, plan.device), library.teachers, optimizer))
            average.follow()
            if number % KEPT == KEPT - 1:
                loss = torch.stack(losses[-KEPT:]).mean()
                print(
                    f"epoch {epoch + 1}: {number + 1} of {len(batches)}, loss {loss:.4f}, {time.time() - began:.0f} s",
                    flush=True,
                )
                yield average.weights
    yield average.weights


def _learn(net: ReaderNet, batch: Batch, teachers: Sequence[ReaderNet], optimizer: torch.optim.Optimizer) -> Tensor:
    found = believe(net, batch, hide_words(batch.pieces))
    loss = lose(found, batch)
    if teachers:
        loss = KNOWN_SHARE * loss + imitate(found, teach(teachers, batch), batch)
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return loss.detach()


def load_teachers(paths: Sequence[Path], cache: Path, device: str) -> list[ReaderNet]:
    """Return the networks whose weights are kept at `paths`."""
    teachers = [build_net(cache).eval() for _ in paths]
    for teacher, path in zip(teachers, paths, strict=True):
        teacher.load_state_dict(load_file(path), strict=False)
    return [teacher.to(device) for teacher in teachers]


def main() -> None:
    """Train, and keep the weights as they come, so that a run that is cut short has not been for nothing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="weights of networks to learn from")
    parser.add_argument("--articles", type=Path, nargs="*", default=[], help="articles to learn from with the teachers' help")
    parser.add_argument("--published", action="store_true", help="set out from the encoder as published, not as adapted")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="end by then, with the rate brought down in time")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder of PolNeAR")
    parser.add_argument("--cache", type=Path, default=ROOT / "build/embedder", help="for the published files and the weights")
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    adapted = None if arguments.published else arguments.cache / "adapted.safetensors"
    net = build_net(arguments.cache, adapted).train().to(arguments.device)
    lessons = read_lessons(arguments.shared / "polnear", ROOT / "training/cases")
    library = Library(lessons)
    if arguments.teachers:
        library = Library(
            lessons, read_bare(arguments.articles), load_teachers(arguments.teachers, arguments.cache, arguments.device)
        )
        net.load_state_dict(library.teachers[0].state_dict())
    plan = Plan(arguments.epochs, arguments.rate, arguments.seed, arguments.minutes, arguments.device)
    kept = arguments.cache / f"reader-{arguments.seed}.safetensors"
    for weights in train(net, library, plan):
        save_file(weights, kept.with_suffix(".part"))
        kept.with_suffix(".part").replace(kept)


if __name__ == "__main__":
    main()
