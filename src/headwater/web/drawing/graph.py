"""A network as two columns: sources on the left, outlets on the right, and lines from whoever is behind to whoever takes.

A plain layout that is the same every time and that no label can fall over in: rows are put in such an order that lines
cross little, by the mean of their neighbours' places (Sugiyama, Tagawa and Toda 1981). Lines within a column run around
its outer side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from headwater.web.drawing.svg import link, picture, tag
from headwater.web.drawing.tree import fit

WIDTH, HEIGHT, ROW = 216.0, 26.0, 34.0
BETWEEN, MARGIN, HEAD = 170.0, 14.0, 26.0
REACH, LEAST, STEP, LABEL = 120.0, 22.0, 9.0, 150.0
LETTERS, LABEL_LETTERS, APART = 27, 22, 14.0
ROUNDS = 12
THICKEST = 5.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A node: `name` is drawn, `sentence` read out; `right` tells the column, `look` is the class that it is drawn in."""

    id: str
    name: str
    sentence: str
    address: str
    right: bool
    look: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """From whoever is behind (`start`) to whoever takes (`end`): `weight` makes it thick, `look` is its class."""

    start: str
    end: str
    look: str
    weight: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a node stands: the upper left corner of its box."""

    spot: Spot
    x: float
    y: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + HEIGHT / 2


def lay_out(spots: Sequence[Spot], lines: Sequence[Line]) -> dict[str, Box]:
    """Return id → box; no two boxes overlap, and the shorter column is spread over the height of the longer one."""
    columns = _order(spots, lines)
    rows = max(map(len, columns), default=0)
    bulge = LABEL + REACH if _within(lines, columns[0]) else 0.0
    boxes = {}
    for right, column in enumerate(columns):
        step = ROW * rows / max(1, len(column))
        for number, spot in enumerate(column):
            x = MARGIN + bulge + right * (WIDTH + BETWEEN)
            boxes[spot.id] = Box(spot, x, HEAD + step * number + (step - HEIGHT) / 2)
    return boxes


def _order(spots: Sequence[Spot], lines: Sequence[Line]) -> tuple[list[Spot], list[Spot]]:
    """Return both columns from top to bottom; what is tied together comes to stand at one height."""
    by_id = {spot.id: spot for spot in spots}
    left, right = ([spot for spot in by_id.values() if spot.right is side] for side in (False, True))
    for number in range(ROUNDS):
        rank = {spot.id: at / max(1, len(column)) for column in (left, right) for at, spot in enumerate(column)}
        means = {spot.id: (_mean(spot.id, lines, rank), rank[spot.id]) for spot in (*left, *right)}
        moved = left if number % 2 else right
        moved[:] = [by_id[id_] for id_ in sorted((spot.id for spot in moved), key=means.__getitem__)]
    return left, right


def _mean(id_: str, lines: Sequence[Line], rank: Mapping[str, float]) -> float:
    """Return the mean place of a node's neighbours, the heavier lines counting more; its own where it has none."""
    near = [
        (rank[other], line.weight)
        for line in lines
        for one, other in ((line.start, line.end), (line.end, line.start))
        if one == id_ and other in rank
    ]
    total = sum(weight for _, weight in near)
    return sum(at * weight for at, weight in near) / total if total else rank[id_]


def _within(lines: Sequence[Line], column: Sequence[Spot]) -> bool:
    """Tell whether a line runs within a column."""
    here = {spot.id for spot in column}
    return any(line.start in here and line.end in here for line in lines)


def draw_graph(spots: Sequence[Spot], lines: Sequence[Line], heads: tuple[str, str], title: str) -> Markup:
    """Return the picture of a network, named `title`, with `heads` over its columns; its nodes are links, from the top."""
    boxes = lay_out(spots, lines)
    known = [line for line in lines if line.start in boxes and line.end in boxes]
    most = max((line.weight for line in known), default=1)
    swings = _swing(known, boxes)
    drawn = (_draw_line(line, boxes, swing, most) for line, swing in zip(known, swings, strict=True))
    columns = [[box for box in boxes.values() if box.spot.right is side] for side in (False, True)]
    inside = (
        tag("g", *_draw_heads(columns, heads), aria_hidden="true"),
        tag("g", *drawn, aria_hidden="true"),
        *(_draw_box(box) for box in sorted(boxes.values(), key=lambda box: (box.y, box.x))),
        tag("g", *_draw_labels(known, swings, boxes), aria_hidden="true"),
    )
    return picture(_measure(boxes, known), _floor(boxes), title, *inside, class_="network")


