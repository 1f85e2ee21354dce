"""Let the published sentence encoder read news first: it guesses hidden words of articles.

    python training/adapt_encoder.py --device cuda --articles FILE.jsonl.gz

The articles are those of PolNeAR's part for training and any others that may be trained on, one a line with its `text`: look at
their terms first (../shared/data/news10k, for one, is for measuring only). What is written to the cache as
adapted.safetensors are the six layers; the tables of word pieces and positions stay as published, so that all bundled models
share them. Masked words as in Devlin and others 2019, more on the domain as in Gururangan and others 2020.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from claims_base import load_base
from reader_data import cut_bare_samples, draw_batches, read_documents

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
SIZE = 192  # pieces in a window
BATCH = 128
HIDDEN = 0.2  # of the words
MASK, FIRST_WORD = 103, 999  # the tokenizer's sign for a hidden word; pieces below the second are signs
RATE = 5e-4
WARM = 0.04


class Guesser(nn.Module):
    """The encoder with what turns a position's state into the scores of all word pieces (Devlin and others 2019)."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        width, pieces = encoder.config.hidden_size, encoder.config.vocab_size
        self.encoder = encoder
        self.turn = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
        self.bias = nn.Parameter(torch.zeros(pieces))

    def forward(self, pieces: Tensor, wanted: Tensor) -> Tensor:
        """Return the scores of all pieces at the `wanted` positions (a mask of batch × length)."""
        hidden = self.encoder(input_ids=pieces, attention_mask=(pieces > 0).long()).last_hidden_state
        return self.turn(hidden[wanted]) @ self.encoder.embeddings.word_embeddings.weight.T + self.bias


def read_windows(paths: Sequence[Path]) -> list[np.ndarray]:
    """Return the word pieces of all windows of the articles in `paths`."""
    texts = [document["text"] for path in paths for document in read_documents(path)]
    with Pool() as pool:
        return [window for windows in pool.imap(cut_pieces, texts, chunksize=50) for window in windows]


def cut_pieces(text: str) -> list[np.ndarray]:
    """Return the word pieces of the windows of one text."""
    return [sample.pieces.astype(np.int32) for sample in cut_bare_samples(text, SIZE)]


def pad(rows: Sequence[np.ndarray]) -> Tensor:
    """Return the rows of one batch, filled up to a multiple of 8 positions."""
    longest = -(-max(map(len, rows)) // 8) * 8
    return torch.tensor(np.array([np.pad(row, (0, longest - len(row))) for row in rows]))


def hide(pieces: Tensor, size: int) -> tuple[Tensor, Tensor]:
    """Return the pieces with some of the words hidden, and which: of ten, one is another word and one stays."""
    wanted = (torch.rand(pieces.shape, device=pieces.device) < HIDDEN) & (pieces >= FIRST_WORD)
    dice = torch.rand(pieces.shape, device=pieces.device)
    shown = pieces.masked_fill(wanted & (dice < 0.8), MASK)
    other = torch.randint(FIRST_WORD, size, pieces.shape, device=pieces.device)
    return torch.where(wanted & (dice >= 0.9), other, shown), wanted


def adapt(guesser: Guesser, windows: Sequence[np.ndarray], epochs: int, minutes: float, device: str) -> None:
    """Train `guesser` for so many epochs or minutes, whichever is less."""
    random = np.random.default_rng(1)
    weights = [weight for weight in guesser.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.01, fused=True)
    began, losses = time.time(), []
    for epoch in range(epochs):
        batches = draw_batches(windows, BATCH, random)
        for number, batch in enumerate(batches):
            done = max((epoch + number / len(batches)) / epochs, (time.time() - began) / 60 / minutes)
            if done >= 1:
                return
            for group in optimizer.param_groups:
                group["lr"] = RATE * min((done + 1e-4) / WARM, max(0.01, 1 - done))
            pieces = pad(batch).to(device).long()
            shown, wanted = hide(pieces, guesser.encoder.config.vocab_size)
            with torch.autocast(device, torch.bfloat16):
                scores = guesser(shown, wanted)
            loss = functional.cross_entropy(scores.float(), pieces[wanted])
            loss.backward()
            nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            losses.append(loss.detach())
        print(f"epoch {epoch + 1}: loss {torch.stack(losses).mean():.3f}, {time.time() - began:.0f} s", flush=True)
        losses = []


def main() -> None:
    """Adapt the encoder, and keep its layers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=float("inf"))
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--start", type=Path, help="layers of an earlier run to go on from")
    parser.add_argument("--articles", type=Path, nargs="*", default=[], help="further articles, as JSON lines with gzip")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder of PolNeAR")
    parser.add_argument("--cache", type=Path, default=ROOT / "build/embedder")
    arguments = parser.parse_args()
    torch.manual_seed(1)
    windows = read_windows([*arguments.articles, arguments.shared / "polnear/train.jsonl.gz"])
    encoder = load_base(arguments.cache).train()
    if arguments.start:
        encoder.encoder.load_state_dict(load_file(arguments.start))
    encoder.embeddings.requires_grad_(requires_grad=False)
    guesser = Guesser(encoder).to(arguments.device)
    print(f"{len(windows)} windows, {sum(map(len, windows))} pieces", flush=True)
    adapt(guesser, windows, arguments.epochs, arguments.minutes, arguments.device)
    save_file(encoder.encoder.state_dict(), arguments.cache / "adapted.safetensors")


if __name__ == "__main__":
    main()
