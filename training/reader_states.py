"""Let the bundled reader give away what it holds of each word piece, beside its answers: what train_names.py learns from.

    python training/reader_states.py

export_reader.py does so for a new reader; this command is for other layers of the same one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import onnx
from onnx import TensorProto, helper

MODEL = Path(__file__).resolve().parent.parent / "src/headwater/model"
STATES = "states"
LAYERS = (0, 2, 4, 6)  # of six, 0 being the words alone: the first know more of names, the last of who speaks


def expose_states(path: Path, layers: Sequence[int] = LAYERS) -> None:
    """Give the model at `path` the output STATES, 1 × length × width: the states of these layers side by side.

    Each layer ends in its second normalisation; the first of all belongs to the table of word pieces. Layers that the model
    gave away before are no longer.
    """
    model = onnx.load(path, load_external_data=False)
    graph = model.graph
    nodes = [node for node in graph.node if STATES not in node.output]
    outputs = [output for output in graph.output if output.name != STATES]
    norms = [node.output[0] for node in nodes if node.op_type == "LayerNormalization"]
    nodes.append(helper.make_node("Concat", [norms[2 * layer] for layer in layers], [STATES], axis=-1))
    outputs.append(helper.make_tensor_value_info(STATES, TensorProto.FLOAT, [1, "length", None]))
    del graph.node[:], graph.output[:]
    graph.node.extend(nodes)
    graph.output.extend(outputs)
    path.write_bytes(model.SerializeToString())


def main() -> None:
    """Change reader.onnx, and its checksum in reader.json."""
    expose_states(MODEL / "reader.onnx")
    card = (MODEL / "reader.json").read_text(encoding="utf-8")
    before = json.loads(card)["weights_sha256"]
    after = sha256((MODEL / "reader.onnx").read_bytes()).hexdigest()
    (MODEL / "reader.json").write_text(card.replace(before, after), encoding="utf-8")


if __name__ == "__main__":
    main()
