"""The network behind the reader: a small BERT with a label for each word and two pointers between words."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from claims_base import load_base
from claims_onnx import PlainBert
from headwater.model.decode import LABELS
from reader_data import UNKNOWN, Sample

WIDTH = 128  # numbers in each of the four vectors that pointers are made of
BUCKETS = 16  # of distances, in each direction
FEATURES = 32  # rows of their table; 24 are in use
FROZEN = 2  # lower layers that are not tuned, nor is the table of word pieces
DROPOUT = 0.1
FIRST_NAMES = {"labels.bias": "tag.bias", "pointers.bias": "arc.bias", "features.weight": "femb.weight"}  # of the first export
POINTER_SHARES = (0.3, 0.15)  # of the loss: content to cue, cue to source


class ReaderNet(nn.Module):
    """Word pieces and features in; scores of labels and the vectors of the pointers out."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.features = nn.Embedding(FEATURES, width, padding_idx=0)
        nn.init.zeros_(self.features.weight)
        self.drop = nn.Dropout(DROPOUT)
        self.labels = nn.Linear(width, LABELS)
        self.pointers = nn.Linear(width, 4 * WIDTH)
        self.distances = nn.Parameter(torch.zeros(2, 2 * BUCKETS))

    def forward(self, pieces: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Return batch × length × labels and batch × length × 4 vectors; piece 0 is padding."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.features(features)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=pieces > 0).last_hidden_state
        return self.labels(self.drop(hidden)), self.pointers(self.drop(hidden))


class PlainReader(PlainBert):
    """The network as a graph of plain matrix products, for one unpadded window."""

    def __init__(self, net: ReaderNet) -> None:
        super().__init__(net.encoder)
        self.net = net

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Return 1 × length × labels and 1 × length × 4 vectors."""
        hidden = self.encode(self.model.embeddings.word_embeddings(ids) + self.net.features(features))
        return self.net.labels(hidden), self.net.pointers(hidden)


def build_net(cache: Path, start: Path | None = None) -> ReaderNet:
    """Return the network on the published encoder, or on the weights of an earlier reader (ONNX with int8 matrices)."""
    encoder = load_base(cache)
    for module in encoder.encoder.modules():
        if isinstance(module, nn.Dropout):
            module.p = DROPOUT
    for layer in encoder.encoder.layer:
        layer.attention.self.dropout_prob = 0.0
        layer.attention.self.dropout.p = 0.0
    encoder.embeddings.dropout.p = 0.0
    net = ReaderNet(encoder)
    if start:
        load_onnx(net, start)
    for part in (encoder.embeddings, *encoder.encoder.layer[:FROZEN]):
        part.requires_grad_(requires_grad=False)
    return net


def load_onnx(net: ReaderNet, path: Path) -> None:
    """Lay the weights of an exported reader over `net`: int8 matrices are scaled back and come in the graph's order.

    The tables of the encoder's input are never tuned: they are those that were published.
    """
    graph = onnx.load(path).graph
    tables = {table.name: numpy_helper.to_array(table) for table in graph.initializer}
    linears = [module for module in net.modules() if isinstance(module, nn.Linear)]
    with torch.no_grad():
        for module, matrix in zip(linears, _find_matrices(graph, tables), strict=True):
            module.weight.copy_(torch.tensor(matrix.T))
        for name, weight in net.named_parameters():
            if name.endswith(".bias") or "LayerNorm" in name or name == "features.weight":
                endings = (name.removeprefix("encoder."), FIRST_NAMES.get(name, name))
                weight.copy_(torch.tensor(next(table for own, table in tables.items() if own.endswith(endings))))
        card = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["distance"]
        net.distances.copy_(torch.tensor([card["content_to_cue"], card["cue_to_source"]]))


def _find_matrices(graph: onnx.GraphProto, tables: dict[str, np.ndarray]) -> Iterator[np.ndarray]:
    """Yield the matrices of the encoder and of the heads, in 32 bits."""
    for node in graph.node:
        if node.op_type in {"MatMul", "MatMulInteger"} and node.input[1] in tables:
            scale = tables[node.input[1].replace("_quantized", "_scale")] if node.op_type == "MatMulInteger" else np.float32(1)
            yield tables[node.input[1]].astype(np.float32) * scale


def lose(net: ReaderNet, samples: Sequence[Sample], pieces: Tensor) -> Tensor:
    """Return the loss of a batch; `pieces` are the samples' own, padded, perhaps with some of them masked."""
    features, labels, cues, sources = (
        pad([getattr(sample, name) for sample in samples], filler)
        for name, filler in (("features", 0), ("labels", UNKNOWN), ("cues", UNKNOWN), ("sources", UNKNOWN))
    )
    with torch.autocast("cpu", torch.bfloat16):
        scores, vectors = net(pieces, features)
    loss = functional.cross_entropy(scores.float().flatten(0, 1), labels.flatten(), ignore_index=UNKNOWN)
    for pointing, wanted, share in zip(point(net, vectors.float(), pieces), (cues, sources), POINTER_SHARES, strict=True):
        if (wanted >= 0).any():
            loss = loss + share * functional.cross_entropy(pointing.flatten(0, 1), wanted.flatten(), ignore_index=UNKNOWN)
    return loss


def point(net: ReaderNet, vectors: Tensor, pieces: Tensor) -> Iterator[Tensor]:
    """Yield the scores of both pointers, batch × position × position."""
    near = bucket_distances(pieces.shape[1])
    parts = vectors.split(WIDTH, -1)
    for number in (0, 1):
        scores = parts[2 * number] @ parts[2 * number + 1].transpose(1, 2) / math.sqrt(WIDTH)
        yield (scores + net.distances[number][near]).masked_fill((pieces == 0)[:, None], -1e9)


def bucket_distances(size: int) -> Tensor:
    """Return the logarithmic bucket of each two positions' distance: backwards first, then forwards."""
    ahead = torch.arange(size)[None] - torch.arange(size)[:, None]
    bucket = (torch.log2(ahead.abs().clamp(min=1).float()) * 2).long().clamp(max=BUCKETS - 1)
    return torch.where(ahead < 0, bucket, bucket + BUCKETS)


def pad(columns: Sequence[np.ndarray], filler: int) -> Tensor:
    """Return columns as rows of one matrix, filled up to a multiple of 8."""
    longest = -(-max(map(len, columns)) // 8) * 8
    return torch.tensor(np.array([np.pad(column, (0, longest - len(column)), constant_values=filler) for column in columns]))
