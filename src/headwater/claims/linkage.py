"""The loops of average linkage that numba compiles.

A tie is what lies between two groups that touch: tie t joins the groups `ends[t]`, and it stands in the lists of both, as
the nodes 2t and 2t + 1. When two groups become one, the ties of the one go over to the other, or into the tie that the other
has with the same neighbour; so nothing is ever allocated anew.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.compiled import kernel

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Kinship = tuple[Ints, Ints, Ints]  # each item's report; where the kin of each report begin; the kin, ascending

LOOKED = 12  # members of a group whose reports are looked at: how many of them are kin need not be known exactly


class Graph(NamedTuple):
    """The groups so far and the ties between them.

    A row a group: `heads` (first node of its list, -1 for none), `degrees` (how many ties), `sizes` (members), `inside`
    (pairs scored within it), `lasts` (its last member, the first being its own number). A row an item: `nexts` (the next
    member of its group, -1 for none). A row a node: `following` (the next of the list). A row a tie: `ends` (the groups),
    `totals` (sum of its scores), `scored` (how many), `bests` (the highest), `alive`.
    """

    heads: Ints
    degrees: Ints
    sizes: Ints
    inside: Ints
    lasts: Ints
    nexts: Ints
    following: Ints
    ends: Ints
    totals: Floats
    scored: Ints
    bests: Floats
    alive: NDArray[np.bool_]


@kernel
def build_graph(count: int, ends: Ints, scores: Floats) -> Graph:
    """Return the graph of `count` groups of one item, a tie a pair."""
    graph = Graph(
        np.full(count, -1), np.zeros(count, np.int64), np.ones(count, np.int64), np.zeros(count, np.int64),
        np.arange(count), np.full(count, -1), np.full(2 * len(ends), -1), ends.copy(), scores.copy(),
        np.ones(len(ends), np.int64), scores.copy(), np.ones(len(ends), np.bool_),
    )  # fmt: skip
    for tie in range(len(ends)):
        for side in range(2):
            put_node(graph, ends[tie, side], 2 * tie + side)
            graph.degrees[ends[tie, side]] += 1
    return graph


@kernel
def put_node(graph: Graph, group: int, node: int) -> None:
    """Put a node in front of a group's list."""
    graph.following[node] = graph.heads[group]
    graph.heads[group] = node


@kernel
def drop_tie(graph: Graph, tie: int) -> None:
    """Take a tie out; its nodes stay in their lists until these are walked next."""
    graph.alive[tie] = False
    graph.degrees[graph.ends[tie, 0]] -= 1
    graph.degrees[graph.ends[tie, 1]] -= 1


@kernel
def weigh_tie(graph: Graph, kinship: Kinship, reach: float, tie: int) -> float:
    """Return the mean score between the two groups of a tie; what was not scored counts as far as there was room for it.

    Between reports that are no kin nothing is scored because they are of two events: that counts in full.
    """
    room = 1.0
    count = 1
    for group in graph.ends[tie]:
        room *= min(1.0, 2 * graph.inside[group] / (graph.sizes[group] * reach))
        count *= graph.sizes[group]
    missing = count - graph.scored[tie]
    if missing == 0:
        return float(graph.totals[tie] / count)
    strange = min(missing, count * share_strangers(graph, kinship, *order_ends(graph, tie)))
    return float(graph.totals[tie] / (graph.scored[tie] + strange + (missing - strange) * (1 - room)))


@kernel
def share_strangers(graph: Graph, kinship: Kinship, one: int, other: int) -> float:
    """Return how many of the pairs of members of two groups are of reports that are no kin, 0..1, from the first of them."""
    reports, begins, kin = kinship
    pairs = strangers = 0
    a, left = one, LOOKED
    while a >= 0 and left > 0:
        mine = kin[begins[reports[a]] : begins[reports[a] + 1]]
        b, right = other, LOOKED
        while b >= 0 and right > 0:
            place = np.searchsorted(mine, reports[b])
            known = reports[a] == reports[b] or (place < len(mine) and mine[place] == reports[b])
            pairs, strangers = pairs + 1, strangers + (not known)
            b, right = graph.nexts[b], right - 1
        a, left = graph.nexts[a], left - 1
    return strangers / pairs


@kernel
def order_ends(graph: Graph, tie: int) -> tuple[int, int]:
    """Return the two groups of a tie, the lower first."""
    one, other = graph.ends[tie]
    return min(one, other), max(one, other)


