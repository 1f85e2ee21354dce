"""The loops that numba compiles: splitting text into words, choosing word 5-grams, joining and aligning them.

Everything here works on plain arrays and is called by the readable modules beside it. Compiled code is kept on disk
(`cache=True`), so that only the very first run on a machine compiles.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Offsets = NDArray[np.int32]
Numbers = NDArray[np.int64]
Marks = NDArray[np.bool_]
Texts = tuple[Hashes, Hashes]

JOINER = 1  # folds to nothing and does not end a word: combining marks, joiners, soft hyphens
ALONE = 0x80000000  # a letter that is a word on its own: ideographs, kana
LETTER = 2  # the smallest folded letter

_F = TypeVar("_F", bound=Callable[..., Any])


def kernel(function: _F) -> _F:
    """Return `function` compiled at its first call, its machine code kept on disk."""
    return cast("_F", njit(cache=True)(function))


@kernel
def split_words(codes: NDArray[np.uint32], fold: NDArray[np.uint32], hashes: Hashes, starts: Offsets, ends: Offsets) -> int:
    """Fill the hash (FNV-1a of the folded letters), start and end of each word; return how many there are.

    `fold` leads from a code point to its folded letter, to 0 for what separates words, or to JOINER; a letter with the
    bit ALONE is a word of its own. An apostrophe between two letters belongs to the word and is not hashed.
    """
    prime = np.uint64(0x100000001B3)
    count = 0
    inside = False
    for i in range(len(codes)):
        letter = fold[codes[i]] if codes[i] < len(fold) else 0
        alone = letter >= ALONE
        if inside and not alone and letter == JOINER:
            ends[count] = i + 1
            continue
        if inside and letter == 0 and (codes[i] == 0x27 or codes[i] == 0x2019) and i + 1 < len(codes):
            following = fold[codes[i + 1]] if codes[i + 1] < len(fold) else 0
            if LETTER <= following < ALONE:
                continue
        if inside and (letter < LETTER or alone):
            count += 1
            inside = False
        if letter < LETTER:
            continue
        if not inside:
            starts[count] = i
            hashes[count] = np.uint64(0xCBF29CE484222325)
            inside = True
        hashes[count] = (hashes[count] ^ np.uint64(letter)) * prime
        ends[count] = i + 1
        if alone:
            count += 1
            inside = False
    return count + 1 if inside else count


@kernel
def hash_grams(words: Hashes, size: int, grams: Hashes) -> None:
    """Fill `grams` (len(words) - size + 1 long) with the hash of the `size` words that begin at each word."""
    base = np.uint64(0x9E3779B97F4A7C15)
    for i in range(len(grams)):
        h = np.uint64(0)
        for j in range(size):
            h = h * base + words[i + j]
        h = (h ^ (h >> np.uint64(31))) * np.uint64(0x7FB5D329728EA185)
        h = (h ^ (h >> np.uint64(27))) * np.uint64(0x81DADEF4BC2DD44D)
        grams[i] = h ^ (h >> np.uint64(33))


@kernel
def winnow(grams: Hashes, window: int, keep: Marks) -> None:
    """Mark in `keep` the smallest gram, the rightmost of equals, of each `window` neighbours (Schleimer et al. 2003)."""
    if len(grams) == 0:
        return
    for first in range(max(1, len(grams) - window + 1)):
        best = first
        for i in range(first + 1, min(first + window, len(grams))):
            if grams[i] <= grams[best]:
                best = i
        keep[best] = True


@kernel
def rank_repeats(ordered: Hashes, ranks: Offsets) -> None:
    """Fill `ranks` with how many equal values stand before each value of a sorted array."""
    for i in range(len(ordered)):
        ranks[i] = ranks[i - 1] + 1 if i and ordered[i] == ordered[i - 1] else 0


@kernel
def join_bucket(hashes: Hashes, owners: Offsets, outlets: Offsets, limits: tuple[int, int], pairs: NDArray[np.int32]) -> int:
    """Find all pairs of places that hold one gram in two reports; write as many as fit into `pairs`, return their number.

    The places are sorted by hash, then by owner. `outlets` leads from an owner to a number for its outlet. `limits` is
    the most reports that a gram may stand in, and the most reports of one outlet for two of them to be paired.
    A row of `pairs` is the place of the lower and of the higher owner.
    """
    count = 0
    start = 0
    while start < len(hashes):
        end = start + 1
        reports = 1
        while end < len(hashes) and hashes[end] == hashes[start]:
            reports += owners[end] != owners[end - 1]
            end += 1
        if 1 < reports <= limits[0]:
            for i in range(start, end):
                outlet = outlets[owners[i]]
                own = 0
                for j in range(start, end):
                    own += outlets[owners[j]] == outlet and (j == start or owners[j] != owners[j - 1])
                for j in range(i + 1, end):
                    if owners[i] != owners[j] and (outlets[owners[j]] != outlet or own <= limits[1]):
                        if count < len(pairs):
                            pairs[count, 0] = i
                            pairs[count, 1] = j
                        count += 1
        start = end
    return count


@kernel
def extend(texts: Texts, at: tuple[int, int], stop: tuple[int, int], step: int, drop: int) -> tuple[int, int, int]:
    """Return how far the words of two texts match from `at` towards `stop` (excluded), and how many are equal on the way.

    An equal word counts 1, a word that only one side has (or two that differ) -1; the walk ends where no two equal
    words follow within five words, or where the sum falls more than `drop` below its best (X-drop, as BLAST extends).
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
            continue
        skip_a, skip_b = find_resumption(texts, (i, j), stop, step)
        if skip_a < 0:
            break
        i += step * skip_a
        j += step * skip_b
        total -= max(skip_a, skip_b)
        if total < best - drop:
            break
    return found


