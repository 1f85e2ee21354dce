"""Which short names stand for which full ones."""

from __future__ import annotations

from headwater.sources.shortening import pair_acronyms, pair_short_forms, pair_surnames
from tests.sources.makers import alone, cluster, referent


def joined(find, clusters):
    return [(a, b) for a, b, _ in find(clusters)]


def bodies(*names):
    return alone(*names, kind="organisation")


def test_an_acronym_is_the_one_body_with_its_letters():
    assert joined(pair_acronyms, bodies("Orrin Valley Water Authority", "OVWA")) == [(0, 1)]
    assert joined(pair_acronyms, bodies("Agencia Sur", "AgSur")) == [(0, 1)]


def test_an_acronym_with_the_letters_of_two_bodies_is_neither():
    assert joined(pair_acronyms, bodies("Blue Heron Lines", "Barrow Harbour Lights", "BHL")) == []


def test_an_acronym_is_the_body_that_defines_it_whatever_the_letters():
    defining = cluster(referent("Union of Stage Workers", "BTG", kind="organisation"))
    assert joined(pair_acronyms, [defining, *bodies("Bern Tram Group", "BTG")]) == [(0, 2)]


def test_a_surname_is_the_one_person_who_bears_it():
    assert joined(pair_surnames, alone("Ada Moor", "Moor")) == [(0, 1)]
    assert joined(pair_surnames, alone("Anders Lindqvist Mora", "Lindqvist")) == [(0, 1)]


def test_a_surname_that_two_persons_bear_is_neither():
    assert joined(pair_surnames, alone("Ada Moor", "Ines Moor", "Moor")) == []


def test_a_title_tells_which_of_two_bearers_is_meant():
    her = cluster(referent("Moor", "Mrs Moor", report="r9"))
    assert joined(pair_surnames, [*alone("Ines Moor", "Magnus Moor"), her]) == [(0, 2)]


def test_a_post_tells_which_of_two_bearers_is_meant():
    minister = cluster(referent("Tibor Moor", role="culture minister"))
    brother = cluster(referent("Bence Moor", report="r2"))
    short = cluster(referent("Moor", "Minister Moor", report="r3", role="Minister"))
    assert joined(pair_surnames, [minister, brother, short]) == [(0, 2)]


def test_a_given_name_is_the_one_person_who_bears_it():
    assert joined(pair_surnames, alone("Marva Ramkissoon", "Marva")) == [(0, 1)]


def test_single_words_that_nobody_bears_in_full_are_one():
    assert joined(pair_surnames, [cluster(referent("Moor", report=f"r{n}")) for n in (1, 2, 3)]) == [(0, 1), (0, 2)]


def test_a_body_is_the_beginning_or_the_end_of_its_name():
    assert joined(pair_short_forms, bodies("Grupo Tensa", "Tensa")) == [(0, 1)]
    assert joined(pair_short_forms, bodies("Kvarnsten Systems", "Kvarnsten")) == [(0, 1)]


def test_a_short_form_of_two_bodies_is_neither():
    assert joined(pair_short_forms, bodies("Kvarnsten Systems", "Kvarnsten Bank", "Kvarnsten")) == []


def test_the_first_word_of_an_outlet_is_the_place_it_is_named_after():
    herald = cluster(referent("Harrow Herald", kind="outlet"))
    assert joined(pair_short_forms, [herald, *bodies("Harrow")]) == []


def test_an_outlet_that_is_named_after_no_place_is_called_by_its_first_word():
    observer = cluster(referent("L'Observateur du Désert", kind="outlet"))
    assert joined(pair_short_forms, [observer, *bodies("L'Observateur")]) == [(0, 1)]


def test_an_outlet_is_called_as_a_report_that_names_it_in_full_calls_it():
    channel = cluster(referent("Al-Bayraq TV", "Al-Bayraq", kind="outlet"))
    assert joined(pair_short_forms, [channel, cluster(referent("Al-Bayraq", report="r9", kind="organisation"))]) == [(0, 1)]


def test_a_given_name_is_not_taken_for_a_surname_that_only_sounds_alike():
    assert joined(pair_surnames, alone("Marva Ramkissoon", "Ravi Maharaj", "Marva")) == [(0, 2)]


def test_a_surname_may_be_spelt_in_two_ways_where_nobody_bears_it_exactly():
    assert joined(pair_surnames, alone("Yusef Qaani", "Ghaani")) == [(0, 1)]
