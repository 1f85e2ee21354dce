"""A forest of decision trees as plain arrays, read with numpy alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from headwater.errors import Bug


@dataclass(frozen=True, slots=True)
class Forest:
    """Nodes of all trees in one row: a case goes `left` where its `feature` is at most `threshold`, else `right`.

    A leaf leads to itself and holds the share of positive cases in `value`, or log odds whose mean over the trees is the
    case's; `roots` are the trees' first nodes; `names` what the features are called, in order; a case is held to be positive
    from `cut` on.
    """

    names: tuple[str, ...]
    roots: NDArray[np.int32]
    feature: NDArray[np.int16]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    cut: float

    def predict(self, values: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return for each row of `values` (one column a feature) the mean of the leaves that it falls into."""
        nodes = np.repeat(self.roots[None, :], len(values), 0)
        rows = np.arange(len(values))[:, None]
        while True:
            low = values[rows, self.feature[nodes]] <= self.threshold[nodes]
            below = np.where(low, self.left[nodes], self.right[nodes])
            if np.array_equal(below, nodes):
                means: NDArray[np.float64] = self.value[nodes].mean(1, dtype=np.float64)
                return means
            nodes = below


@cache
def load_forest(name: str) -> Forest:
    """Return the bundled forest `name`, e.g. "rely.npz"."""
    with as_file(files("headwater.model").joinpath(name)) as path, np.load(path, allow_pickle=False) as arrays:
        columns = {key: arrays[key] for key in ("roots", "feature", "threshold", "left", "right", "value")}
        return Forest(names=tuple(arrays["names"].tolist()), cut=float(arrays["cut"]), **columns)


def check_names(forest: Forest, names: tuple[str, ...]) -> None:
    """Raise Bug where a forest was made for other features than `names`."""
    if forest.names != names:
        raise Bug("a bundled forest was made for other features; run training/train_rely.py, train_exceed.py or train_split.py")
