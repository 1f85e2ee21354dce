"""A strip of time: lanes of bars over one axis, one link a column, long silences folded into a break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from headwater.web.drawing.svg import link, picture, tag

WIDEST, NARROWEST, ROOM = 40.0, 9.0, 960.0
BREAK, MARGIN = 76.0, 90.0
FIRST_LANE, LANE, HEAD, NUMBER = 66.0, 38.0, 30.0, 13.0
LINE, LETTER, SPACE = 17.0, 6.8, 8.0
COUNTED = 20.0
"""How wide a column is at least for its number to stand over its bar."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of bars: its name and the class that they are drawn in."""

    name: str
    look: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A column: how high it is in each lane, its `label` on the axis and the `era` under that, and what it says in a sentence.

    One without an address is empty, and no link.
    """

    values: tuple[int, ...]
    label: str
    era: str
    sentence: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A silence: `label` says how long it is."""

    label: str


Mark = Bar | Break


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a lane lies, in which class its bars are drawn, and the value that is as high as the lane."""

    look: str
    top: float
    bottom: float
    most: int


def draw_strip(marks: Sequence[Mark], lanes: Sequence[Lane], title: str) -> Markup:
    """Return the picture of the marks in time, named `title`, with a named lane for each of their values."""
    places = list(_place(marks))
    right = places[-1][0] + places[-1][1] if places else 0.0
    tops = _stack(len(lanes))
    floor = tops[-1] if tops else 0.0
    names = (tag("text", lane.name, x=0, y=top + 20, class_="lane") for lane, top in zip(lanes, tops, strict=False))
    rules = (tag("path", d=f"M0 {bottom:g}H{right:g}", class_="rule") for bottom in tops[1:])
    grounds = [Ground(lane.look, *ends, most) for lane, ends, most in zip(lanes, pairwise(tops), _most(marks), strict=False)]
    columns = (_draw(mark, place, floor, grounds) for mark, place in zip(marks, places, strict=True))
    axis = tag("g", *_draw_axis(marks, places, floor), aria_hidden="true")
    inside = (tag("g", *rules, aria_hidden="true"), *columns, tag("g", *names, aria_hidden="true"), axis)
    return picture(right + MARGIN, floor + 2 * LINE + 6, title, *inside, class_="strip")


def _place(marks: Sequence[Mark]) -> Iterator[tuple[float, float]]:
    """Yield where each mark begins and how wide it is: columns alike, so that all of them fit where they can."""
    bars = sum(isinstance(mark, Bar) for mark in marks)
    width = min(WIDEST, max(NARROWEST, (ROOM - BREAK * (len(marks) - bars)) // max(1, bars)))
    x = 0.0
    for mark in marks:
        own = width if isinstance(mark, Bar) else BREAK
        yield x, own
        x += own


def _stack(lanes: int) -> list[float]:
    """Return where each lane begins, and where the last one ends; the first is the highest."""
    tops = [0.0]
    for number in range(lanes):
        tops.append(tops[-1] + HEAD + (LANE if number else FIRST_LANE))
    return tops


def _most(marks: Sequence[Mark]) -> list[int]:
    """Return the highest value in each lane, 1 at least."""
    rows = zip(*(mark.values for mark in marks if isinstance(mark, Bar)), strict=True)
    return [max(1, *row) for row in rows]


def _draw(mark: Mark, place: tuple[float, float], floor: float, grounds: Sequence[Ground]) -> Markup:
    """Return a column as a link over its whole height, or a break as a dotted line."""
    x, width = place
    if isinstance(mark, Break):
        middle = x + width / 2
        return tag("path", tag("title", mark.label), d=f"M{middle:g} {HEAD:g}V{floor:g}", class_="break")
    bars = [
        part for value, ground in zip(mark.values, grounds, strict=True) if value for part in _draw_bar(value, x, width, ground)
    ]
    if not mark.address:
        return tag("g", *bars)
    hit = tag("rect", x=x, y=0, width=width, height=floor + 2 * LINE, rx=2, class_="hit")
    return link(mark.address, mark.sentence, hit, *bars, class_="column")


def _draw_bar(value: int, x: float, width: float, ground: Ground) -> Iterator[Markup]:
    """Yield a bar that stands on the ground of its lane, and its number over it where there is room."""
    height = max(2.0, (ground.bottom - ground.top - HEAD - NUMBER) * value / ground.most)
    inset = 1.0 if width < COUNTED else 4.0
    top = ground.bottom - height
    yield tag("rect", x=x + inset, y=top, width=width - 2 * inset, height=height, class_=f"pillar {ground.look}")
    if width >= COUNTED:
        yield tag("text", f"{value:,}", x=x + width / 2, y=top - 3, text_anchor="middle", class_="number")


def _draw_axis(marks: Sequence[Mark], places: Sequence[tuple[float, float]], floor: float) -> Iterator[Markup]:
    """Yield the labels under the columns, as many as have room, and under these the era wherever another one begins."""
    free = [0.0, 0.0]
    for (before, mark), (x, width) in zip(pairwise([None, *marks]), places, strict=True):
        new = isinstance(mark, Bar) and not (isinstance(before, Bar) and before.era == mark.era)
        for line, text in enumerate((mark.label if mark else "", mark.era if isinstance(mark, Bar) and new else "")):
            long = len(text) * LETTER
            start = x + (width - long) / 2 if line == 0 else x + 2
            if text and start + 1 >= free[line]:
                yield tag("text", text, x=max(0.0, start), y=floor + LINE * (line + 1), class_="axis" if line == 0 else "era")
                free[line] = start + long + SPACE
