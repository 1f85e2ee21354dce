"""Which statement of the trace stands for which statement of the truth."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from headwater.score.measure import Span, find_all, measure_share
from headwater.score.truth import Truth, stems

ENOUGH = 0.5


@dataclass(frozen=True)
class Mapping:
    """`wanted` are the true statements with the id of their true claim; `found` what stands for each, or None."""

    wanted: list[tuple[str, dict[str, Any]]]
    found: list[dict[str, Any] | None]

    @property
    def recall(self) -> float:
        """The true statements that something stands for, in percent."""
        return measure_share(sum(row is not None for row in self.found), len(self.found))

    def claim(self, number: int) -> str | None:
        """Return the id of the trace's claim that a true statement came to be in."""
        row = self.found[number]
        return row.get("claim") if row else None


def map_statements(trace: dict[str, Any], truth: Truth) -> Mapping:
    """Map true statements to those of the trace by how far they overlap, each to one of its own where that is possible."""
    wanted = [(claim["id"], row) for claim in truth.gold["claims"] for row in claim["statements"]]
    stem, by_report = stems(trace), defaultdict(list)
    for row in trace["statements"]:
        by_report[stem.get(row["report"])].append(row)
    candidates = []
    for number, (_, row) in enumerate(wanted):
        for place in find_all(truth.texts[row["report"]], row["text"]):
            for other in by_report[row["report"]]:
                value = _fit(place, (other["start"], other["end"]))
                if value >= ENOUGH:
                    candidates.append((value, number, other))
    candidates.sort(key=lambda candidate: -candidate[0])
    return Mapping(wanted, _choose(len(wanted), candidates))


def _choose(count: int, candidates: list[tuple[float, int, dict[str, Any]]]) -> list[dict[str, Any] | None]:
    found: list[dict[str, Any] | None] = [None] * count
    taken: set[str] = set()
    for _, number, row in candidates:
        if found[number] is None and row["id"] not in taken:
            found[number] = row
            taken.add(row["id"])
    for _, number, row in candidates:
        if found[number] is None:
            found[number] = row
    return found


def _fit(a: Span, b: Span) -> float:
    """Half the share of the shorter span that the other covers, half their intersection over union."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    if shared <= 0:
        return 0.0
    long, short = a[1] - a[0], b[1] - b[0]
    return 0.5 * shared / min(long, short) + 0.5 * (shared / (long + short - shared))
