"""The loops that align two reports word by word, from a shared word 4-gram outwards."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from headwater.compiled import kernel
from headwater.copying.kernels import Hashes, Numbers

Texts = tuple[Hashes, Hashes]
Seeds = tuple[NDArray[np.uint32], NDArray[np.uint32]]
Flags = tuple[NDArray[np.uint8], NDArray[np.uint8]]
Rules = tuple[int, int, int, int]  # words of a seed, X-drop, fewest words of a passage, most words between two of them

REACH = 6  # words that may be skipped until the texts agree again


@kernel
def extend(
    texts: Texts, at: tuple[int, int], stop: tuple[int, int], step: int, limits: tuple[int, int]
) -> tuple[int, int, int]:
    """Return how far the words of two texts match from `at` towards `stop` (excluded), and how many are equal on the way.

    An equal word counts 1, a word that only one side has (or two that differ) -1; the walk ends where no two equal words
    follow within REACH words, where the sum falls more than limits[0] below its best (X-drop, as BLAST extends), or where
    limits[1] words of both texts match.
    The first two numbers are the places after the last equal word of the best stretch, seen in the direction of `step`.
    """
    a, b = texts
    i, j = at
    total = best = equal = 0
    found = (i, j, 0)
    while i != stop[0] and j != stop[1]:
        if a[i] == b[j]:
            total += 1
            equal += 1
            i += step
            j += step
            if total > best:
                best = total
                found = (i, j, equal)
                if min(abs(i - at[0]), abs(j - at[1])) >= limits[1]:
                    break
            continue
        skip_a, skip_b = find_resumption(texts, (i, j), stop, step)
        if skip_a < 0:
            break
        inside = 0
        for k in range(1, skip_a if skip_a == skip_b else 0):
            inside += a[i + step * k] == b[j + step * k]
        equal += inside
        total += 2 * inside - max(skip_a, skip_b)
        i += step * skip_a
        j += step * skip_b
        if total < best - limits[0]:
            break
    return found


@kernel
def find_resumption(texts: Texts, at: tuple[int, int], stop: tuple[int, int], step: int) -> tuple[int, int]:
    """Return how many words to skip in the two texts until two equal words follow, the fewest first; (-1, -1) if none."""
    a, b = texts
    for most in range(1, REACH + 1):
        for fewer in range(most, -1, -1):
            for skip_a, skip_b in ((fewer, most), (most, fewer)):
                i, j = at[0] + step * skip_a, at[1] + step * skip_b
                if (stop[0] - i) * step < 2 or (stop[1] - j) * step < 2:
                    continue
                if a[i] == b[j] and a[i + step] == b[j + step]:
                    return skip_a, skip_b
    return -1, -1


@kernel
def stretch(texts: Texts, seed: tuple[int, int], rules: Rules) -> tuple[int, int, int, int, int]:
    """Return the passage around a seed: start and end in the first text, start and end in the second, equal words."""
    a, b = texts
    size, limits = rules[0], (rules[1], len(a) + len(b))
    start_a, start_b, before = extend(texts, (seed[0] - 1, seed[1] - 1), (-1, -1), -1, limits)
    end_a, end_b, after = extend(texts, (seed[0] + size, seed[1] + size), (len(a), len(b)), 1, limits)
    return start_a + 1, end_a, start_b + 1, end_b, before + size + after


@kernel
def is_held(texts: Texts, seed: tuple[int, int], rules: Rules) -> bool:
    """Tell whether the passage around a seed is long enough, looking no further than needed."""
    a, b = texts
    end_a, end_b = seed[0] + rules[0], seed[1] + rules[0]
    missing = need(texts, rules) - rules[0]
    last_a, last_b, _ = extend(texts, (end_a, end_b), (len(a), len(b)), 1, (rules[1], missing))
    if min(last_a - end_a, last_b - end_b) >= missing:
        return True
    first_a, first_b, _ = extend(texts, (seed[0] - 1, seed[1] - 1), (-1, -1), -1, (rules[1], missing))
    return min(last_a - first_a - 1, last_b - first_b - 1) - rules[0] >= missing


@kernel
def need(texts: Texts, rules: Rules) -> int:
    """Return the fewest words of a passage of two texts: what the rules say, or half of the shorter if that is less."""
    return max(rules[0], min(rules[2], min(len(texts[0]), len(texts[1])) // 2))


@kernel
def goes_first(a: Hashes, b: Hashes) -> bool:
    """Tell whether `a` is to be the first of two texts, so that it does not matter in which order they come."""
    if len(a) != len(b):
        return len(a) < len(b)
    for i in range(len(a)):
        if a[i] != b[i]:
            return bool(a[i] < b[i])
    return True


@kernel
def screen(words: Hashes, begins: Numbers, seeds: NDArray[np.int64], rules: Rules, keep: NDArray[np.bool_]) -> None:
    """Mark in `keep` the seeds around which a passage lies.

    `words` are those of all reports in a row, those of report r from begins[r] to begins[r + 1]. A row of `seeds`: two
    reports and the number of the first shared word in each.
    """
    for s in range(len(seeds)):
        a = words[begins[seeds[s, 0]] : begins[seeds[s, 0] + 1]]
        b = words[begins[seeds[s, 1]] : begins[seeds[s, 1] + 1]]
        at = seeds[s, 2], seeds[s, 3]
        if not goes_first(a, b):
            a, b, at = b, a, (at[1], at[0])
        keep[s] = is_held((a, b), at, rules)


@kernel
def align(texts: Texts, seeds: Seeds, rules: Rules, found: Numbers) -> int:
    """Write the passages of two texts to `found`, as `stretch` returns them; return how many there are.

    `seeds` are the numbers of the first shared words in the two texts. A seed inside a passage makes no other. Passages
    that follow each other closely on both sides are one, if no gap is longer than the shorter of them. Swapping the texts
    swaps the sides and changes nothing else.
    """
    straight = goes_first(texts[0], texts[1])
    a, b, at_a, at_b = texts[0], texts[1], seeds[0], seeds[1]
    if not straight:
        a, b, at_a, at_b = b, a, at_b, at_a
    fewest = need((a, b), rules)
    count = 0
    for s in np.argsort((at_a.astype(np.int64) << 32) | at_b.astype(np.int64)):
        i, j = int(at_a[s]), int(at_b[s])
        if not holds(found[:count], (i, i + rules[0], j, j + rules[0])):
            passage = stretch((a, b), (i, j), rules)
            long = min(passage[1] - passage[0], passage[3] - passage[2]) >= fewest
            if long and not holds(found[:count], passage[:4]):
                for field in range(5):
                    found[count, field] = passage[field]
                count += 1
    count = chain(found[:count], rules[3])
    for p in range(0 if straight else count):
        first, last = found[p, 0], found[p, 1]
        found[p, 0], found[p, 1] = found[p, 2], found[p, 3]
        found[p, 2], found[p, 3] = first, last
    return count


@kernel
def holds(found: Numbers, part: tuple[int, int, int, int]) -> bool:
    """Tell whether a passage holds all of a part: start and end in the first text, start and end in the second."""
    for p in range(len(found)):
        inside = found[p, 0] <= part[0] and part[1] <= found[p, 1]
        if inside and found[p, 2] <= part[2] and part[3] <= found[p, 3]:
            return True
    return False


@kernel
def chain(found: Numbers, gap: int) -> int:
    """Make one passage of two that follow each other within `gap` words on both sides; return how many are left."""
    count = min(1, len(found))
    for p in range(1, len(found)):
        last = found[count - 1]
        gap_a, gap_b = found[p, 0] - last[1], found[p, 2] - last[3]
        short = min(last[1] - last[0], last[3] - last[2], found[p, 1] - found[p, 0], found[p, 3] - found[p, 2])
        if min(gap_a, gap_b) >= 0 and max(gap_a, gap_b) <= min(gap, short):
            last[1], last[3] = found[p, 1], found[p, 3]
            last[4] += found[p, 4]
        else:
            found[count] = found[p]
            count += 1
    return count


@kernel
def measure_flags(sides: Flags, found: Numbers, flags: int, shares: NDArray[np.float64]) -> None:
    """Fill the two columns of `shares` with the share of the words of each passage's sides that have one of the flags."""
    for p in range(len(found)):
        for side in range(2):
            first, last = found[p, 2 * side], found[p, 2 * side + 1]
            count = 0
            for word in range(first, last):
                count += (sides[side][word] & flags) > 0
            shares[p, side] = count / max(1, last - first)
