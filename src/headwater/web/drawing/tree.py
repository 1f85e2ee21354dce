"""A tree that grows downwards: every node in a row of its own, further in than the one above it, so that any number fits.

The picture is as wide as the tree is deep and never wider than its names, so it can be read on a phone and printed upright.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from markupsafe import Markup

from headwater.web.drawing.svg import picture, tag

INDENT, GAP, APART = 36.0, 10.0, 14.0
WIDTH, HEIGHT, LABEL = 270.0, 42.0, 18.0
TRUNK, BEND, EDGE = 17.0, 9.0, 4.0
PHONE = 420.0
"""Beyond which width a picture is not made to fit a phone, but scrolled."""

NAME_LETTERS, NOTE_LETTERS, LABEL_LETTERS = 31, 41, 40


@dataclass(frozen=True, slots=True)
class Twig:
    """A node: its `name` over a `note`, the `label` on the way to it, and all of that in a sentence for whoever points at it.

    `look` is the class that it is drawn in.
    """

    name: str
    note: str
    label: str
    sentence: str
    address: str
    look: str
    children: tuple[Twig, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """Where a node stands: its upper left corner; `above` is the number of the box that it hangs from, -1 for none."""

    twig: Twig
    x: float
    y: float
    above: int


def lay_out(roots: Sequence[Twig]) -> list[Box]:
    """Return the boxes of trees from top to bottom; no two overlap, and each stands below the one that it hangs from."""
    boxes: list[Box] = []
    y = 0.0
    for twig, depth, above in _walk(roots):
        y += LABEL if twig.label else 0.0
        y += APART if not depth and boxes else 0.0
        boxes.append(Box(twig, depth * INDENT, y, above))
        y += HEIGHT + GAP
    return boxes


def _walk(roots: Sequence[Twig]) -> Iterator[tuple[Twig, int, int]]:
    """Yield every node with its depth and the number of the one above it."""
    waiting = [(root, 0, -1) for root in reversed(roots)]
    number = 0
    while waiting:
        twig, depth, above = waiting.pop()
        yield twig, depth, above
        waiting += [(child, depth + 1, number) for child in reversed(twig.children)]
        number += 1


def draw_tree(roots: Sequence[Twig], title: str) -> Markup:
    """Return the picture of trees, named `title`; every node is a link, in the order of the picture."""
    boxes = lay_out(roots)
    width = max((box.x for box in boxes), default=0.0) + WIDTH + 2 * EDGE
    height = (boxes[-1].y + HEIGHT if boxes else 0.0) + 2 * EDGE
    edges = tag("g", *(_draw_edge(boxes[box.above], box) for box in boxes if box.above >= 0), aria_hidden="true")
    inside = tag("g", edges, *map(_draw_box, boxes), transform=f"translate({EDGE:g} {EDGE:g})")
    return picture(width, height, title, inside, class_="tree deep" if width > PHONE else "tree")


def _draw_edge(above: Box, box: Box) -> Markup:
    """Return the line from below one box to the side of another, with a head."""
    x, top, end, y = above.x + TRUNK, above.y + HEIGHT, box.x, box.y + HEIGHT / 2
    line = f"M{x:g} {top:g}V{y - BEND:g}Q{x:g} {y:g} {x + BEND:g} {y:g}H{end - 2:g}"
    head = f"M{end - 7:g} {y - 4:g}L{end - 1:g} {y:g}L{end - 7:g} {y + 4:g}"
    return tag("path", d=line + head, class_=f"edge {box.twig.look}")


def _draw_box(box: Box) -> Markup:
    twig, x = box.twig, box.x
    round_ = HEIGHT / 2 if not twig.label else 4.0
    inset = x + (16.0 if not twig.label else 10.0)
    label = (tag("text", fit(twig.label, LABEL_LETTERS), x=x + 2, y=box.y - 5, class_="label"), " ") if twig.label else ()
    return tag(
        "a",
        tag("title", twig.sentence),
        *label,
        tag("rect", x=x, y=box.y, width=WIDTH, height=HEIGHT, rx=round_),
        tag("text", fit(twig.name, NAME_LETTERS), x=inset, y=box.y + 18, class_="name"),
        " ",
        tag("text", fit(twig.note, NOTE_LETTERS), x=inset, y=box.y + 34, class_="note"),
        href=twig.address,
        class_=f"twig {twig.look}",
    )


def fit(text: str, letters: int) -> str:
    """Return a text that takes no more room than so many letters, with "…" where it was cut; wide letters count twice."""
    line = " ".join(text.split())
    left = letters
    for place, letter in enumerate(line):
        left -= 2 if east_asian_width(letter) in "WF" else 1
        if left < 0:
            return line[: max(0, place - 1)].rstrip() + "…"
    return line
