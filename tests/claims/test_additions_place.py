"""Where in the sources a sentence goes back to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.claims.additions_place import FEATURES, index_places

LOCKED = frozenset({"wheel", "lock", "nine", "ferry"})
DIED = frozenset({"passenger", "die", "ferry"})
SUNK = frozenset({"ferry", "sink"})
STEMS = st.frozensets(st.sampled_from(["wheel", "lock", "nine", "ferry", "passenger", "die", "storm"]))


def measure(stems, places=(LOCKED, DIED), reports=(LOCKED | DIED, SUNK)):
    return index_places(list(places), list(reports)).measure(frozenset(stems))


def test_what_stands_in_one_place_lacks_nothing_there():
    assert measure({"wheel", "lock"})["placed"] == 1.0
    assert measure({"wheel", "lock"})["unplaced"] == 0


def test_words_from_two_places_are_measured_by_the_better_one():
    found = measure({"wheel", "lock", "passenger"})
    assert found["unplaced"] == 1
    assert 0.6 < found["placed"] < 0.7


def test_a_rare_word_places_a_sentence_more_than_one_that_every_report_has():
    assert measure({"wheel"})["placed_weight"] > measure({"ferry"})["placed_weight"] > 0


def test_a_word_that_nobody_has_leaves_its_sentence_the_less_placed():
    assert measure({"wheel", "drunk"})["placed"] < 0.5


def test_without_sources_or_words_there_is_no_place():
    assert measure({"wheel"}, places=()) == {"placed": 0.0, "placed_weight": 0.0, "unplaced": 1}
    assert measure(set()) == {"placed": 0.0, "placed_weight": 0.0, "unplaced": 0}


@given(STEMS, st.lists(STEMS, max_size=5))
def test_no_place_has_more_than_the_sentence_and_the_best_lacks_no_more_than_all(stems, places):
    found = measure(stems, places, [*places, frozenset({"ferry"})])
    assert set(found) == set(FEATURES)
    assert 0 <= found["placed"] <= 1.000001
    assert 0 <= found["unplaced"] <= len(stems)


@given(STEMS, STEMS)
def test_of_a_single_place_a_sentence_lacks_the_words_that_are_not_there(stems, place):
    assert measure(stems, [place], [place])["unplaced"] == len(stems - place)
