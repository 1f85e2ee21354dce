"""The loops that numba compiles: what the words of two statements share."""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import NDArray

from headwater.compiled import kernel

NAME, NUMBER, OWN, DAY, ROLE = 1, 2, 4, 8, 16  # as in `columns`
NONE = 255  # no place
LISTED = 3  # shared words that a reason names

(
    SHARED, SHARED_AROUND, MINE, MINE_AROUND, THEIRS, THEIRS_AROUND,
    COUNT, NUMBERS, NUMBERS_AROUND, NAMES, NAMES_AROUND, DAYS, ROLES, SUBSEQUENCE,
) = range(14)  # fmt: skip
WIDTH = 14

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Stems = tuple[Ints, NDArray[np.uint8], Ints]  # the stems around each row, ascending; their kinds; where each row's begin
Order = tuple[Ints, Ints]  # the stems of each row's words in their order; where each row's begin


@kernel
def weigh_stems(stems: Stems, rows: Ints, counts: Ints, weights: Floats) -> None:
    """Write into `weights` how much each stem around these rows tells among them: the fewer have it, the more.

    `counts` is zero everywhere, before and after.
    """
    around, _, at = stems
    for row in rows:
        for place in range(at[row], at[row + 1]):
            counts[around[place]] += 1
    for row in rows:
        for place in range(at[row], at[row + 1]):
            stem = around[place]
            if counts[stem] > 0:
                weights[stem] = log((len(rows) + 1) / counts[stem])
                counts[stem] = 0


@kernel
def weigh_row(stems: Stems, weights: Floats, row: int) -> tuple[float, float]:
    """Return the weight of a row's own stems, and of all around it."""
    around, kinds, at = stems
    own = whole = 0.0
    for place in range(at[row], at[row + 1]):
        whole += weights[around[place]]
        if kinds[place] & OWN:
            own += weights[around[place]]
    return own, whole


@kernel
def add_shared(stems: Stems, weights: Floats, a: int, b: int, found: Floats) -> None:
    """Add to `found` what two rows share: weights and numbers of stems, in the columns named above."""
    around, kinds, at = stems
    one, other = at[a], at[b]
    while one < at[a + 1] and other < at[b + 1]:
        if around[one] < around[other]:
            one += 1
        elif around[one] > around[other]:
            other += 1
        else:
            weight, both = weights[around[one]], kinds[one] & kinds[other]
            own = both & OWN > 0
            found[SHARED_AROUND] += weight
            found[NUMBERS_AROUND] += both & NUMBER > 0
            found[NAMES_AROUND] += both & NAME > 0
            found[DAYS] += both & DAY > 0
            found[ROLES] += both & ROLE > 0
            if own:
                found[SHARED] += weight
                found[COUNT] += 1
                found[NUMBERS] += both & NUMBER > 0
                found[NAMES] += both & NAME > 0
            one += 1
            other += 1


@kernel
def measure_subsequence(order: Order, a: int, b: int, lengths: Ints) -> int:
    """Return how many stems the longest common subsequence of two rows' words has; `lengths` is room, one more than any."""
    stems, at = order
    count = at[b + 1] - at[b]
    lengths[: count + 1] = 0
    for one in range(at[a], at[a + 1]):
        diagonal = 0
        for other in range(count):
            above = lengths[other + 1]
            if stems[one] == stems[at[b] + other]:
                lengths[other + 1] = diagonal + 1
            elif lengths[other] > above:
                lengths[other + 1] = lengths[other]
            diagonal = above
    return int(lengths[count])


@kernel
def mark_own(stems: Stems, row: int, marked: Ints, mark: int) -> None:
    """Mark a row's own stems."""
    around, kinds, at = stems
    for place in range(at[row], at[row + 1]):
        if kinds[place] & OWN:
            marked[around[place]] = mark


@kernel
def choose_telling(order: Order, weights: Floats, marked: Ints, mark: int, row: int) -> int:
    """Return the places of the words of a row that tell most of those marked so, in order, a byte each, NONE for none.

    Takes their marks off.
    """
    stems, at = order
    chosen = np.full(LISTED + 1, NONE, np.int64)
    values = np.full(LISTED + 1, -1.0)
    for place in range(min(at[row + 1] - at[row], NONE)):
        stem = stems[at[row] + place]
        if marked[stem] == mark:
            marked[stem] = 0
            rank = LISTED
            while rank > 0 and values[rank - 1] < weights[stem]:
                chosen[rank], values[rank] = chosen[rank - 1], values[rank - 1]
                rank -= 1
            chosen[rank], values[rank] = place, weights[stem]
    chosen = np.sort(chosen[:LISTED])
    return int(chosen[0] | chosen[1] << 8 | chosen[2] << 16)


@kernel
def compare_rows(stems: Stems, order: Order, digits: NDArray[np.bool_], a: Ints, b: Ints) -> tuple[Floats, Ints]:
    """Return what the rows `a` and `b` share, a line a pair, and the places of the words that tell most.

    Pairs with one `a` stand together; how much a stem tells is weighed among that row and those it is paired with.
    """
    found, telling = np.zeros((len(a), WIDTH)), np.zeros(len(a), np.int64)
    counts, weights = np.zeros(len(digits), np.int64), np.zeros(len(digits))
    marked = np.zeros(len(digits), np.int64)
    lengths = np.zeros(len(order[0]) + 1, np.int64)
    first = 0
    while first < len(a):
        last = first
        while last < len(a) and a[last] == a[first]:
            last += 1
        weigh_stems(stems, np.append(b[first:last], a[first]), counts, weights)
        own, whole = weigh_row(stems, weights, a[first])
        for pair in range(first, last):
            add_shared(stems, weights, a[pair], b[pair], found[pair])
            found[pair, MINE], found[pair, MINE_AROUND] = own, whole
            found[pair, THEIRS], found[pair, THEIRS_AROUND] = weigh_row(stems, weights, b[pair])
            found[pair, SUBSEQUENCE] = measure_subsequence(order, a[pair], b[pair], lengths)
        # A number tells more than a word: one is added to what it weighs.
        boosted = weights + digits
        for pair in range(first, last):
            mark_own(stems, b[pair], marked, pair + 1)
            telling[pair] = choose_telling(order, boosted, marked, pair + 1, a[pair])
        first = last
    return found, telling