@kernel
def find_resumption(texts: Texts, at: tuple[int, int], stop: tuple[int, int], step: int) -> tuple[int, int]:
    """Return how many words to skip in the two texts until two equal words follow, the fewest first; (-1, -1) if none."""
    a, b = texts
    for most in range(1, 6):
        for fewer in range(most, -1, -1):
            for skip_a, skip_b in ((fewer, most), (most, fewer)):
                i, j = at[0] + step * skip_a, at[1] + step * skip_b
                if (stop[0] - i) * step < 2 or (stop[1] - j) * step < 2:
                    continue
                if a[i] == b[j] and a[i + step] == b[j + step]:
                    return skip_a, skip_b
    return -1, -1


@kernel
def align(texts: Texts, seeds: Numbers, size: int, limits: tuple[int, int, int, int], found: Numbers) -> int:
    """Chain seeds along diagonals and extend the chains; return how many passages were written to `found`.

    `seeds` are rows of word numbers in the two texts, sorted; `size` the words of a seed. `limits`: the most words
    between two seeds of a chain, the most words by which its diagonal may shift, the X-drop, and the fewest words of a
    passage. A row of `found`: start and end in the first, start and end in the second, equal words.
    """
    a, b = texts
    gap, shift, drop, fewest = limits
    used = np.zeros(len(seeds), np.bool_)
    count = 0
    for s in range(len(seeds)):
        if used[s]:
            continue
        first_a, first_b = seeds[s, 0], seeds[s, 1]
        last_a, last_b = first_a, first_b
        for r in range(s + 1, len(seeds)):
            i, j = seeds[r, 0], seeds[r, 1]
            if i - last_a > gap:
                break
            if used[r] or i < last_a or j < last_b or j - last_b > gap or abs((j - i) - (last_b - last_a)) > shift:
                continue
            last_a, last_b = i, j
            used[r] = True
        start_a, start_b, _ = extend(texts, (first_a - 1, first_b - 1), (-1, -1), -1, drop)
        end_a, end_b, _ = extend(texts, (last_a + size, last_b + size), (len(a), len(b)), 1, drop)
        start_a, start_b = start_a + 1, start_b + 1
        if min(end_a - start_a, end_b - start_b) < fewest:
            continue
        _, _, equal = extend(texts, (start_a, start_b), (end_a, end_b), 1, len(a) + len(b))
        found[count] = (start_a, end_a, start_b, end_b, equal)
        count += 1
        for r in range(s + 1, len(seeds)):
            i, j = seeds[r, 0], seeds[r, 1]
            if i >= end_a:
                break
            if i >= start_a and i + size <= end_a and j >= start_b and j + size <= end_b:
                used[r] = True
    return count


@kernel
def add_shared(
    words: Numbers, heads: Numbers, reports: Numbers, weights: NDArray[np.float64], scores: NDArray[np.float64]
) -> None:
    """Add to each report's score the weights of those of `words` that it has (see `kinship.Lists`)."""
    for i in range(len(words)):
        word = words[i]
        if weights[word] > 0:
            for j in range(heads[word], heads[word + 1]):
                scores[reports[j]] += weights[word]


@kernel
def stem_words(codes: NDArray[np.uint32], fold: NDArray[np.uint32], starts: Offsets, ends: Offsets, stems: Hashes) -> None:
    """Fill `stems` with the hash of each word without its ending -ing, -ed, -es or -s, where four letters are left."""
    prime = np.uint64(0x100000001B3)
    for word in range(len(starts)):
        h = one = two = three = np.uint64(0xCBF29CE484222325)
        last = before = first = np.uint32(0)
        length = 0
        for i in range(starts[word], ends[word]):
            letter = fold[codes[i]] if codes[i] < len(fold) else np.uint32(0)
            if letter < LETTER:
                continue
            one, two, three = h, one, two
            last, before, first = letter, last, before
            h = (h ^ np.uint64(letter)) * prime
            length += 1
        if length >= 7 and first == ord("i") and before == ord("n") and last == ord("g"):
            h = three
        elif length >= 6 and before == ord("e") and (last == ord("d") or last == ord("s")):
            h = two
        elif length >= 5 and last == ord("s"):
            h = one
        stems[word] = h


@kernel
def number_sentences(codes: NDArray[np.uint32], starts: Offsets, ends: Offsets, capital: Marks, sentences: Numbers) -> None:
    """Fill `sentences` with the number of the sentence of each word.

    A new one begins after a line end, and after . ! or ? where a capital follows and the word before is no initial.
    """
    number = 0
    for word in range(1, len(starts)):
        stop = line = False
        for i in range(ends[word - 1], starts[word]):
            line |= codes[i] == ord("\n")
            stop |= codes[i] == ord(".") or codes[i] == ord("!") or codes[i] == ord("?")
        if line or (stop and capital[word] and ends[word - 1] - starts[word - 1] > 1):
            number += 1
        sentences[word] = number


@kernel
def add_products(words: Numbers, rows: Numbers, weights: NDArray[np.float64], products: NDArray[np.float64]) -> None:
    """Add to `products[i, j]` the squared weight of each word that the rows i and j share.

    `words` is sorted, `rows` sorted within a word; only rows below len(products) are looked up for i.
    """
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and words[end] == words[start]:
            end += 1
        square = weights[words[start]] ** 2
        for i in range(start, end):
            if square == 0 or rows[i] >= len(products):
                break
            for j in range(start, end):
                products[rows[i], rows[j]] += square
        start = end
