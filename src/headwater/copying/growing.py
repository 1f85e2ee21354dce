"""Seeds kept up to date as reports come and leave: the work is in proportion to these, not to what is there.

A seed is a gram that two reports share. Whether it is one depends on the two texts and on how many reports have the
gram; so a change can only make or break seeds of grams that the reports have which come or leave. An index of postings
leads from these grams to the other reports. Afterwards the seeds are those that all reports together have.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from headwater.copying.grams import BUCKETS, Pairs, find_pairs, lay_out, make_seeds, mark_passages, number_outlets
from headwater.copying.joining import COMES, LEAVES, STAYS
from headwater.copying.kernels import Hashes, Marks, Numbers, Offsets
from headwater.copying.postings import EMPTY, Pages, Postings, choose_tier, look_up, merge, put_in, take_out
from headwater.records import Fingerprint, Seed, Words

SLICE = 400_000  # different grams that are joined at once

Key = tuple[str, int]  # a pair and a bucket


@dataclass(frozen=True, slots=True)
class Known:
    """A report as an index knows it: its number there, its id, its outlet."""

    number: int
    report: str
    outlet: str


class Shelf(Protocol):
    """What lies on disk: the pages of the index, who is in it, and the rows of the reports and their seeds."""

    sizes: dict[int, int]  # tier → how many reports were put into it

    @property
    def pages(self) -> Pages:
        """Return the pages of the index."""

    def name(self, numbers: Collection[int]) -> list[Known]:
        """Return the reports in the index with these numbers."""

    def fingerprints(self, reports: Collection[str]) -> list[Fingerprint]:
        """Return the fingerprints of reports."""

    def words(self, reports: Collection[str]) -> list[Words]:
        """Return the words of reports."""

    def seeds(self, keys: Collection[Key]) -> list[Seed]:
        """Return the seeds that are stored for these pairs and buckets."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of the seeds: rows to keep in place of those of the same pair and bucket, and rows to take away."""

    kept: list[Seed]
    gone: list[Seed]