@kernel
def merge(graph: Graph, tie: int, slots: Ints, touched: Ints) -> int:
    """Make one group of the two of a tie; the one with fewer neighbours goes into the other.

    Writes the ties that go over into `touched` and returns how many these are. `slots` is -1 everywhere, before and after.
    """
    kept, gone = order_ends(graph, tie)
    if graph.degrees[gone] > graph.degrees[kept]:
        kept, gone = gone, kept
    graph.sizes[kept] += graph.sizes[gone]
    graph.inside[kept] += graph.inside[gone] + graph.scored[tie]
    graph.nexts[graph.lasts[kept]] = gone
    graph.lasts[kept] = graph.lasts[gone]
    drop_tie(graph, tie)
    tidy(graph, kept)
    tidy(graph, gone)
    note_neighbours(graph, kept, slots)
    count, node = 0, graph.heads[gone]
    while node >= 0:
        following = graph.following[node]
        touched[count] = move_tie(graph, node, kept, slots)
        count, node = count + 1, following
    forget_neighbours(graph, kept, slots)
    return count


@kernel
def tidy(graph: Graph, group: int) -> None:
    """Take the nodes of dropped ties out of a group's list."""
    node = graph.heads[group]
    graph.heads[group] = -1
    while node >= 0:
        following = graph.following[node]
        if graph.alive[node // 2]:
            put_node(graph, group, node)
        node = following


@kernel
def note_neighbours(graph: Graph, group: int, slots: Ints) -> None:
    """Write the tie with each neighbour of a group into `slots`."""
    node = graph.heads[group]
    while node >= 0:
        slots[graph.ends[node // 2, 1 - node % 2]] = node // 2
        node = graph.following[node]


@kernel
def forget_neighbours(graph: Graph, group: int, slots: Ints) -> None:
    """Write -1 into `slots` for each neighbour of a group."""
    node = graph.heads[group]
    while node >= 0:
        slots[graph.ends[node // 2, 1 - node % 2]] = -1
        node = graph.following[node]


@kernel
def move_tie(graph: Graph, node: int, kept: int, slots: Ints) -> int:
    """Give the tie of a node to the group `kept`, or add it to the one that this has with the same neighbour; return it."""
    tie, side = node // 2, node % 2
    same = slots[graph.ends[tie, 1 - side]]
    if same < 0:
        graph.degrees[graph.ends[tie, side]] -= 1
        graph.degrees[kept] += 1
        graph.ends[tie, side] = kept
        put_node(graph, kept, node)
        return tie
    graph.totals[same] += graph.totals[tie]
    graph.scored[same] += graph.scored[tie]
    graph.bests[same] = max(graph.bests[same], graph.bests[tie])
    drop_tie(graph, tie)
    return int(same)


@kernel
def find_root(parents: Ints, item: int) -> int:
    """Return the item that stands for the bundle of `item`."""
    while parents[item] != item:
        parents[item] = parents[parents[item]]
        item = parents[item]
    return item


@kernel
def join_bundles(bundles: Ints, foes: Ints, one: int, other: int) -> bool:
    """Make one bundle of those of two items; return False, and change nothing, where they must stay apart."""
    low, high = find_root(bundles, one), find_root(bundles, other)
    if low > high:
        low, high = high, low
    for place in range(len(foes)):
        a, b = find_root(bundles, foes[place, 0]), find_root(bundles, foes[place, 1])
        if (a == low and b == high) or (a == high and b == low):
            return False
    bundles[high] = low
    return True


@kernel
def link_groups(pairs: tuple[Ints, Floats], levels: Floats, bundles: Ints, foes: Ints, kinship: Kinship) -> None:
    """Join what belongs together, the surest first: `bundles` then leads from each item to the root of its group.

    `pairs` are the items of each pair, the lower first, in order, and their scores; `levels` are the mean score that joins
    two groups, the score that one pair at least must have, and how many others an item is scored against. `bundles` leads
    from an item to the lowest of its bundle; `foes` are such items whose bundles stay apart.
    """
    ends, scores = pairs
    enough, bond, reach = levels
    graph = build_graph(len(bundles), ends, scores)
    slots, touched = np.full(len(bundles), -1), np.zeros(len(bundles), np.int64)
    heap = [(-scores[tie], ends[tie, 0], ends[tie, 1], tie) for tie in range(len(ends)) if scores[tie] >= bond]
    heapify(heap)
    while len(heap) > 0:
        negative, a, b, tie = heappop(heap)
        if not graph.alive[tie] or order_ends(graph, tie) != (a, b):
            continue
        mean = weigh_tie(graph, kinship, reach, tie)
        if mean < -negative:
            heappush(heap, (-mean, a, b, tie))  # one of them grew since it was pushed
        elif mean >= enough and join_bundles(bundles, foes, a, b):
            for place in range(merge(graph, tie, slots, touched)):
                other = touched[place]
                if graph.bests[other] >= bond:
                    heappush(heap, (-weigh_tie(graph, kinship, reach, other), *order_ends(graph, other), other))
    for item in range(len(bundles)):
        bundles[item] = find_root(bundles, item)
