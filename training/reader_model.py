"""The network behind the reader: a small BERT with a label for each word and two pointers between words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from claims_base import load_base
from claims_onnx import PlainBert
from headwater.model.decode import CONTENT, CUE, LABELS
from reader_data import UNKNOWN, Sample

WIDTH = 128  # numbers in each of the four vectors that pointers are made of
BUCKETS = 16  # of distances, in each direction
FEATURES = 32  # rows of their table; 24 are in use
DROPOUT = 0.1
POINTER_SHARES = (0.3, 0.15)  # of the loss: content to cue, cue to source
NAMES_SHARE = 0.1
LEAST = -30.0  # the logarithm of what is next to impossible


class ReaderNet(nn.Module):
    """Word pieces and features in; scores of labels, the vectors of the pointers, and scores of the labels of names out."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.features = nn.Embedding(FEATURES, width, padding_idx=0)
        nn.init.zeros_(self.features.weight)
        self.drop = nn.Dropout(DROPOUT)
        self.labels = nn.Linear(width, LABELS)
        self.pointers = nn.Linear(width, 4 * WIDTH)
        self.names = nn.Linear(width, LABELS)
        self.distances = nn.Parameter(torch.zeros(2, 2 * BUCKETS))

    def forward(self, pieces: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return batch × length × labels, batch × length × 4 vectors, batch × length × labels; piece 0 is padding."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.features(features)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=pieces > 0).last_hidden_state
        return self.labels(self.drop(hidden)), self.pointers(self.drop(hidden)), self.names(self.drop(hidden))


class PlainReader(PlainBert):
    """The network as a graph of plain matrix products, for one unpadded window; names, a task of training only, left out."""

    def __init__(self, net: ReaderNet) -> None:
        super().__init__(net.encoder)
        self.net = net

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Return 1 × length × labels and 1 × length × 4 vectors."""
        hidden = self.encode(self.model.embeddings.word_embeddings(ids) + self.net.features(features))
        return self.net.labels(hidden), self.net.pointers(hidden)


def build_net(cache: Path, encoder: Path | None = None) -> ReaderNet:
    """Return the untrained network on the published encoder, or on the layers that adapt_encoder.py left at `encoder`."""
    base = load_base(cache)
    if encoder:
        base.encoder.load_state_dict(load_file(encoder))
    for module in base.encoder.modules():
        if isinstance(module, nn.Dropout):
            module.p = DROPOUT
    for layer in base.encoder.layer:
        layer.attention.self.dropout_prob = 0.0
        layer.attention.self.dropout.p = 0.0
    base.embeddings.dropout.p = 0.0
    base.embeddings.requires_grad_(requires_grad=False)
    return ReaderNet(base)


@dataclass(frozen=True)
class Batch:
    """Windows of like lengths as matrices, batch × length, on one device; see Sample."""

    pieces: Tensor
    features: Tensor
    asked: Tensor
    labels: Tensor
    cues: Tensor
    sources: Tensor
    names: Tensor


@dataclass(frozen=True)
class Belief:
    """What a network, or several together, hold probable: of labels, of both pointers, of labels of names."""

    labels: Tensor
    to_cue: Tensor
    to_source: Tensor
    names: Tensor


def stack(samples: Sequence[Sample], device: str) -> Batch:
    """Return samples as a batch, filled up to a multiple of 8 positions."""
    longest = -(-max(map(len, samples)) // 8) * 8
    columns = {}
    for field in fields(Batch):
        filler = UNKNOWN if field.name in {"labels", "cues", "sources", "names"} else 0
        matrix = np.full((len(samples), longest), filler)
        for row, sample in zip(matrix, samples, strict=True):
            row[: len(sample)] = getattr(sample, field.name)
        columns[field.name] = torch.tensor(matrix).to(device)
    return Batch(**columns)


def believe(net: ReaderNet, batch: Batch, pieces: Tensor) -> Belief:
    """Return the logarithms of what `net` holds probable; `pieces` are the batch's own, perhaps with some hidden."""
    with torch.autocast(pieces.device.type, torch.bfloat16):
        labels, vectors, names = net(pieces, batch.features)
    pointers = [functional.log_softmax(scores, -1) for scores in point(net, vectors.float(), pieces)]
    return Belief(functional.log_softmax(labels.float(), -1), *pointers, functional.log_softmax(names.float(), -1))


def lose(found: Belief, batch: Batch) -> Tensor:
    """Return the loss against what is known."""
    parts = (found.labels, found.to_cue, found.to_source, found.names)
    truths = (batch.labels, batch.cues, batch.sources, batch.names)
    terms = [
        share * functional.nll_loss(part.flatten(0, 1), truth.flatten(), ignore_index=UNKNOWN)
        for part, truth, share in zip(parts, truths, (1.0, *POINTER_SHARES, NAMES_SHARE), strict=True)
        if (truth >= 0).any()
    ]
    return torch.stack(terms).sum() if terms else found.labels.sum() * 0


def imitate(found: Belief, taught: Belief, batch: Batch) -> Tensor:
    """Return the loss against what the teachers hold probable (Hinton and others 2015).

    A pointer counts as far as they hold its word to be one that points.
    """
    asked = batch.asked.float()
    chance = taught.labels.exp()
    weights = (asked, asked * chance[..., CONTENT:].sum(-1), asked * chance[..., CUE], asked)
    parts = zip(
        (found.labels, found.to_cue, found.to_source, found.names),
        (taught.labels, taught.to_cue, taught.to_source, taught.names),
        weights,
        (1.0, *POINTER_SHARES, NAMES_SHARE),
        strict=True,
    )
    return torch.stack([share * _diverge(own, theirs, weight) for own, theirs, weight, share in parts]).sum()


def _diverge(own: Tensor, theirs: Tensor, weight: Tensor) -> Tensor:
    distance = (theirs.exp() * (theirs - own.clamp(min=LEAST))).sum(-1)
    return (distance * weight).sum() / weight.sum().clamp(min=1.0)


@torch.no_grad()
def teach(teachers: Sequence[ReaderNet], batch: Batch) -> Belief:
    """Return the mean of what the teachers hold probable, in logarithms."""
    beliefs = [believe(teacher, batch, batch.pieces) for teacher in teachers]
    names = [field.name for field in fields(Belief)]
    return Belief(*(torch.stack([getattr(b, name).exp() for b in beliefs]).mean(0).clamp(min=1e-7).log() for name in names))


def point(net: ReaderNet, vectors: Tensor, pieces: Tensor) -> Iterator[Tensor]:
    """Yield the scores of both pointers, batch × position × position."""
    near = bucket_distances(pieces.shape[1]).to(pieces.device)
    parts = vectors.split(WIDTH, -1)
    for number in (0, 1):
        scores = parts[2 * number] @ parts[2 * number + 1].transpose(1, 2) / math.sqrt(WIDTH)
        yield (scores + net.distances[number][near]).masked_fill((pieces == 0)[:, None], -1e9)


def bucket_distances(size: int) -> Tensor:
    """Return the logarithmic bucket of each two positions' distance: backwards first, then forwards."""
    ahead = torch.arange(size)[None] - torch.arange(size)[:, None]
    bucket = (torch.log2(ahead.abs().clamp(min=1).float()) * 2).long().clamp(max=BUCKETS - 1)
    return torch.where(ahead < 0, bucket, bucket + BUCKETS)