def _measure(boxes: Mapping[str, Box], lines: Sequence[Line]) -> float:
    """Return how wide the picture is: the right column, and what runs around it."""
    edge = max((box.x + WIDTH for box in boxes.values()), default=0.0)
    around = _within(lines, [box.spot for box in boxes.values() if box.spot.right])
    return edge + MARGIN + (REACH + LABEL if around else 0.0)


def _floor(boxes: Mapping[str, Box]) -> float:
    return max((box.y + HEIGHT for box in boxes.values()), default=HEAD) + MARGIN


def _draw_heads(columns: Sequence[Sequence[Box]], heads: Sequence[str]) -> Iterator[Markup]:
    for column, head in zip(columns, heads, strict=True):
        if column:
            yield tag("text", head, x=column[0].x, y=14, class_="head")


def _swing(lines: Sequence[Line], boxes: Mapping[str, Box]) -> list[float]:
    """Return how far each line swings out: within a column the more, the further it goes, no two of one pair alike."""
    highest = max((box.middle for box in boxes.values()), default=0.0) - HEAD
    pairs: Counter[frozenset[str]] = Counter()
    swings = []
    for line in lines:
        start, end = boxes[line.start], boxes[line.end]
        pair = frozenset((line.start, line.end))
        far = abs(start.middle - end.middle) / max(1.0, highest)
        within = start.spot.right is end.spot.right
        swings.append(LEAST + (REACH - LEAST) * far + STEP * pairs[pair] if within else BETWEEN * 3 / 8)
        pairs[pair] += 1
    return swings


def _draw_line(line: Line, boxes: Mapping[str, Box], swing: float, most: int) -> Markup:
    """Return a line with an arrow head at whoever takes."""
    start, end = boxes[line.start], boxes[line.end]
    (x, y, side), (to_x, to_y, to_side) = _leave(start, end), _leave(end, start)
    bend = swing * 4 / 3  # a cubic curve goes three quarters of the way to its handles
    tip, neck = to_x + to_side, to_x + to_side * 8
    path = f"M{x:g} {y:.1f}C{x + side * bend:.1f} {y:.1f} {to_x + to_side * bend:.1f} {to_y:.1f} {neck:.1f} {to_y:.1f}"
    head = f"M{neck:.1f} {to_y - 4:.1f}L{tip:.1f} {to_y:.1f}L{neck:.1f} {to_y + 4:.1f}z"
    width = 1.0 + (THICKEST - 1.0) * line.weight / most
    ends = f"{line.start} {line.end}"
    return tag(
        "g",
        tag("path", d=path, stroke_width=width, class_="way"),
        tag("path", d=head, class_="point"),
        class_=f"tie {line.look}",
        data_ends=ends,
    )


def _leave(one: Box, other: Box) -> tuple[float, float, int]:
    """Return where a line leaves a box and to which side (1 right, -1 left): inwards to the other column, else outwards."""
    within = one.spot.right is other.spot.right
    side = 1 if one.spot.right is within else -1
    return one.x + (WIDTH if side > 0 else 0.0), one.middle, side


def _draw_labels(lines: Sequence[Line], swings: Sequence[float], boxes: Mapping[str, Box]) -> Iterator[Markup]:
    """Yield the labels of lines within a column, one a pair, beside them, as many as do not run into each other."""
    pairs: dict[tuple[str, str], tuple[list[str], float]] = {}
    for line, swing in zip(lines, swings, strict=True):
        labels, far = pairs.get((line.start, line.end), ([], 0.0))
        pairs[line.start, line.end] = ([*labels, line.label], max(far, swing))
    taken: dict[bool, list[float]] = {False: [], True: []}
    for (one, other), (labels, far) in pairs.items():
        start, end = boxes[one], boxes[other]
        right, height = start.spot.right, (start.middle + end.middle) / 2
        if right is end.spot.right and all(abs(height - before) > APART for before in taken[right]):
            taken[right].append(height)
            x = start.x + WIDTH + far + 6 if right else start.x - far - 6
            words = fit(", ".join(filter(None, labels)), LABEL_LETTERS)
            yield tag("text", words, x=x, y=height + 4, class_="label", text_anchor="start" if right else "end")


def _draw_box(box: Box) -> Markup:
    spot = box.spot
    return link(
        spot.address,
        spot.sentence,
        tag("rect", x=box.x, y=box.y, width=WIDTH, height=HEIGHT, rx=4 if spot.right else HEIGHT / 2),
        tag("text", fit(spot.name, LETTERS), x=box.x + 11, y=box.middle + 4.5, class_="name"),
        class_=f"spot {spot.look}".strip(),
        data_node=spot.id,
    )
