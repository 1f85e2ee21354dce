"""Word 4-grams: hashed, thinned out by winnowing, laid into buckets, joined to seeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.copying.aligning import screen
from headwater.copying.joining import COMES, join, order_grams
from headwater.copying.kernels import Hashes, Marks, Numbers, Offsets, hash_grams, pick_grams
from headwater.copying.rules import OWN_STOP_GRAM, RULES, SIZE, STOP_GRAM
from headwater.records import Fingerprint, Seed, Words

WINDOW = 3  # of so many neighbouring grams one at least is kept: a shared run of SIZE + WINDOW - 1 words is always found
BUCKETS = 2

Pairs = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of several reports in a row: those of report `ids[r]` are words[begins[r] : begins[r + 1]]."""

    ids: tuple[str, ...]
    words: Hashes
    begins: Numbers


def lay_out(rows: Sequence[Words]) -> Texts:
    """Return the words of these reports in a row, in the order of their ids."""
    rows = sorted(rows, key=lambda row: row.report)
    columns = [np.frombuffer(row.hashes, np.uint64) for row in rows]
    begins = np.concatenate([[0], np.cumsum([len(column) for column in columns])]).astype(np.int64)
    words = np.concatenate(columns) if columns else np.empty(0, np.uint64)
    return Texts(tuple(row.report for row in rows), words, begins)


def find_grams(words: Hashes, size: int = SIZE) -> Hashes:
    """Return the hash of the `size` words from each word on, for all words that have so many behind them."""
    grams = np.empty(max(0, len(words) - size + 1), np.uint64)
    hash_grams(words, size, grams)
    return grams


def fill_buckets(report: str, outlet: str, words: Hashes) -> Iterator[Fingerprint]:
    """Yield the chosen grams of a report in the order of the text, one row a bucket; the hash's low bits choose the bucket."""
    grams, places = np.empty(len(words), np.uint64), np.empty(len(words), np.uint32)
    heads = np.zeros(BUCKETS + 1, np.int64)
    pick_grams(words, (SIZE, WINDOW, BUCKETS), grams, places, heads)
    for bucket, (first, last) in enumerate(pairwise(heads.tolist())):
        if first < last:
            yield Fingerprint(report, bucket, outlet, grams[first:last].tobytes(), places[first:last].tobytes())


def join_fingerprints(bucket: int, rows: Sequence[Fingerprint], texts: Texts) -> Iterator[Seed]:
    """Yield what each two reports share in one bucket, where a passage lies around it.

    Grams of more than STOP_GRAM reports are left out; so are, between two reports of one outlet, grams that more than
    OWN_STOP_GRAM of its reports have. Reports without an outlet are taken to be of different outlets. `texts` are those
    of all the reports.
    """
    number = {report: n for n, report in enumerate(texts.ids)}
    rows = sorted(rows, key=lambda row: row.report)
    columns = [np.frombuffer(row.hashes, np.uint64) for row in rows]
    owners = np.repeat(np.array([number[row.report] for row in rows], np.int32), [len(grams) for grams in columns])
    hashes = np.concatenate([np.empty(0, np.uint64), *columns])
    places = np.concatenate([np.empty(0, np.uint32), *(np.frombuffer(row.positions, np.uint32) for row in rows)])
    order = sort_grams(hashes)
    owners, places = owners[order], places[order]
    outlets = [""] * len(texts.ids)
    for row in rows:
        outlets[number[row.report]] = row.outlet
    states = np.full(len(outlets), COMES, np.uint8)
    pairs = find_pairs((hashes[order], owners), (states, number_outlets(outlets)))
    seeds = np.concatenate([owners[pairs[:, :2]], places[pairs[:, :2]]], 1).astype(np.int64)
    yield from make_seeds(bucket, texts.ids, seeds[mark_passages(texts, seeds)])


def sort_grams(hashes: Hashes) -> Offsets:
    """Return the places of hashes from the smallest to the largest; equal ones keep their order."""
    order, spare = np.empty((2, len(hashes)), np.int32)
    order_grams(hashes, order, spare)
    return order


def number_outlets(outlets: Sequence[str]) -> Offsets:
    """Return a number for each outlet; negative, and different each, where it is unknown."""
    numbers = {name: n for n, name in enumerate(sorted(set(outlets)))}
    return np.array([numbers[outlet] if outlet else -2 - n for n, outlet in enumerate(outlets)], np.int32)


def find_pairs(postings: tuple[Hashes, Offsets], owners: tuple[NDArray[np.uint8], Offsets]) -> Pairs:
    """Return the pairs of postings that a change makes or breaks, as `join` lists them."""
    pairs = np.empty((len(postings[0]), 3), np.int32)
    count = join(postings, owners, (STOP_GRAM, OWN_STOP_GRAM), pairs)
    if count > len(pairs):
        pairs = np.empty((count, 3), np.int32)
        join(postings, owners, (STOP_GRAM, OWN_STOP_GRAM), pairs)
    return pairs[:count]


def mark_passages(texts: Texts, seeds: Numbers) -> Marks:
    """Return around which seeds a passage lies; a row is two reports and the number of the first shared word in each."""
    keep = np.zeros(len(seeds), np.bool_)
    screen(texts.words, texts.begins, seeds, RULES, keep)
    return keep


def make_seeds(bucket: int, ids: Sequence[str], seeds: Numbers) -> Iterator[Seed]:
    """Yield a row for each pair of reports in `seeds`."""
    order = np.lexsort(seeds.T[::-1])
    seeds = seeds[order]
    turns = (np.flatnonzero((seeds[1:, :2] != seeds[:-1, :2]).any(1)) + 1).tolist() if len(seeds) else []
    at = seeds[:, 2:].astype(np.uint32)
    for first, last in zip([0, *turns], [*turns, len(seeds)], strict=True):
        if first < last:
            a, b = (ids[report] for report in seeds[first, :2].tolist())
            yield Seed(f"{a}:{b}", bucket, a, b, at[first:last, 0].tobytes(), at[first:last, 1].tobytes())
