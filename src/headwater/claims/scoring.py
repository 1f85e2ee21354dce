"""Turn what speaks for and against a pair into how likely it is one claim, and a contradiction, by trained weights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headwater.claims.features import FEATURES
from headwater.claims.oppose import OPPOSING
from headwater.errors import Bug

LEAST = 0.05  # pairs below this score are dropped: two in three, and no grouping misses them

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Model:
    """A logistic model over standardised features."""

    means: Floats
    scales: Floats
    slopes: Floats
    offset: float

    def score(self, features: Floats) -> Floats:
        """Return the likelihood, 0..1, of each row of features."""
        logits = ((features - self.means) / self.scales) @ self.slopes + self.offset
        chances: Floats = 1 / (1 + np.exp(-logits))
        return chances


@dataclass(frozen=True)
class Weights:
    """How likely two statements are one claim, how likely they contradict each other, and the mean score that joins groups."""

    same: Model
    opposes: Model
    enough: float


@cache
def load_weights() -> Weights:
    """Return the bundled weights; raise Bug if they were trained on other features."""
    stored = json.loads(files("headwater.model").joinpath("match.json").read_text(encoding="utf-8"))
    return Weights(_read_model(stored["same"], FEATURES), _read_model(stored["opposes"], OPPOSING), stored["enough"])


def _read_model(stored: Mapping[str, Any], features: tuple[str, ...]) -> Model:
    if tuple(stored["features"]) != features:
        raise Bug("match.json was trained on other features: run training/train_match.py")
    means, scales, slopes = (np.array(stored[name], np.float64) for name in ("means", "scales", "slopes"))
    return Model(means, scales, slopes, stored["offset"])
