"""What one report shares with each of several others, as matrices: rare words, sentences, word n-grams."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.copying.grams import find_grams
from headwater.copying.kernels import Hashes, Marks, Numbers, add_products
from headwater.copying.reading import Reading, all_quoted, stem_list

Floats = NDArray[np.float64]

LEAST_WORDS = 3  # of content, in a sentence that is compared


@dataclass(frozen=True, slots=True)
class Overlap:
    """One report (with S sentences, V distinct words, P places) against n others.

    `weights` (V) is the inverse document frequency of the report's words among all of them, 0 for stop words; `held`
    (n x V) which of them each other has, `loose` (n x V) which of them both have outside quotations; `masses` (n) the
    whole weight of each other's words. `has` (S x V) tells which words stand in which sentence; `row_of` leads from a
    sentence's number to its row (very short ones have none). `covered` (n x S) is the share of a sentence's weight that
    the other has anywhere, `alike` (n x S) the cosine with its most similar sentence, `found_at` (n x S) that sentence's
    number. `grams` (n x P) tells whether the three words from a place on stand in the other, `runs` (n x P) the same for
    four words, `prose` (n x P) where neither side quotes them.
    """

    weights: Floats
    held: Marks
    loose: Marks
    masses: Floats
    has: Marks
    row_of: dict[int, int]
    covered: Floats
    alike: Floats
    found_at: Numbers
    grams: Marks
    runs: Marks
    prose: Marks


def compare_readings(one: Reading, others: Sequence[Reading]) -> Overlap:
    """Return what `one` shares with each of `others`; document frequencies are those of the readings given."""
    readings = [one, *others]
    vocabulary, words = np.unique(np.concatenate([reading.stems for reading in readings]), return_inverse=True)
    owners = np.repeat(np.arange(len(readings)), [len(reading.stems) for reading in readings])
    held, loose = np.zeros((2, len(readings), len(vocabulary)), np.bool_)
    held[owners, words] = True
    unquoted = ~np.concatenate([reading.quoted for reading in readings])
    loose[owners[unquoted], words[unquoted]] = True
    idf = np.log(1 + len(readings) / held.sum(0))
    idf[np.isin(vocabulary, stem_list("stop_words.txt"))] = 0
    own = np.flatnonzero(held[0])
    rows, firsts = _number_rows(readings)
    cosines, has = _compare_sentences(rows, words, idf, firsts)
    kept = has.sum(1) >= LEAST_WORDS
    row_of = {number: row for row, number in enumerate(np.flatnonzero(kept).tolist())}
    has = has[kept][:, own]
    alike, found_at = _match_sentences(cosines[kept], firsts)
    covered = (held[1:, own] * idf[own]) @ has.T / np.maximum(has @ idf[own], 1e-9)
    shared = held[1:, own], loose[1:, own] & loose[0, own]
    return Overlap(idf[own], *shared, held[1:] @ idf, has, row_of, covered, alike, found_at, *_share_grams(one, others))


def _number_rows(readings: Sequence[Reading]) -> tuple[Numbers, list[int]]:
    """Return for each word the number of its sentence among all readings' sentences, and each reading's first sentence."""
    counts = [int(reading.sentences[-1]) + 1 if len(reading.sentences) else 0 for reading in readings]
    firsts = [0, *np.cumsum(counts).tolist()]
    rows = np.concatenate([reading.sentences + first for reading, first in zip(readings, firsts, strict=False)])
    return rows, firsts


def _compare_sentences(rows: Numbers, words: Numbers, idf: Floats, firsts: Sequence[int]) -> tuple[Floats, Marks]:
    """Return the cosines of the first reading's sentences with all sentences, and which words that count they have."""
    pairs = np.unique(words * firsts[-1] + rows)  # sorted by word: inverted lists
    word, row = pairs // firsts[-1], pairs % firsts[-1]
    norms = np.sqrt(np.bincount(row, idf[word] ** 2, firsts[-1]))
    cosines = np.zeros((firsts[1], firsts[-1]))
    add_products(word, row, idf, cosines)
    cosines /= np.maximum(norms[: firsts[1], None] * norms, 1e-9)
    has = np.zeros((firsts[1], len(idf)), np.bool_)
    mine = (row < firsts[1]) & (idf[word] > 0)
    has[row[mine], word[mine]] = True
    return cosines, has


def _match_sentences(cosines: Floats, firsts: Sequence[int]) -> tuple[Floats, Numbers]:
    """Return for each other reading and each sentence the best cosine, and the number of the sentence that has it."""
    others = list(pairwise(firsts[1:]))
    alike = np.zeros((len(others), len(cosines)))
    found_at = np.zeros((len(others), len(cosines)), np.int64)
    for other, (first, last) in enumerate(others):
        if last > first:
            found_at[other] = cosines[:, first:last].argmax(1)
            alike[other] = cosines[:, first:last].max(1)
    return alike, found_at


def _share_grams(one: Reading, others: Sequence[Reading]) -> tuple[Marks, Marks, Marks]:
    """Return which runs of three words, of four words, and of four unquoted words each other has."""
    threes, fours = find_grams(one.words.hashes, 3), find_grams(one.words.hashes, 4)
    unquoted = ~all_quoted(one.quoted)
    grams = np.array([_among(threes, other.threes) for other in others])
    runs = np.array([_among(fours, other.fours) for other in others])
    prose = np.array([unquoted & _among(fours, other.prose) for other in others])
    return grams, runs, prose


def _among(values: Hashes, ordered: Hashes) -> Marks:
    """Return which values are in a sorted array."""
    if not len(ordered):
        return np.zeros(len(values), np.bool_)
    found: Marks = ordered[np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)] == values
    return found