def grow(shelf: Shelf, comes: Sequence[Known], leaves: Sequence[Known]) -> Change:
    """Take reports into the index and out of it; return what becomes of the seeds of those that are in it afterwards.

    Seeds of reports that leave are not looked at: they go with the reports.
    """
    tiers = [tier for tier, size in sorted(shelf.sizes.items()) if size]
    leaving = take_out(shelf.pages, tiers, np.array([known.number for known in leaves], np.int32)) if leaves else EMPTY
    numbers = {known.report: known.number for known in comes}
    coming = read_postings(shelf.fingerprints(numbers), numbers)
    cast = Cast(shelf, comes, leaves)
    moving = merge(leaving, coming)
    touched = np.unique(moving.hashes)
    made: list[Numbers] = []
    broken: list[Numbers] = []
    for wanted in np.array_split(touched, 1 + len(touched) // SLICE):
        own = moving.take(slice(*np.searchsorted(moving.hashes, [wanted[0], wanted[-1] + 1]))) if len(wanted) else EMPTY
        around = merge(look_up(shelf.pages, tiers, wanted), own)
        pairs = find_pairs(*cast.place(around))
        for sign, found in ((1, made), (-1, broken)):
            found.append(_list_seeds(cast, around, pairs[pairs[:, 2] == sign]))
        made[-1] = made[-1][cast.screen(made[-1][:, 1:])]
    if comes:
        put_in_tier(shelf, len(comes), coming)
    return _settle(shelf, cast, np.concatenate(made), np.concatenate(broken))


def read_postings(rows: Sequence[Fingerprint], numbers: Mapping[str, int]) -> Postings:
    """Return the postings of reports, whose numbers are given, from their fingerprints."""
    parts = [EMPTY]
    for row in rows:
        hashes = np.frombuffer(row.hashes, np.uint64)
        owners = np.full(len(hashes), numbers[row.report], np.int32)
        parts.append(Postings(hashes, owners, np.frombuffer(row.positions, np.uint32)))
    return merge(*parts)


def put_in_tier(shelf: Shelf, reports: int, coming: Postings) -> None:
    """Put the postings of so many reports into the pages of the tier that can hold them, and count them there."""
    tier = choose_tier(shelf.sizes, reports)
    put_in(shelf.pages, tier, coming)
    shelf.sizes[tier] = reports + sum(shelf.sizes.pop(other, 0) for other in range(tier + 1))


class Cast:
    """The reports that a change is about: who comes, who leaves, and those that share grams with them."""

    def __init__(self, shelf: Shelf, comes: Sequence[Known], leaves: Sequence[Known]) -> None:
        self._shelf = shelf
        self.known = {known.number: known for known in (*comes, *leaves)}
        self._states = {known.number: COMES for known in comes} | {known.number: LEAVES for known in leaves}

    def place(self, around: Postings) -> tuple[tuple[Hashes, Offsets], tuple[NDArray[np.uint8], Offsets]]:
        """Return postings and their owners as `find_pairs` takes them; owners are numbered from 0 in order."""
        numbers, owners = np.unique(around.reports, return_inverse=True)
        unknown = [number for number in numbers.tolist() if number not in self.known]
        self.known.update((known.number, known) for known in self._shelf.name(unknown))
        states = np.array([self._states.get(number, STAYS) for number in numbers.tolist()], np.uint8)
        outlets = number_outlets([self.known[number].outlet for number in numbers.tolist()])
        return (around.hashes, owners.astype(np.int32)), (states, outlets)

    def rank(self, numbers: Numbers) -> tuple[list[str], Numbers]:
        """Return the ids of these reports, in order, and for each of `numbers` the place of its report among them."""
        each, at = np.unique(numbers, return_inverse=True)
        ids = [self.known[number].report for number in each.tolist()]
        order = sorted(range(len(ids)), key=ids.__getitem__)
        ranks = np.empty(len(ids), np.int64)
        ranks[order] = np.arange(len(ids))
        return [ids[n] for n in order], ranks[at.reshape(numbers.shape)]

    def screen(self, seeds: Numbers) -> Marks:
        """Return around which seeds, rows of two reports and two words, a passage lies."""
        ids, ranks = self.rank(seeds[:, :2])
        return mark_passages(lay_out(self._shelf.words(ids)), np.concatenate([ranks, seeds[:, 2:]], 1))

    def stays(self, key: Key) -> bool:
        """Tell whether the two reports of a pair were there before, so that seeds of theirs may be stored."""
        return not self._coming & set(key[0].split(":"))

    @cached_property
    def _coming(self) -> set[str]:
        return {self.known[number].report for number, state in self._states.items() if state == COMES}


def _list_seeds(cast: Cast, around: Postings, pairs: Pairs) -> Numbers:
    """Return rows of bucket, two reports (the one with the lower id first) and a word of each."""
    both = pairs[:, :2]
    _, ranks = cast.rank(around.reports[both].astype(np.int64))
    both = np.where(ranks[:, :1] > ranks[:, 1:], both[:, ::-1], both)
    buckets = (around.hashes[both[:, :1]] % BUCKETS).astype(np.int64)
    return np.concatenate([buckets, around.reports[both], around.words[both]], 1).astype(np.int64)


def _settle(shelf: Shelf, cast: Cast, made: Numbers, broken: Numbers) -> Change:
    """Return the change of the stored seeds that comes of the seeds made and broken."""
    more, less = ({_key(seed): seed for seed in _make(cast, rows)} for rows in (made, broken))
    old = {_key(seed): seed for seed in shelf.seeds([key for key in {**more, **less} if cast.stays(key)])}
    kept = [seed for key, seed in more.items() if key not in old and key not in less]
    gone = []
    for key, seed in old.items():
        places = (_places(seed) - _places(less.get(key))) | _places(more.get(key))
        if places:
            kept.append(_replace_places(seed, places))
        else:
            gone.append(seed)
    return Change(kept, gone)


def _make(cast: Cast, rows: Numbers) -> Iterator[Seed]:
    for bucket in range(BUCKETS):
        mine = rows[rows[:, 0] == bucket]
        ids, ranks = cast.rank(mine[:, 1:3])
        yield from make_seeds(bucket, ids, np.concatenate([ranks, mine[:, 3:]], 1))


def _key(seed: Seed) -> Key:
    return seed.pair, seed.bucket


def _places(seed: Seed | None) -> set[tuple[int, int]]:
    return (
        set(zip(*(np.frombuffer(side, np.uint32).tolist() for side in (seed.at_a, seed.at_b)), strict=True)) if seed else set()
    )


def _replace_places(seed: Seed, places: set[tuple[int, int]]) -> Seed:
    at = np.array(sorted(places), np.uint32)
    return replace(seed, at_a=at[:, 0].tobytes(), at_b=at[:, 1].tobytes())
