from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.copying.kinship import COMMON, FARTHEST, NEAREST, SMALL, index_names, keep_company
from headwater.records import Words
from headwater.stages.relate import RELATE
from tests.copying.newsroom import kin, report, run

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


def tell(place, engineer, more="", **about):
    """Return a report of a flood: all such reports share their words, and none of them shares its names."""
    text = f"The sluice gates at {place} jammed and the valley was flooded, as {engineer} explained. {more}"
    return report(text, f"{place} Post {more}", **about)


def among_others(*reports):
    """Return the kin of reports in a case that is too large for every report to be kin of every other."""
    return set(kin(*crowd(SMALL + 20, *reports)))


def test_in_a_larger_case_reports_of_two_events_of_one_kind_are_no_kin():
    here = [tell("Lower Kestrel", "Mara Okafor"), tell("Lower Kestrel", "Mara Okafor", "Nobody drowned.")]
    there = [tell("Upper Lindholm", "Ivo Brandt"), tell("Upper Lindholm", "Ivo Brandt", "Everybody swam.")]
    assert among_others(*here, *there) == {(a.id, b.id) for pair in (here, there) for a in pair for b in pair if a != b}


def test_a_capitalised_word_that_is_also_written_small_counts_less_than_a_name():
    assert weigh_name("we saw Lindholm", "they met Lindholm") > weigh_name("we saw Hospital", "they met the hospital") > 0


def weigh_name(*texts):
    """Return the rarity of the only name in some texts."""
    return index_names([*run(map(report, texts), RELATE)[Words].values()]).rarity.item()


def test_reports_that_lie_months_apart_need_more_names_in_common():
    people = "Ann Bell, Carl Dorn, Eve Fahl, Gus Hahn, Iris Jung and Karl Lott saw it."
    others = "Max Noor, Olga Pohl, Rita Sahl, Tom Uhl, Vera Wahl and Yan Zorn heard it."
    first = tell("Kestrel", "Mara Okafor", people, published="2031-05-02")
    next_day = tell("Kestrel", "Ivo Brandt", others, published="2031-05-03")
    late = tell("Kestrel", "Ivo Brandt", others + " Again.", published="2031-09-02")
    assert (first.id, next_day.id) in among_others(first, next_day)
    assert (first.id, late.id) not in among_others(first, late)


def test_a_report_without_names_is_compared_by_its_words():
    one, two = report("the gates jammed and the valley flooded", "A"), report("the gates jammed, the valley flooded", "B")
    assert (one.id, two.id) in among_others(one, two)


def test_a_chance_likeness_does_not_join_two_events():
    here, there = (range(8), range(8, 16))
    events = [(a, b) for event in (here, there) for a in event for b in event if a < b]
    assert keep_company([*events, (7, 8)]) == events


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(7, 12))))
def test_two_reports_with_two_kin_at_most_keep_each_other(pairs):
    few = [pair for pair in pairs if all(sum(end in other for other in pairs) <= 2 for end in pair)]
    assert set(few) <= set(keep_company(pairs))


@given(st.lists(st.text("abc ", max_size=30), max_size=6, unique=True))
def test_likeness_is_a_share_and_the_same_in_both_directions(texts):
    found = kin(*map(report, texts))
    assert all(0 < score <= 1 and found[other, one] == score and one != other for (one, other), score in found.items())
