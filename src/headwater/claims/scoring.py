"""Turn what speaks for and against a pair into how likely it is one claim, by trained weights."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from headwater.claims.features import FEATURES
from headwater.errors import Bug

LEAST = 0.05  # pairs below this score are dropped: two in three, and no grouping misses them

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Weights:
    """A logistic model over standardised features, and the mean score down to which groups are joined."""

    means: Floats
    scales: Floats
    slopes: Floats
    offset: float
    enough: float

    def score(self, features: Floats) -> Floats:
        """Return the likelihood, 0..1, of each row of features."""
        logits = ((features - self.means) / self.scales) @ self.slopes + self.offset
        chances: Floats = 1 / (1 + np.exp(-logits))
        return chances


@cache
def load_weights() -> Weights:
    """Return the bundled weights; raise Bug if they were trained on other features."""
    stored = json.loads(files("headwater.model").joinpath("match.json").read_text(encoding="utf-8"))
    if tuple(stored["features"]) != FEATURES:
        raise Bug("match.json was trained on other features: run training/train_match.py")
    means, scales, slopes = (np.array(stored[name], np.float64) for name in ("means", "scales", "slopes"))
    return Weights(means, scales, slopes, stored["offset"], stored["enough"])
