"""Let the bundled reader give away what it holds of each word piece, beside its answers: what train_names.py learns from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import onnx
from onnx import TensorProto, helper

STATES = "states"
LAYERS = (4, 6)  # of six: the middle knows more of names, the end more of who speaks


def expose_states(path: Path, layers: Sequence[int] = LAYERS) -> None:
    """Give the model at `path` the further output STATES, 1 × length × width: the states of these layers side by side.

    Each layer ends in its second normalisation; the first of all belongs to the table of word pieces.
    """
    model = onnx.load(path, load_external_data=False)
    if STATES in {output.name for output in model.graph.output}:
        return
    norms = [node.output[0] for node in model.graph.node if node.op_type == "LayerNormalization"]
    ends = [norms[2 * layer] for layer in layers]
    model.graph.node.append(helper.make_node("Concat", ends, [STATES], axis=-1))
    model.graph.output.append(helper.make_tensor_value_info(STATES, TensorProto.FLOAT, [1, "length", None]))
    path.write_bytes(model.SerializeToString())
