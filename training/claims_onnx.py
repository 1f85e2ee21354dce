"""Turn a BERT encoder into one ONNX file with int8 weights."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnx.external_data_helper import set_external_data
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel

TABLE = "pieces.bin"
CODES, SCALES = "piece_codes", "piece_scales"
MANY_ROWS = 20_000  # the table of word pieces is the only one as long as this


class PlainBert(nn.Module):
    """A BERT encoder of one unpadded sequence, as a graph of plain matrix products that ONNX Runtime can fuse."""

    def __init__(self, model: BertModel) -> None:
        super().__init__()
        self.model = model
        self.heads = model.config.num_attention_heads

    def forward(self, ids: Tensor) -> Tensor:
        """Return the last hidden states [1, length, width] of the piece ids [1, length]."""
        return self.encode(self.model.embeddings.word_embeddings(ids))

    def encode(self, x: Tensor) -> Tensor:
        """Return the last hidden states of rows of the table of word pieces."""
        table = self.model.embeddings
        x = table.LayerNorm(x + table.position_embeddings.weight[: x.shape[1]][None] + table.token_type_embeddings.weight[0])
        for layer in self.model.encoder.layer:
            attended = self._attend(layer.attention.self, x)
            x = layer.attention.output.LayerNorm(layer.attention.output.dense(attended) + x)
            x = layer.output.LayerNorm(layer.output.dense(nn.functional.gelu(layer.intermediate.dense(x))) + x)
        return x

    def _attend(self, attention: nn.Module, x: Tensor) -> Tensor:
        batch, length, width = x.shape
        share = width // self.heads
        query, key, value = (
            part(x).view(batch, length, self.heads, share).transpose(1, 2)
            for part in (attention.query, attention.key, attention.value)
        )
        weights = torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(share), -1)
        return (weights @ value).transpose(1, 2).reshape(batch, length, width)


def export_int8(model: BertModel, path: Path) -> None:
    """Write `model` to `path`: word pieces int8 with a scale for each row, matrices 7 bits with a scale for each channel."""
    with TemporaryDirectory() as folder:
        plain = Path(folder, "plain.onnx")
        export_plain(PlainBert(model), plain, inputs=("ids",), outputs=("tokens",))
        quantise(plain, path, narrow=True)


def export_plain(model: nn.Module, path: Path, inputs: Sequence[str], outputs: Sequence[str]) -> None:
    """Write `model`, which takes columns of numbers [1, length], to `path` with 32-bit weights."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter warns of its own future
        torch.onnx.export(
            model.eval(),
            tuple(torch.arange(40)[None] % 20 + 1 for _ in inputs),
            str(path),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: {1: "length"} for name in (*inputs, *outputs)},
            opset_version=17,
            dynamo=False,
        )


def quantise(plain: Path, path: Path, plain_heads: int = 0, *, narrow: bool = False) -> None:
    """Write the model at `plain` with int8 weights to `path`, but for the last `plain_heads` matrices.

    `narrow` weights have 7 bits: older processors add products of 8 bits in 16, which overflow. The table of word pieces, which
    no model tunes, goes into a file of its own beside `path`, the same for all of them.
    """
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rows = Path(folder, "rows.onnx")
        _quantise_rows(plain, rows)
        matrices = _find_matrices(onnx.load(rows).graph)
        quantize_dynamic(
            rows,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=narrow,
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=[node.name for node in matrices[len(matrices) - plain_heads :]],
        )
    share_table(path)


def share_table(path: Path) -> None:
    """Move the table of word pieces out of the model at `path` into the file TABLE beside it."""
    model = onnx.load(path)
    tables = [table for table in model.graph.initializer if table.name in {CODES, SCALES}]
    with path.with_name(TABLE).open("wb") as file:
        for table in sorted(tables, key=lambda table: table.name):
            content = numpy_helper.to_array(table).tobytes()
            table.raw_data = content
            set_external_data(table, TABLE, offset=file.tell(), length=len(content))
            table.ClearField("raw_data")
            file.write(content)
    path.write_bytes(model.SerializeToString())


def _find_matrices(graph: onnx.GraphProto) -> list[onnx.NodeProto]:
    """Return the products with a matrix of weights, in the graph's order."""
    weights = {table.name for table in graph.initializer}
    return [node for node in graph.node if node.op_type == "MatMul" and node.input[1] in weights]


def _quantise_rows(source: Path, target: Path) -> None:
    """Replace the look-up in the table of word pieces by one in int8 rows times one in their scales."""
    graph_file = onnx.load(source)
    graph = graph_file.graph
    tables = {table.name: table for table in graph.initializer if table.dims and table.dims[0] >= MANY_ROWS}
    place, look_up = next(
        (n, node) for n, node in enumerate(graph.node) if node.op_type == "Gather" and node.input[0] in tables
    )
    weights = numpy_helper.to_array(tables[look_up.input[0]])
    scales = np.maximum(np.abs(weights).max(1, keepdims=True) / 127, 1e-9).astype(np.float32)
    codes = np.round(weights / scales).astype(np.int8)
    graph.initializer.remove(tables[look_up.input[0]])
    graph.initializer.extend([numpy_helper.from_array(codes, CODES), numpy_helper.from_array(scales, SCALES)])
    ids, out = look_up.input[1], look_up.output[0]
    graph.node.remove(look_up)
    steps = (
        helper.make_node("Gather", [CODES, ids], ["codes"]),
        helper.make_node("Cast", ["codes"], ["rows"], to=TensorProto.FLOAT),
        helper.make_node("Gather", [SCALES, ids], ["scales"]),
        helper.make_node("Mul", ["rows", "scales"], [out]),
    )
    for shift, step in enumerate(steps):
        graph.node.insert(place + shift, step)
    onnx.save(graph_file, target)
