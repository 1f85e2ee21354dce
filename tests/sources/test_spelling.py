"""Which full names are spellings of one name."""

from __future__ import annotations

import pytest

from headwater.sources.spelling import pair_initials, pair_spellings
from tests.sources.makers import alone, cluster, referent


def joined(find, *names, kind="person"):
    return [(a, b) for a, b, _ in find(alone(*names, kind=kind))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nilda Huanca", "Nilda Wanka"),
        ("Walid Oueslati", "Oualid Weslati"),
        ("Askar Dzhumagulov", "Askar Jumagulov"),
        ("Batsaikhan Enkhjin", "Enkhjin Batsaikhan"),
        ("Pyo Gwang-il", "Gwangil Pyo"),
        ("Cuthbert La Ville", "Cuthbert Laville"),
        ("Josef “Sepp” Raunig", "Josef Raunig"),
        ("Grandmaster Ada Moor", "Ada Moor"),
    ],
)
def test_transliterations_orders_and_blanks_make_one_person(one, other):
    assert joined(pair_spellings, one, other) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other"), [("Paul Moor", "Paula Moor"), ("Rami Makhoul", "Ihab Makhoul"), ("Ada Moor", "Ada Hale")]
)
def test_brothers_sisters_and_namesakes_stay_apart(one, other):
    assert joined(pair_spellings, one, other) == []


def test_a_person_is_not_joined_with_a_person_of_the_other_gender():
    him, her = referent("Kim Moor", "Mr Kim Moor", report="r1"), referent("Kim Mor", "Mrs Kim Mor", report="r2")
    assert pair_spellings([cluster(him), cluster(her)]) == []


def test_a_person_whom_a_report_took_for_a_body_is_joined_all_the_same():
    clusters = [*alone("Tamaz Gvinadze", kind="organisation"), cluster(referent("Tamaz Ghvinadze", report="r9"))]
    assert [(a, b) for a, b, _ in pair_spellings(clusters)] == [(0, 1)]


def test_a_body_whose_name_says_that_it_is_one_is_no_person():
    clusters = [*alone("Moor Ministry", kind="organisation"), cluster(referent("Moore Ministry", report="r9"))]
    assert pair_spellings(clusters) == []


def test_an_initial_is_the_one_person_it_fits():
    assert joined(pair_initials, "A. Krishnaswamy", "Ananya Krishnaswami") == [(1, 0)]


def test_an_initial_that_fits_two_persons_stays_apart():
    assert joined(pair_initials, "J. Moor", "Jane Moor", "John Moor") == []
    assert joined(pair_spellings, "J. Moor", "Jane Moor", "John Moor") == []
