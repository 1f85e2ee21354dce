"""A picture of how time grows with size, both on a logarithmic scale, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 560, 350, 60, 300, 20, 490
GUIDES = ((1.0, "n"), (1.15, "n^1.15"))

Point = tuple[float, float]


@dataclass(frozen=True)
class Scale:
    """Where a size and a time lie in the picture."""

    sizes: Point
    times: Point

    @classmethod
    def of(cls, sizes: Sequence[float], times: Sequence[float]) -> Scale:
        """Return the scale on which sizes and times have room, and names beside them."""
        return cls((log10(min(sizes)) - 0.2, log10(max(sizes)) + 0.4), (log10(min(times)) - 0.3, log10(max(times)) + 0.7))

    def place(self, size: float, time: float) -> Point:
        """Return the x and y of a size and a time."""
        (left, right), (low, high) = self.sizes, self.times
        across, up = (log10(size) - left) / (right - left), (log10(time) - low) / (high - low)
        return LEFT + (RIGHT - LEFT) * across, BOTTOM - (BOTTOM - TOP) * up


def find_growth(sizes: Sequence[float], times: Sequence[float]) -> float | None:
    """Return the exponent with which the time grows from the first size to the last; None where these are equal."""
    if sizes[0] == sizes[-1]:
        return None
    return log10(times[-1] / times[0]) / log10(sizes[-1] / sizes[0])


def draw_growth(title: str, sizes: Sequence[float], times: Sequence[float]) -> str:
    """Return an SVG picture of times by size, with what growth like n and like n^1.15 would be."""
    scale = Scale.of(sizes, times)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">',
        f"<title>{title}</title>",
        f'<path d="M{LEFT} {TOP}V{BOTTOM}H{RIGHT}" fill="none" stroke="#333"/>',
        *(_draw_guide(scale, sizes, times[0], power, name) for power, name in GUIDES),
        *(_draw_point(scale, size, time) for size, time in zip(sizes, times, strict=True)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _draw_guide(scale: Scale, sizes: Sequence[float], first: float, power: float, name: str) -> str:
    """Return the line along which the time would grow with a power of the size."""
    (x1, y1), (x2, y2) = (scale.place(size, first * (size / sizes[0]) ** power) for size in (sizes[0], sizes[-1] * 1.6))
    line = f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#999" stroke-dasharray="4 4"/>'
    return f'{line}<text x="{x2 + 4:.1f}" y="{y2:.1f}" fill="#666">{name}</text>'


def _draw_point(scale: Scale, size: float, time: float) -> str:
    """Return the point of a size and a time, with their names."""
    x, y = scale.place(size, time)
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#06506b"/>'
        f'<text x="{x:.1f}" y="{BOTTOM + 20}" text-anchor="middle">{size:,.0f}</text>'
        f'<text x="{x - 8:.1f}" y="{y - 8:.1f}" text-anchor="end">{time:,.0f} s</text>'
    )
