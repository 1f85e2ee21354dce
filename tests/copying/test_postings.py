from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.copying.postings import (
    FAN,
    LOWEST,
    TIER_SHIFT,
    Postings,
    append,
    choose_tier,
    find_places,
    look_up,
    merge,
    pack_page,
    put_in,
    take_out,
    unpack_pages,
)

HASHES = st.integers(0, 2**64 - 1) | st.integers(0, 3) | st.integers(2**64 - 3, 2**64 - 1)
ROWS = st.lists(st.tuples(HASHES, st.integers(0, 5), st.integers(0, 9)), max_size=30, unique=True)


class Drawer:
    """Pages in a dict."""

    def __init__(self):
        self.kept = {}

    def read(self, places):
        return {place: self.kept[place] for place in places if place in self.kept}

    def places(self, first, last):
        return sorted(place for place in self.kept if first <= place < last)

    def write(self, pages):
        self.kept.update(pages)
        self.kept = {place: page for place, page in self.kept.items() if page}


def postings(rows):
    columns = zip(*sorted(rows), strict=True) if rows else ((), (), ())
    return Postings(*(np.array(column, kind) for column, kind in zip(columns, (np.uint64, np.int32, np.uint32), strict=True)))


def listed(found):
    return list(zip(found.hashes.tolist(), found.reports.tolist(), found.words.tolist(), strict=True))


def renumbered(rows, batch):
    """Return rows whose reports have higher numbers than those of the batches before."""
    return [(gram, report + 10 * batch, word) for gram, report, word in rows]


@given(ROWS)
def test_a_page_holds_what_was_packed(rows):
    assert listed(unpack_pages([pack_page(postings(rows))])) == sorted(rows)


@given(ROWS, ROWS)
def test_merging_and_appending_sort_alike(older, newer):
    one, other = postings(older), postings(renumbered(newer, 1))
    assert listed(append(one, other)) == listed(merge(other, one)) == sorted([*older, *renumbered(newer, 1)])


@given(st.lists(ROWS, min_size=1, max_size=5), st.lists(st.integers(0, 2), min_size=5, max_size=5))
def test_what_was_put_in_is_found_again_whatever_tier_it_went_into(batches, tiers):
    pages, everything = Drawer(), []
    for batch, (rows, tier) in enumerate(zip(batches, sorted(tiers)[: len(batches)], strict=True)):
        everything += renumbered(rows, batch)
        put_in(pages, tier, postings(renumbered(rows, batch)))
    wanted = np.unique(np.array([gram for gram, _, _ in everything][::2], np.uint64))
    found = look_up(pages, range(3), wanted)
    assert listed(found) == sorted(row for row in everything if row[0] in set(wanted.tolist()))


@given(ROWS)
def test_a_page_holds_only_hashes_that_begin_as_its_place_says(rows):
    pages = Drawer()
    put_in(pages, 1, postings(rows))
    for place, page in pages.kept.items():
        assert find_places(1, np.unique(unpack_pages([page]).hashes)) == [place]
        assert place >> TIER_SHIFT == 1


@given(ROWS, st.sets(st.integers(0, 5)))
def test_reports_that_are_taken_out_are_gone_and_the_others_stay(rows, leaving):
    pages = Drawer()
    put_in(pages, 0, postings(rows))
    gone = take_out(pages, [0], np.array(sorted(leaving), np.int32))
    left = look_up(pages, [0], np.unique(np.array([row[0] for row in rows], np.uint64)))
    assert listed(gone) == sorted(row for row in rows if row[1] in leaving)
    assert listed(left) == sorted(row for row in rows if row[1] not in leaving)


def test_a_higher_tier_empties_those_below():
    pages = Drawer()
    put_in(pages, 0, postings([(5, 0, 0)]))
    put_in(pages, 1, postings([(2**63, 1, 0)]))
    assert pages.places(0, 1 << TIER_SHIFT) == []
    assert len(pages.kept) == 2


def test_a_report_goes_into_the_lowest_tier_that_has_room():
    assert choose_tier({}, 1) == 0
    assert choose_tier({0: LOWEST - 1}, 1) == 0
    assert choose_tier({0: LOWEST}, 1) == 1
    assert choose_tier({0: LOWEST, 1: LOWEST * FAN - LOWEST}, 1) == 2
    assert choose_tier({}, LOWEST * FAN * FAN) == 2


def test_each_posting_is_written_a_few_times_in_all():
    sizes, written = {}, 0
    for _ in range(5000):
        tier = choose_tier(sizes, 1)
        sizes[tier] = 1 + sum(sizes.pop(other, 0) for other in range(tier + 1))
        written += sizes[tier]
    assert written / 5000 < LOWEST + 3 * FAN
