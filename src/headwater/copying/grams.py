"""Word 5-grams: hashed, thinned out by winnowing, laid into buckets, joined to seeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.copying.kernels import Hashes, hash_grams, join_bucket, rank_repeats, winnow
from headwater.records import Fingerprint, Seed

SIZE = 5  # words of a gram
WINDOW = 2  # of so many neighbouring grams one at least is kept: a shared run of SIZE + WINDOW - 1 words is always found
BUCKETS = 16
REPEATS = 4  # a gram counts so many times in one report, so that a text that repeats itself stays cheap
STOP_GRAM = 100  # a gram in more reports is a stock phrase
OWN_STOP_GRAM = 5  # a gram in more reports of one outlet is that outlet's boilerplate, between its own reports


def find_grams(words: Hashes, size: int = SIZE) -> Hashes:
    """Return the hash of the `size` words from each word on, for all words that have so many behind them."""
    grams = np.empty(max(0, len(words) - size + 1), np.uint64)
    hash_grams(words, size, grams)
    return grams


def choose_grams(words: Hashes) -> tuple[Hashes, NDArray[np.uint32]]:
    """Return hash and first word number of the grams that stand for a report, ordered by hash, then by place."""
    grams = find_grams(words)
    keep = np.zeros(len(grams), np.bool_)
    winnow(grams, WINDOW, keep)
    places = np.flatnonzero(keep)
    places = places[np.argsort(grams[places], kind="stable")]
    ranks = np.empty(len(places), np.int32)
    rank_repeats(grams[places], ranks)
    places = places[ranks < REPEATS]
    return grams[places], places.astype(np.uint32)


def fill_buckets(report: str, outlet: str, words: Hashes) -> Iterator[Fingerprint]:
    """Yield the chosen grams of a report, one row a bucket; the low bits of the hash choose the bucket."""
    grams, places = choose_grams(words)
    buckets = grams % BUCKETS
    for bucket in range(BUCKETS):
        mine = buckets == bucket
        if mine.any():
            yield Fingerprint(report, bucket, outlet, grams[mine].tobytes(), places[mine].tobytes())


def join_fingerprints(bucket: int, rows: Sequence[Fingerprint]) -> Iterator[Seed]:
    """Yield what each two reports share in one bucket.

    Grams of more than STOP_GRAM reports are left out; so are, between two reports of one outlet, grams that more than
    OWN_STOP_GRAM of its reports have. Reports without an outlet are taken to be of different outlets.
    """
    if not rows:
        return
    rows = sorted(rows, key=lambda row: row.report)
    columns = [(np.frombuffer(row.hashes, np.uint64), np.frombuffer(row.positions, np.uint32)) for row in rows]
    hashes = np.concatenate([grams for grams, _ in columns])
    owners = np.repeat(np.arange(len(rows), dtype=np.int32), [len(grams) for grams, _ in columns])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    places = np.concatenate([positions for _, positions in columns])[order]
    arguments = (hashes, owners, _number_outlets(rows), (STOP_GRAM, OWN_STOP_GRAM))
    pairs = np.empty((join_bucket(*arguments, np.empty((0, 2), np.int32)), 2), np.int32)
    join_bucket(*arguments, pairs)
    yield from _seeds(bucket, [row.report for row in rows], owners[pairs], places[pairs])


def _number_outlets(rows: Sequence[Fingerprint]) -> NDArray[np.int32]:
    """Return a number for the outlet of each row; negative, and different each, where it is unknown."""
    numbers = {name: n for n, name in enumerate(sorted({row.outlet for row in rows}))}
    return np.array([numbers[row.outlet] if row.outlet else -1 - n for n, row in enumerate(rows)], np.int32)


def _seeds(bucket: int, reports: Sequence[str], owners: NDArray[np.int32], places: NDArray[np.uint32]) -> Iterator[Seed]:
    order = np.lexsort((places[:, 1], places[:, 0], owners[:, 1], owners[:, 0]))
    owners, places = owners[order], places[order]
    turns = np.flatnonzero((owners[1:] != owners[:-1]).any(1)) + 1 if len(owners) else np.empty(0, np.int64)
    for first, last in zip([0, *turns], [*turns, len(owners)], strict=True):
        if first < last:
            a, b = (reports[owner] for owner in owners[first])
            at_a, at_b = (places[first:last, side].tobytes() for side in (0, 1))
            yield Seed(f"{a}:{b}", bucket, a, b, at_a, at_b)
