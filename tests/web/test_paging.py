"""Lists are cut into pages; no item is lost or shown twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.web.paging import Page, cut, offset


@given(st.lists(st.integers(), max_size=40), st.integers(1, 7))
def test_the_pages_together_are_the_list(items, size):
    pages = [cut(items, number, size) for number in range(1, cut(items, 1, size).pages + 1)]
    assert [item for page in pages for item in page.items] == items
    assert [page.first for page in pages if page.items] == [offset(page.number, size) + 1 for page in pages if page.items]
    assert pages[-1].last == len(items)


def test_a_page_beyond_the_last_is_empty_and_an_empty_list_has_one_page():
    assert not cut([1, 2], 9, 2).items
    assert (cut([], 1).pages, cut([], 1).first, cut([], 1).last) == (1, 0, 0)


def test_a_page_can_be_changed_item_by_item():
    assert Page([1, 2], 2, 2, 9).map(str) == Page(["1", "2"], 2, 2, 9)
