"""How good a grouping of found statements is, by the claims of the given ones: pairs over reports, and B-cubed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from claims_cases import LIKE, Story, compare_spans
from headwater.records import Statement


class Judge:
    """One story's given statements, each with the found one that stands for it (each once where that is possible)."""

    def __init__(self, story: Story) -> None:
        self.count = len(story.statements)
        self.given = story.given
        self.claims = [claim for _, claim in story.given]
        self.reports = [row.report for row, _ in story.given]
        likeness = [
            (-value, at, place)
            for at, (row, _) in enumerate(story.given)
            for place, other in enumerate(story.statements)
            if (value := compare_spans(row, other)) >= LIKE
        ]
        self.found = self._assign(sorted(likeness))

    def _assign(self, likeness: Sequence[tuple[float, int, int]]) -> dict[int, int]:
        found: dict[int, int] = {}
        taken: set[int] = set()
        for _, at, place in likeness:
            if at not in found and place not in taken:
                found[at] = place
                taken.add(place)
        for _, at, place in likeness:
            found.setdefault(at, place)
        return found

    def members(self) -> dict[str, list[tuple[int, Statement]]]:
        """Return for each claim its given statements, each with the number of the found one that stands for it."""
        members: dict[str, list[tuple[int, Statement]]] = defaultdict(list)
        for at, place in sorted(self.found.items()):
            row, claim = self.given[at]
            members[claim].append((place, row))
        return members

    def judge(self, owners: Sequence[int]) -> NDArray[np.float64]:
        """Return precision, recall and F1 of pairs, and the B-cubed F1, in percent."""
        group = [owners[self.found[at]] if at in self.found else -1 - at for at in range(len(self.claims))]
        right = [
            (self.claims[a] == self.claims[b], group[a] == group[b])
            for a, b in combinations(range(len(group)), 2)
            if self.reports[a] != self.reports[b]
        ]
        both, wanted, had = sum(w and h for w, h in right), sum(w for w, _ in right), sum(h for _, h in right)
        claims, groups = np.array(self.claims), np.array(group)
        same, joined = claims[:, None] == claims, groups[:, None] == groups
        shared = (same & joined).sum(1)
        precision, recall = (shared / joined.sum(1)).mean(), (shared / same.sum(1)).mean()
        pairs = (both / max(1, had), both / max(1, wanted), 2 * both / max(1, wanted + had))
        return 100 * np.array([*pairs, 2 * precision * recall / (precision + recall)])
