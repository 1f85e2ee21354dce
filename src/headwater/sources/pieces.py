"""What of a report says something: spans with their form and the attribution that they are said under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.records import Attribution

HEADING, SENTENCE, CONTENT, CLAUSE = "heading", "sentence", "content", "clause"


@dataclass(frozen=True, slots=True)
class Piece:
    """A span that says something: its form and the attribution whose content or sentence it is, None in own voice."""

    start: int
    end: int
    form: str
    attribution: Attribution | None


def covered(spans: Sequence[tuple[int, int]]) -> int:
    """Return how many characters the spans cover together."""
    total, reach = 0, -1
    for start, end in sorted(spans):
        total += max(0, end - max(start, reach))
        reach = max(reach, end)
    return total
