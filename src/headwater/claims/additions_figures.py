"""Which figures of a sentence contradict those of the reports that it goes back to."""

from __future__ import annotations

from headwater.records import Figure

_LEAST = 10
"""The least figure whose digits can be told to be in another order."""
_CLOSE = 0.06
"""Figures that differ by no more than this share are one figure, rounded."""


def is_kind(figure: Figure, other: Figure) -> bool:
    """Return whether two figures count the same thing: of one role, or one unit."""
    return bool(figure.role and figure.role == other.role) or bool(figure.unit and figure.unit == other.unit)


def is_garbled(value: float, other: float) -> bool:
    """Return whether a value is another with its point moved or its digits in another order: 23,000 for 2,300 or 32,000."""
    low, high = sorted((value, other))
    if low < _LEAST or low == high:
        return False
    return f"{high / low:.6g}" in {"10", "100", "1000"} or sorted(f"{high:.10g}") == sorted(f"{low:.10g}")


def is_close(value: float, values: frozenset[float]) -> bool:
    """Return whether a value is among `values`, or one of them rounded."""
    return any(abs(value - other) <= _CLOSE * max(value, other) for other in values)
