from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.decisions.bonds import Bonds


def test_what_was_put_apart_is_not_joined_by_way_of_a_third():
    bonds = Bonds()
    assert bonds.part("a", "c")
    assert bonds.join("a", "b")
    assert not bonds.join("b", "c")
    assert bonds.root("b") == bonds.root("a") != bonds.root("c")


def test_what_is_one_cannot_be_put_apart():
    bonds = Bonds()
    bonds.join("a", "b")
    bonds.join("b", "c")
    assert not bonds.part("a", "c")


def test_an_item_is_never_put_apart_from_itself():
    assert not Bonds().part(0, 0)


def test_joining_twice_is_joining_once():
    bonds = Bonds()
    assert bonds.join(1, 2)
    assert bonds.join(2, 1)


STEPS = st.lists(st.tuples(st.booleans(), st.integers(0, 9), st.integers(0, 9)), max_size=40)


@given(STEPS)
def test_whatever_was_granted_holds_to_the_end(steps):
    bonds = Bonds()
    granted = [(join, a, b) for join, a, b in steps if (bonds.join if join else bonds.part)(a, b)]
    assert all((bonds.root(a) == bonds.root(b)) == join for join, a, b in granted)


@given(STEPS)
def test_what_may_be_joined_is_what_is_joined(steps):
    bonds = Bonds()
    for join, a, b in steps:
        if join:
            may = bonds.may_join(a, b)
            assert bonds.join(a, b) == may
        else:
            bonds.part(a, b)
            assert bonds.may_join(a, b) == bonds.may_join(b, a)
