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
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel

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
    """Write `model` to `path`: word pieces int8 with a scale for each row, matrices int8 with a scale for each channel."""
    with TemporaryDirectory() as folder:
        plain = Path(folder, "plain.onnx")
        export_plain(PlainBert(model), plain, inputs=("ids",), outputs=("tokens",))
        quantise(plain, path)


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


def quantise(plain: Path, path: Path, plain_heads: int = 0, careful: Sequence[int] = ()) -> None:
    """Write the model at `plain` with int8 weights to `path`, but for the last `plain_heads` matrices.

    Most matrices multiply in integers, with one scale for all that comes in. Where that costs too much, what comes in being
    of very different sizes, a matrix is only kept in int8: `careful` names those, by their number in the graph.
    """
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rows, integers = Path(folder, "rows.onnx"), Path(folder, "integers.onnx")
        _quantise_rows(plain, rows)
        matrices = _find_matrices(onnx.load(rows).graph)
        excluded = [matrices[number] for number in careful]
        quantize_dynamic(
            rows,
            integers,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=[node.name for node in excluded + matrices[len(matrices) - plain_heads :]],
        )
        _keep_int8(integers, path, [node.input[1] for node in excluded])


def _find_matrices(graph: onnx.GraphProto) -> list[onnx.NodeProto]:
    """Return the products with a matrix of weights, in the graph's order."""
    weights = {table.name for table in graph.initializer}
    return [node for node in graph.node if node.op_type == "MatMul" and node.input[1] in weights]


def _keep_int8(source: Path, target: Path, names: Sequence[str]) -> None:
    """Keep these matrices in int8 with a scale for each channel; they are scaled back when the model is opened."""
    graph_file = onnx.load(source)
    tables = {table.name: table for table in graph_file.graph.initializer}
    for name in names:
        for shift, step in enumerate(_scale_back(graph_file.graph, tables[name], name)):
            graph_file.graph.node.insert(shift, step)
    onnx.save(graph_file, target)


def _scale_back(graph: onnx.GraphProto, table: onnx.TensorProto, out: str) -> list[onnx.NodeProto]:
    """Replace a matrix by codes and scales; return the steps that make `out` of them."""
    _encode(graph, table, 0, out)
    return [
        helper.make_node("Cast", [f"{out}_codes"], [f"{out}_cast"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [f"{out}_cast", f"{out}_scales"], [out]),
    ]


def _encode(graph: onnx.GraphProto, table: onnx.TensorProto, axis: int, name: str) -> None:
    """Replace a table of weights by NAME_codes, int8, and NAME_scales, one for each of what `axis` runs along."""
    weights = numpy_helper.to_array(table)
    scales = np.maximum(np.abs(weights).max(axis, keepdims=True) / 127, 1e-9).astype(np.float32)
    codes = np.round(weights / scales).astype(np.int8)
    graph.initializer.remove(table)
    graph.initializer.extend(
        [numpy_helper.from_array(codes, f"{name}_codes"), numpy_helper.from_array(scales, f"{name}_scales")]
    )


def _quantise_rows(source: Path, target: Path) -> None:
    """Replace the look-up in the table of word pieces by one in int8 rows times one in their scales."""
    graph_file = onnx.load(source)
    graph = graph_file.graph
    tables = {table.name: table for table in graph.initializer if table.dims and table.dims[0] >= MANY_ROWS}
    place, look_up = next(
        (n, node) for n, node in enumerate(graph.node) if node.op_type == "Gather" and node.input[0] in tables
    )
    _encode(graph, tables[look_up.input[0]], 1, "piece")
    ids, out = look_up.input[1], look_up.output[0]
    graph.node.remove(look_up)
    steps = (
        helper.make_node("Gather", ["piece_codes", ids], ["codes"]),
        helper.make_node("Cast", ["codes"], ["rows"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["piece_scales", ids], ["scales"]),
        helper.make_node("Mul", ["rows", "scales"], [out]),
    )
    for shift, step in enumerate(steps):
        graph.node.insert(place + shift, step)
    onnx.save(graph_file, target)
