"""What one report shares with each of several others, as matrices: rare words, sentences, word n-grams."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.copying.grams import find_grams
from headwater.copying.kernels import Marks
from headwater.copying.reading import Reading, stem_list

Floats = NDArray[np.float64]

LEAST_WORDS = 3  # of content, in a sentence that is compared


@dataclass(frozen=True, slots=True)
class Overlap:
    """One report (with S sentences, V distinct words, P places) against n others.

    `weights` (V) is the inverse document frequency of the report's words among all of them, 0 for stop words; `held`
    (n x V) which of them each other has; `masses` (n) the whole weight of each other's words. `has` (S x V) tells which
    words stand in which sentence; `row_of` leads from a sentence's number to its row (very short ones have none).
    `covered` (n x S) is the share of a sentence's weight that the other has anywhere, `alike` (n x S) the cosine with its
    most similar sentence, `found_at` (n x S) that sentence's number. `grams` (n x P) tells whether the three words from
    a place on stand in the other, `runs` (n x P) the same for four words, `prose` (n x P) where neither side quotes them.
    """

    weights: Floats
    held: Marks
    masses: Floats
    has: Marks
    row_of: dict[int, int]
    covered: Floats
    alike: Floats
    found_at: NDArray[np.int64]
    grams: Marks
    runs: Marks
    prose: Marks


def compare_readings(one: Reading, others: Sequence[Reading]) -> Overlap:
    """Return what `one` shares with each of `others`; document frequencies are those of the readings given."""
    readings = [one, *others]
    vocabulary, words = np.unique(np.concatenate([reading.stems for reading in readings]), return_inverse=True)
    owners = np.repeat(np.arange(len(readings)), [len(reading.stems) for reading in readings])
    held = np.zeros((len(readings), len(vocabulary)), np.bool_)
    held[owners, words] = True
    idf = np.log(1 + len(readings) / held.sum(0))
    idf[np.isin(vocabulary, stem_list("stop_words.txt"))] = 0
    own = np.flatnonzero(held[0])
    vectors, firsts = _sentence_vectors(readings, words, idf, own)
    has = vectors[: firsts[1]] > 0
    kept = has.sum(1) >= LEAST_WORDS
    row_of = {number: row for row, number in enumerate(np.flatnonzero(kept).tolist())}
    has = has[kept]
    alike, found_at = _match_sentences(vectors[: firsts[1]][kept], vectors, firsts)
    covered = (held[1:, own] * idf[own]) @ has.T / np.maximum(has @ idf[own], 1e-9)
    return Overlap(idf[own], held[1:, own], held[1:] @ idf, has, row_of, covered, alike, found_at, *_share_grams(one, others))


def _sentence_vectors(
    readings: Sequence[Reading], words: NDArray[np.int64], idf: Floats, own: NDArray[np.int64]
) -> tuple[Floats, list[int]]:
    """Return a row for each sentence of all readings, of length 1 over all its words but with the columns `own` only.

    The second value is the row at which each reading begins, and the number of rows.
    """
    counts = [int(reading.sentences[-1]) + 1 if len(reading.sentences) else 0 for reading in readings]
    firsts = [0, *np.cumsum(counts).tolist()]
    rows = np.concatenate([reading.sentences + first for reading, first in zip(readings, firsts, strict=False)])
    pairs = np.unique(rows * len(idf) + words)
    row, word = pairs // len(idf), pairs % len(idf)
    norms = np.sqrt(np.bincount(row, idf[word] ** 2, firsts[-1]))
    columns = np.full(len(idf), -1)
    columns[own] = np.arange(len(own))
    mine = columns[word] >= 0
    vectors = np.zeros((firsts[-1], len(own)))
    vectors[row[mine], columns[word[mine]]] = idf[word[mine]]
    return vectors / np.maximum(norms, 1e-9)[:, None], firsts


def _match_sentences(mine: Floats, vectors: Floats, firsts: Sequence[int]) -> tuple[Floats, NDArray[np.int64]]:
    """Return for each other reading and each sentence of mine the best cosine, and the number of the sentence that has it."""
    cosines = mine @ vectors.T
    others = list(pairwise(firsts[1:]))
    alike = np.zeros((len(others), len(mine)))
    found_at = np.zeros((len(others), len(mine)), np.int64)
    for other, (first, last) in enumerate(others):
        if last > first:
            found_at[other] = cosines[:, first:last].argmax(1)
            alike[other] = cosines[:, first:last].max(1)
    return alike, found_at


def _share_grams(one: Reading, others: Sequence[Reading]) -> tuple[Marks, Marks, Marks]:
    """Return which runs of three words, of four words, and of four unquoted words each other has."""
    threes, fours = find_grams(one.words.hashes, 3), find_grams(one.words.hashes, 4)
    unquoted = ~_all_quoted(one)
    grams, runs, prose = (np.zeros((len(others), len(found)), np.bool_) for found in (threes, fours, fours))
    for other, reading in enumerate(others):
        theirs = find_grams(reading.words.hashes, 4)
        grams[other] = np.isin(threes, find_grams(reading.words.hashes, 3))
        runs[other] = np.isin(fours, theirs)
        prose[other] = unquoted & np.isin(fours, theirs[~_all_quoted(reading)])
    return grams, runs, prose


def _all_quoted(reading: Reading) -> Marks:
    """Return for each word whether it and the next three are all quoted."""
    quoted = np.concatenate([[0], np.cumsum(reading.quoted)])
    whole: Marks = quoted[4:] - quoted[:-4] == 4
    return whole
