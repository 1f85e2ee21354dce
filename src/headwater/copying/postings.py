"""Postings: which gram stands in which report and where, sorted, and cut into pages that fit a store of bytes.

The pages of an index lie in tiers, as in a log-structured merge tree (O'Neil et al. 1996): what is added goes into the
lowest tier, and a tier that is full is merged into the next, FAN times as large. So a gram is written a few times in
all, however often something is added. The highest bits of a gram's hash say in which page of each tier it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from headwater.copying.kernels import Hashes, Marks, Offsets

POSTING = np.dtype([("hashes", "<u8"), ("reports", "<i4"), ("words", "<u4")])
LOWEST, FAN = 64, 16  # reports that the lowest tier may hold, and how many times more the next one
LOWEST_BITS, FAN_BITS = 4, 4  # a tier has 2**bits pages, the next one FAN times as many
TIER_SHIFT = 48  # a page's place is tier << TIER_SHIFT | the highest bits of its hashes
TOGETHER = 512  # pages that are held at once when tiers are merged


class Pages(Protocol):
    """A store of pages, by place."""

    def read(self, places: Iterable[int]) -> dict[int, bytes]:
        """Return the pages at these places; where there is none, it is left out."""

    def places(self, first: int, last: int) -> list[int]:
        """Return the places from `first` to `last` (excluded) that have a page, in order."""

    def write(self, pages: Mapping[int, bytes]) -> None:
        """Keep pages; an empty one takes what was at its place away."""


@dataclass(frozen=True, slots=True)
class Postings:
    """One row a posting, sorted by hash, then by report, then by word."""

    hashes: Hashes
    reports: Offsets
    words: NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.hashes)

    def take(self, which: Marks | NDArray[np.int64] | slice) -> Postings:
        """Return some of them."""
        return Postings(self.hashes[which], self.reports[which], self.words[which])


def merge(*parts: Postings) -> Postings:
    """Return all postings, sorted."""
    found = _join(parts)
    return found.take(np.lexsort((found.words, found.reports, found.hashes)))


def append(older: Postings, newer: Postings) -> Postings:
    """Return all postings, sorted, where every report of `newer` has a higher number than those of `older`."""
    found = _join((older, newer))
    return found.take(np.argsort(found.hashes, kind="stable"))  # quick with two sorted runs


def _join(parts: Iterable[Postings]) -> Postings:
    parts = list(parts)
    return Postings(*(np.concatenate([getattr(part, name) for part in parts]) for name in Postings.__slots__))


EMPTY = Postings(np.empty(0, np.uint64), np.empty(0, np.int32), np.empty(0, np.uint32))


def pack_page(postings: Postings) -> bytes:
    """Return postings as the bytes of a page."""
    rows = np.empty(len(postings), POSTING)
    for name in Postings.__slots__:
        rows[name] = getattr(postings, name)
    return rows.tobytes()


def unpack_pages(pages: Iterable[bytes]) -> Postings:
    """Return the postings of pages, one after the other."""
    rows = np.frombuffer(b"".join(pages), POSTING)
    return Postings(*(np.ascontiguousarray(rows[name]) for name in Postings.__slots__))


def find_places(tier: int, hashes: Hashes) -> list[int]:
    """Return the places of the pages of a tier in which these hashes (sorted) would stand, in order."""
    tops = np.unique(hashes >> np.uint64(64 - _bits(tier)))
    return [tier << TIER_SHIFT | top for top in tops.tolist()]


def look_up(pages: Pages, tiers: Iterable[int], wanted: Hashes) -> Postings:
    """Return the postings of the hashes in `wanted` (sorted, each once)."""
    found = []
    for tier in tiers:
        held = pages.read(find_places(tier, wanted))
        postings = unpack_pages(held[place] for place in sorted(held))
        firsts, lasts = (np.searchsorted(postings.hashes, wanted, side) for side in ("left", "right"))
        counts = lasts - firsts
        starts = np.repeat(firsts - np.cumsum(counts) + counts, counts)
        found.append(postings.take(starts + np.arange(counts.sum())))
    return merge(*found) if found else EMPTY


def choose_tier(sizes: Mapping[int, int], coming: int) -> int:
    """Return the lowest tier that can hold what comes and all that is in it and below it; sizes count reports."""
    tier = 0
    while coming + sum(size for other, size in sizes.items() if other <= tier) > LOWEST * FAN**tier:
        tier += 1
    return tier


def put_in(pages: Pages, tier: int, coming: Postings) -> None:
    """Merge what comes, and the tiers below, into a tier; the lower a tier, the newer are the reports in it."""
    older, below = EMPTY, []
    for other in reversed(range(tier)):
        places = pages.places(*_range(other))
        held = pages.read(places)
        older = append(older, unpack_pages(held[place] for place in places))
        below += places
    coming = append(older, coming)
    places = find_places(tier, coming.hashes)
    for at in range(0, len(places), TOGETHER):
        chunk = places[at : at + TOGETHER]
        held = pages.read(chunk)
        older = unpack_pages(held[place] for place in chunk if place in held)
        _write(pages, tier, append(older, _between(coming, tier, chunk)))
    pages.write(dict.fromkeys(below, b""))


def take_out(pages: Pages, tiers: Iterable[int], reports: Offsets) -> Postings:
    """Take the postings of reports out of all pages, and return them."""
    gone = [EMPTY]
    for tier in tiers:
        places = pages.places(*_range(tier))
        for at in range(0, len(places), TOGETHER):
            held = pages.read(places[at : at + TOGETHER])
            postings = unpack_pages(held[place] for place in sorted(held))
            leaves = np.isin(postings.reports, reports)
            gone.append(postings.take(leaves))
            touched = find_places(tier, gone[-1].hashes)
            pages.write(dict.fromkeys(touched, b""))
            _write(pages, tier, postings.take(~leaves), set(touched))
    return merge(*gone)


def _write(pages: Pages, tier: int, postings: Postings, only: set[int] | None = None) -> None:
    pages.write({place: pack_page(part) for place, part in _cut(tier, postings) if only is None or place in only})


def _cut(tier: int, postings: Postings) -> Iterator[tuple[int, Postings]]:
    """Yield the postings of each page of a tier, with its place."""
    places = find_places(tier, postings.hashes)
    shift = 64 - _bits(tier)
    firsts = [(place & ((1 << TIER_SHIFT) - 1)) << shift for place in places]
    bounds = [*np.searchsorted(postings.hashes, np.array(firsts, np.uint64)).tolist(), len(postings)]
    for place, first, last in zip(places, bounds, bounds[1:], strict=False):
        yield place, postings.take(slice(first, last))


def _between(postings: Postings, tier: int, places: list[int]) -> Postings:
    """Return the postings that stand in a chunk of neighbouring pages."""
    tops = postings.hashes >> np.uint64(64 - _bits(tier))
    low, high = (place & ((1 << TIER_SHIFT) - 1) for place in (places[0], places[-1]))
    return postings.take(slice(np.searchsorted(tops, np.uint64(low)), np.searchsorted(tops, np.uint64(high), "right")))


def _bits(tier: int) -> int:
    return LOWEST_BITS + FAN_BITS * tier


def _range(tier: int) -> tuple[int, int]:
    return tier << TIER_SHIFT, (tier + 1) << TIER_SHIFT
