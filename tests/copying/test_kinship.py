from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.copying.kinship import COMMON, FARTHEST, NEAREST, SMALL
from tests.copying.newsroom import kin, report

FLOOD = "The spillway gates at Kestrel jammed on Friday and the valley flooded, engineer Mara Okafor said."
REWRITE = "Gates jammed: engineer Okafor explains how the Kestrel spillway failed and why a valley was flooded."
TARIFF = "Barley growers marched through Lindholm to demand that parliament drops its new tariff."


def test_reports_that_share_rare_words_are_kin_in_both_directions():
    one, two, three = report(FLOOD), report(REWRITE), report(TARIFF)
    found = kin(one, two, three)
    assert found[one.id, two.id] == found[two.id, one.id] > 0.1
    assert found.get((one.id, three.id), 0) < found[one.id, two.id]


def test_reports_without_a_common_word_are_no_kin():
    assert kin(report("alpha beta"), report("gamma delta")) == {}


def test_a_report_alone_has_no_kin():
    assert kin(report(FLOOD)) == {}
    assert kin() == {}


def test_a_copy_makes_the_nearest_kin():
    wire, copy, other = report(FLOOD, "Wire"), report(f"{TARIFF} {FLOOD} {TARIFF[::-1]}", "Post"), report(REWRITE, "Herald")
    found = kin(wire, copy, other)
    assert found[wire.id, copy.id] > 0.9 > found[wire.id, other.id]


def test_naming_the_others_outlet_makes_nearer_kin():
    radio = report(FLOOD, "Radio Meridian")
    silent, naming = report(REWRITE, "Post"), report(REWRITE + " She told Radio Meridian so.", "Herald")
    found = kin(radio, silent, naming)
    assert found[radio.id, naming.id] > found[radio.id, silent.id]


def test_naming_alone_makes_no_kin():
    assert kin(report("alpha beta gamma", "Radio Meridian"), report("Radio Meridian delta", "Post")) == {}


def crowd(count, *more):
    """Return reports that have one word in common only, and `more`."""
    words = ([f"w{n}x{i}" for i in range(20)] for n in range(count))
    return [report(" ".join(["barley", *own]), f"Outlet {n}") for n, own in enumerate(words)] + list(more)


def test_in_a_small_case_every_two_reports_with_a_common_word_are_kin():
    assert len(kin(*crowd(SMALL))) == SMALL * (SMALL - 1)


def test_in_a_larger_case_kin_need_more_than_one_common_word():
    one, two = report(FLOOD, "Wire"), report(REWRITE, "Post")
    assert set(kin(*crowd(SMALL + 20, one, two))) == {(one.id, two.id), (two.id, one.id)}
    assert FARTHEST > 0


def test_in_a_larger_case_a_report_has_a_bounded_number_of_kin():
    many = [report(f"{FLOOD} Version {n} of {'many ' * n}", f"Outlet {n}") for n in range(SMALL + 20)]
    found = kin(*many)
    assert len(found) <= 2 * NEAREST * len(many)
    assert all((other, one) in found for one, other in found)


def test_a_word_of_very_many_reports_is_no_lead():
    assert kin(*crowd(COMMON + 1)) == {}


@given(st.lists(st.text("abc ", max_size=30), max_size=6, unique=True))
def test_likeness_is_a_share_and_the_same_in_both_directions(texts):
    found = kin(*map(report, texts))
    assert all(0 < score <= 1 and found[other, one] == score and one != other for (one, other), score in found.items())
