"""The loops that sort word 4-grams and join those that two reports share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from headwater.compiled import kernel
from headwater.copying.kernels import Hashes, Offsets

REPEATS = 4  # a gram counts so many times in one report, so that a text that repeats itself stays cheap
LEAVES, COMES, STAYS = 1, 2, 3  # what a change does to a report: bit 0, it was there; bit 1, it will be there

Postings = tuple[Hashes, Offsets]
Owners = tuple[NDArray[np.uint8], Offsets]
Limits = tuple[int, int]


@kernel
def order_grams(hashes: Hashes, order: Offsets, spare: Offsets) -> None:
    """Fill `order` with the places of `hashes` from the smallest to the largest; equal ones keep their order.

    Three passes over 11 bits each of the highest 33 (hashes are spread evenly), then by insertion. `spare` is as long.
    """
    for i in range(len(hashes)):
        order[i] = i
    for shift in (31, 42, 53):
        heads = np.zeros(2049, np.int64)
        for i in range(len(hashes)):
            heads[((hashes[i] >> np.uint64(shift)) & np.uint64(2047)) + np.uint64(1)] += 1
        for digit in range(2048):
            heads[digit + 1] += heads[digit]
        for i in range(len(hashes)):
            digit = (hashes[order[i]] >> np.uint64(shift)) & np.uint64(2047)
            spare[heads[digit]] = order[i]
            heads[digit] += 1
        for i in range(len(hashes)):
            order[i] = spare[i]
    for i in range(1, len(hashes)):
        place = order[i]
        j = i
        while j > 0 and hashes[order[j - 1]] > hashes[place]:
            order[j] = order[j - 1]
            j -= 1
        order[j] = place


@kernel
def join(postings: Postings, owners: Owners, limits: Limits, pairs: NDArray[np.int32]) -> int:
    """Find the pairs of postings that a change makes or breaks; write as many as fit into `pairs`, return their number.

    A posting is a gram in a report (its owner); they are sorted by hash, then by owner. `owners` has of each owner its
    state (LEAVES, COMES or STAYS) and the number of its outlet. `limits`: the most reports that a gram may stand in,
    and the most reports of one outlet for two of them to be paired. A row of `pairs`: two postings of two owners, and
    1 where both are paired afterwards but were not before, -1 where they were but are not any more. Pairs with an owner
    that leaves are not listed.
    """
    hashes, holders = postings
    count = 0
    start = 0
    while start < len(hashes):
        end = start + 1
        while end < len(hashes) and hashes[end] == hashes[start]:
            end += 1
        if end - start > 1:
            count += join_gram((start, end), (hashes, holders), owners, limits, pairs[min(count, len(pairs)) :])
        start = end
    return count


@kernel
def join_gram(run: tuple[int, int], postings: Postings, owners: Owners, limits: Limits, pairs: NDArray[np.int32]) -> int:
    """Do what `join` says for the postings of one gram, from run[0] to run[1]."""
    holders = postings[1]
    states, outlets = owners
    start, end = run
    before, after = count_owners(run, holders, owners, -1, outlets)
    was_good, is_good = 1 < before <= limits[0], 1 < after <= limits[0]
    if not (was_good or is_good):
        return 0
    count = rank = 0
    for i in range(start, end):
        rank = rank + 1 if i > start and holders[i] == holders[i - 1] else 0
        if rank >= REPEATS or not states[holders[i]] & COMES:
            continue
        outlet = outlets[holders[i]]
        own_before = own_after = -1
        other_rank = 0
        for j in range(i + 1, end):
            other_rank = other_rank + 1 if holders[j] == holders[j - 1] else 0
            if holders[j] == holders[i] or other_rank >= REPEATS or not states[holders[j]] & COMES:
                continue
            was = was_good and states[holders[i]] == STAYS and states[holders[j]] == STAYS
            now = is_good
            if outlets[holders[j]] == outlet:
                if own_after < 0:
                    own_before, own_after = count_owners(run, holders, owners, outlet, outlets)
                was, now = was and own_before <= limits[1], now and own_after <= limits[1]
            if was != now:
                if count < len(pairs):
                    pairs[count, 0], pairs[count, 1], pairs[count, 2] = i, j, 1 if now else -1
                count += 1
    return count


@kernel
def count_owners(run: tuple[int, int], holders: Offsets, owners: Owners, outlet: int, outlets: Offsets) -> tuple[int, int]:
    """Return how many owners among the postings of a run there were and will be; of one outlet, unless that is -1."""
    before = after = 0
    for i in range(run[0], run[1]):
        if (i == run[0] or holders[i] != holders[i - 1]) and (outlet == -1 or outlets[holders[i]] == outlet):
            state = owners[0][holders[i]]
            before += state & LEAVES
            after += state >> 1
    return before, after
