"""Slow work for several things at once."""

from __future__ import annotations

import threading

import pytest

from headwater.run.abreast import do_abreast


def test_everything_is_done_once():
    assert sorted(do_abreast(lambda n: n * n, range(50), 4)) == [n * n for n in range(50)]


def test_as_many_as_asked_for_are_under_way_at_once_and_no_more():
    together, lock, most = threading.Barrier(3, timeout=5), threading.Lock(), []
    inside = 0

    def work(thing):
        nonlocal inside
        with lock:
            inside += 1
            most.append(inside)
        together.wait()
        with lock:
            inside -= 1
        return thing

    assert len(list(do_abreast(work, range(9), 3))) == 9
    assert max(most) == 3


def test_no_more_is_begun_than_is_waited_for():
    begun = []
    made = do_abreast(lambda n: begun.append(n) or n, range(1000), 2)
    next(made)
    made.close()
    assert len(begun) <= 3


def test_what_the_work_raises_is_raised_where_it_is_awaited():
    with pytest.raises(ZeroDivisionError):
        list(do_abreast(lambda n: 1 // n, [3, 0, 3], 1))


def test_nothing_to_do_starts_no_thread():
    before = threading.active_count()
    assert list(do_abreast(lambda n: n, [], 4)) == []
    assert threading.active_count() == before


def test_a_result_may_be_none():
    assert list(do_abreast(lambda _: None, [1, 2], 2)) == [None, None]
