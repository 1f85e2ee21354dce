"""Export the sentence encoder as the bundled embedder: ONNX, int8 weights, about 23 MB.

python training/export_embedder.py                             # all-MiniLM-L6-v2 as it was published
python training/export_embedder.py --weights tuned.safetensors # as train_embedder.py tuned it
"""

from __future__ import annotations

import argparse
from hashlib import sha256
from pathlib import Path

from safetensors.torch import load_file

from claims_base import load_base
from claims_onnx import export_int8

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Write the model file and print its size and digest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, help="tuned weights, laid over the published ones")
    parser.add_argument("--out", type=Path, default=ROOT / "src/headwater/model/embedder.onnx")
    parser.add_argument("--cache", type=Path, default=ROOT / "build/embedder", help="where the published files are kept")
    arguments = parser.parse_args()
    model = load_base(arguments.cache)
    if arguments.weights:
        model.load_state_dict(load_file(arguments.weights), strict=False)
    export_int8(model, arguments.out)
    data = arguments.out.read_bytes()
    print(f"{arguments.out}: {len(data) / 1e6:.1f} MB, sha256 {sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
