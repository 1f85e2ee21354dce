from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.sources.alike import are_alike, compared_words, name_likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yusef Qarani", "Youssef al-Qarani"),
        ("Gen. Yusef Qarani", "Qarani, Yusef"),
        ("J. Raunig", "Josef Raunig"),
        ("Sepp Raunig", "Josef Raunig"),
        ("YusefQarani", "Yusef Qarani"),
        ("Yusef Qar ani", "Yusef Ali Qarani"),
        ("Yus3f Qaran1", "Yusef Qarani"),
        ("Юсеф Карани", "Yusef Karani"),
        ("Blue Heron Lines Ltd.", "Blue Heron Lines"),
        ("Marta Marta Lind", "Marta Lind"),
    ],
)
def test_spellings_orders_titles_and_forms_of_one_name_are_alike(one, other):
    assert are_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hasan bin Ahmad Al-Ubaidi", "Ahmad bin Hasan Al-Ubaidi"),
        ("Rami Makhoul", "Ihab Makhoul"),
        ("Aaron A. Wendt", "Josh A. Wendt"),
        ("Pekka Orpo", "Petteri Orpo"),
        ("Qarani", "Marta Lind"),
        ("A. Qarani", "Yusef Qarani"),
    ],
)
def test_father_and_son_brothers_and_strangers_are_not(one, other):
    assert not are_alike(one, other)


def test_a_title_or_a_legal_form_alone_is_kept():
    assert compared_words("Major") == ("major",)
    assert compared_words("Group Holding") == ("group", "holding")


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_the_same_both_ways_and_between_0_and_1(one, other):
    assert name_likeness(one, other) == pytest.approx(name_likeness(other, one))
    assert 0.0 <= name_likeness(one, other) <= 1.0
