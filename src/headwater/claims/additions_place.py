"""Where in the sources a sentence goes back to: the place that shares most with it, rare words weighing more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

FEATURES = ("placed", "placed_weight", "unplaced")
_LEAST = 0.2
"""What a word weighs that all reports have."""

Stems = frozenset[str]


@dataclass(frozen=True, slots=True)
class Places:
    """The places of the sources: how many of each stem's stand where, and what a stem weighs; `unknown` if nobody has it."""

    holders: Mapping[str, Sequence[int]]
    weights: Mapping[str, float]
    unknown: float

    def measure(self, stems: Stems) -> dict[str, float]:
        """Return which share of a sentence its best place has by weight, which weight that is, and how many stems it lacks.

        Of places that share as much the first is the best.
        """
        shared: dict[int, float] = defaultdict(float)
        for stem in sorted(stems):
            for place in self.holders.get(stem, ()):
                shared[place] += self.weights[stem]
        best = max(shared, key=lambda place: (shared[place], -place), default=None)
        weight = shared[best] if best is not None else 0.0
        lacking = sum(best is None or best not in self.holders.get(stem, ()) for stem in stems)
        whole = sum(self.weights.get(stem, self.unknown) for stem in stems)
        return dict(zip(FEATURES, (weight / whole if whole else 0.0, weight, lacking), strict=True))


def index_places(places: Sequence[Stems], reports: Sequence[Stems]) -> Places:
    """Return the places of the sources, ready to be asked; a stem weighs by how few of the `reports`, theirs too, have it."""
    counts = Counter(stem for stems in reports for stem in stems)
    holders: dict[str, list[int]] = defaultdict(list)
    for number, stems in enumerate(places):
        for stem in stems:
            holders[stem].append(number)
    weights = {stem: _weigh(count, len(reports)) for stem, count in counts.items()}
    return Places(holders, weights, _weigh(0, len(reports)))


def _weigh(count: int, reports: int) -> float:
    return log((reports + 1) / (count + 0.5)) + _LEAST
