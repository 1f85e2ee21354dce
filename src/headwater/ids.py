"""Records' ids as numbers, eight bytes each, for columns."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.uint64]


def pack_ids(ids: Iterable[str]) -> Ids:
    """Return ids as numbers."""
    return np.array([int(id_, 16) for id_ in ids], np.uint64)


def unpack_ids(numbers: Ids | bytes) -> list[str]:
    """Return the ids that `pack_ids` made these numbers, or their bytes, of."""
    found = np.frombuffer(numbers, np.uint64) if isinstance(numbers, bytes) else numbers
    return [f"{number:016x}" for number in found.tolist()]
