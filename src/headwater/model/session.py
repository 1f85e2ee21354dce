"""Open the bundled models: ONNX Runtime sessions and the tokenizer, once a process."""

from __future__ import annotations

import os
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

THREADS = "HEADWATER_THREADS"


def set_threads(count: int) -> None:
    """Make the sessions that this process and its children open from now on use `count` threads."""
    os.environ[THREADS] = str(count)


@cache
def open_session(name: str) -> InferenceSession:
    """Return the session of the bundled model file `name`, e.g. "reader.onnx"."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(os.environ.get(THREADS) or min(4, os.cpu_count() or 1))
    options.log_severity_level = 3
    with as_file(files(__package__).joinpath(name)) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def open_tokenizer() -> Tokenizer:
    """Return the tokenizer that all bundled models share (uncased WordPiece), without padding or truncation."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(files(__package__).joinpath("tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
