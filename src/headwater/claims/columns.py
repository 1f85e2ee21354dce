"""Gists in columns, so that thousands of pairs of statements are compared at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from headwater.ids import Ids, pack_ids
from headwater.records import Gist, Gists, hash_key
from headwater.text.words import stem_word

NAME, NUMBER, OWN, DAY, ROLE = 1, 2, 4, 8, 16  # what a stem is among those around a statement
DENIED, NEGATED, QUOTED, TITLE = 1, 2, 4, 8
MARKS = {"denied": DENIED, "negated": NEGATED, "quoted": QUOTED, "title": TITLE}

T = TypeVar("T", bound=np.generic)
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Columns:
    """The gists of some statements, a row each; `by_id` lists the rows in order of their ids.

    `reports` numbers their reports; `days` are theirs, 0 where unknown. The stems of row r's words, in their order, are
    `order[order_at[r] : order_at[r + 1]]`, those around it, ascending, `around[around_at[r] : around_at[r + 1]]`, with their
    `kinds`; a stem is a number below `len(digits)`, which says whether it is one of digits.
    """

    ids: Ids
    by_id: Ints
    reports: Ints
    starts: Ints
    ends: Ints
    places: Floats
    leans: Floats
    days: Ints
    marks: Bytes
    sources: Ids
    order: Ints
    order_at: Ints
    around: Ints
    kinds: Bytes
    around_at: Ints
    digits: NDArray[np.bool_]

    def find(self, ids: Ids) -> Ints:
        """Return the rows of statements that are there."""
        return self.by_id[np.searchsorted(self.ids, ids, sorter=self.by_id)]

    def count(self, kind: int) -> Ints:
        """Return how many stems around each row are all that `kind` says."""
        held = np.concatenate([[0], np.cumsum((self.kinds & kind) == kind)])
        return np.asarray(held[self.around_at[1:]] - held[self.around_at[:-1]], np.int64)


def pack_gists(report: str, gists: Iterable[Gist]) -> Gists:
    """Return the gists of a report in columns."""
    rows = sorted(gists, key=lambda row: row.statement)
    order = [[_hash_stem(word) for word in row.words] for row in rows]
    around = [_list_around(row, own) for row, own in zip(rows, order, strict=True)]
    return Gists(
        report=report,
        statements=pack_ids(row.statement for row in rows).tobytes(),
        starts=_pack((row.start for row in rows), np.int32),
        ends=_pack((row.end for row in rows), np.int32),
        places=_pack((row.place for row in rows), np.float64),
        leans=_pack((row.lean for row in rows), np.float64),
        marks=_pack((sum(MARKS[mark] for mark in row.marks) for row in rows), np.uint8),
        sources=_pack((int(hash_key(row.source), 16) if row.source else 0 for row in rows), np.uint64),
        ordered=_pack(map(len, order), np.int32),
        order=_pack((stem for stems in order for stem in stems), np.uint32),
        rounded=_pack(map(len, around), np.int32),
        around=_pack((stem for stems in around for stem, _ in stems), np.uint32),
        kinds=_pack((kind for stems in around for _, kind in stems), np.uint8),
        words="\n".join(" ".join(row.words) for row in rows),
    )


def _pack(values: Iterable[float], kind: type[np.generic]) -> bytes:
    return np.array([*values], kind).tobytes()


@lru_cache(maxsize=65536)
def _hash_stem(word: str) -> int:
    return crc32(stem_word(word).encode("utf-8", "surrogatepass"))


def _list_around(row: Gist, own: Sequence[int]) -> list[tuple[int, int]]:
    """Return the stems around a statement, ascending, each with its kinds."""
    kinds = dict.fromkeys(own, OWN)
    for word in row.around:
        kind = NAME if word[0].isupper() else NUMBER if word[0].isdigit() else 0
        stem = _hash_stem(word)
        kinds[stem] = kinds.get(stem, 0) | kind
    for fact in row.facts:
        kinds[crc32(f"fact {fact}".encode())] = DAY if fact[0].isdigit() else ROLE
    return sorted(kinds.items())


def stack_gists(rows: Sequence[Gists], days: Mapping[str, int]) -> Columns:
    """Return the gists of several reports as one set of columns, report by report; `days` are those of `Day`."""
    ids = _stack((row.statements for row in rows), np.uint64)
    counts = [len(row.statements) // 8 for row in rows]
    kinds = _stack((row.kinds for row in rows), np.uint8)
    stems, around = np.unique(_stack((row.around for row in rows), np.uint32), return_inverse=True)
    digits = np.zeros(len(stems), np.bool_)
    digits[around[(kinds & NUMBER) > 0]] = True
    return Columns(
        ids=ids,
        by_id=np.argsort(ids),
        reports=np.repeat(np.arange(len(rows)), counts),
        starts=_stack((row.starts for row in rows), np.int32).astype(np.int64),
        ends=_stack((row.ends for row in rows), np.int32).astype(np.int64),
        places=_stack((row.places for row in rows), np.float64),
        leans=_stack((row.leans for row in rows), np.float64),
        days=np.repeat(np.array([days.get(row.report, 0) for row in rows], np.int64), counts),
        marks=_stack((row.marks for row in rows), np.uint8),
        sources=_stack((row.sources for row in rows), np.uint64),
        order=np.searchsorted(stems, _stack((row.order for row in rows), np.uint32)).astype(np.int64),
        order_at=_count_up(row.ordered for row in rows),
        around=around.astype(np.int64),
        kinds=kinds,
        around_at=_count_up(row.rounded for row in rows),
        digits=digits,
    )


def _stack(blobs: Iterable[bytes], kind: type[T]) -> NDArray[T]:
    return np.frombuffer(b"".join(blobs), kind)


def _count_up(blobs: Iterable[bytes]) -> Ints:
    """Return where the stems of each row begin, with the end of the last row's behind."""
    return np.concatenate([[0], np.cumsum(_stack(blobs, np.int32))]).astype(np.int64)
