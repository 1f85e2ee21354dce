"""The loops that numba compiles: splitting text into words, choosing word n-grams, counting what reports share.

Everything here works on plain arrays and is called by the readable modules beside it, as are the loops of `joining` and
`aligning`. Compiled code is kept on disk (`cache=True`), so that only the very first run on a machine compiles.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from headwater.compiled import kernel

Hashes = NDArray[np.uint64]
Offsets = NDArray[np.int32]
Numbers = NDArray[np.int64]
Marks = NDArray[np.bool_]
Texts = tuple[Hashes, Hashes]

JOINER = 1  # folds to nothing and does not end a word: combining marks, joiners, soft hyphens
ALONE = 0x80000000  # a letter that is a word on its own: ideographs, kana
LETTER = 2  # the smallest folded letter


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
def pick_grams(words: Hashes, shape: tuple[int, int, int], grams: Hashes, places: NDArray[np.uint32], heads: Numbers) -> None:
    """Fill hash and first word number of the winnowed grams of a text, bucket by bucket, in the order of the text.

    `shape`: the words of a gram, the window, the number of buckets B, a power of 2; the low bits of a hash choose its
    bucket. Those of bucket b come to stand from heads[b] to heads[b + 1]; `heads` is B + 1 long and 0.
    """
    size, window, buckets = shape
    low = np.uint64(buckets - 1)
    every = np.empty(max(0, len(words) - size + 1), np.uint64)
    keep = np.zeros(len(every), np.bool_)
    hash_grams(words, size, every)
    winnow(every, window, keep)
    for i in range(len(every)):
        heads[(every[i] & low) + np.uint64(1)] += keep[i]
    for bucket in range(buckets):
        heads[bucket + 1] += heads[bucket]
    nexts = heads.copy()
    for i in range(len(every)):
        if keep[i]:
            at = nexts[every[i] & low]
            grams[at], places[at] = every[i], i
            nexts[every[i] & low] += 1


@kernel
def mark_letters(codes: NDArray[np.uint32], starts: Offsets, table: NDArray[np.uint8], flags: NDArray[np.uint8]) -> None:
    """Set on each word the flag that `table` has for its first letter, none beyond the table."""
    for word in range(len(starts)):
        letter = codes[starts[word]]
        if letter < len(table):
            flags[word] |= table[letter]


@kernel
def mark_phrases(words: Hashes, phrases: tuple[Hashes, Offsets, Offsets], flags: NDArray[np.uint8], flag: int) -> None:
    """Set a flag in `flags` on the words where one of the phrases stands.

    `phrases`: their words in a row, where each phrase begins there (and where the last one ends), and where the phrases
    begin whose first word has each value in its low bits (of 2**n values, and where the last one ends).
    """
    spelled, begins, heads = phrases
    low = np.uint64(len(heads) - 2)
    for i in range(len(words)):
        value = words[i] & low
        for phrase in range(heads[value], heads[value + np.uint64(1)]):
            first, size = begins[phrase], begins[phrase + 1] - begins[phrase]
            same = 0
            while same < size and i + same < len(words) and words[i + same] == spelled[first + same]:
                same += 1
            for j in range(size if same == size else 0):
                flags[i + j] |= flag


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
def weigh_shared(
    begins: Numbers, words: Numbers, weights: NDArray[np.float64], one: int, others: Numbers
) -> NDArray[np.float64]:
    """Return for each of `others` the weight of the words that it shares with report `one` (see `kinship.Lists`)."""
    scores = np.zeros(len(others))
    for place in range(len(others)):
        i, j = begins[one], begins[others[place]]
        while i < begins[one + 1] and j < begins[others[place] + 1]:
            if words[i] == words[j]:
                scores[place] += weights[words[i]]
            if words[i] <= words[j]:
                i, j = i + 1, j + (words[i] == words[j])
            else:
                j += 1
    return scores


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
