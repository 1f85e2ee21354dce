from __future__ import annotations

import pytest

from headwater.copying.namings import cite_outlets, count_phrases, credit_strength, name_self
from tests.copying.test_reading import reading


def cited(text, *outlets, own="The Herald"):
    """Return (outlet, has a cue, is cited through a third) in order."""
    others = [reading(f"Text {n}.", outlet=outlet) for n, outlet in enumerate(outlets)]
    found = cite_outlets(reading(text, outlet=own), others)
    rows = sorted((row.naming.first, outlet, row.cue, row.via) for outlet, citations in found.items() for row in citations)
    return [row[1:] for row in rows]


def test_an_outlet_named_with_a_cue_is_cited():
    assert cited("Okafor told Radio Meridian so.", "Radio Meridian") == [("Radio Meridian", True, False)]


def test_an_outlet_named_without_a_cue_is_only_named():
    assert cited("A van of Radio Meridian stood there.", "Radio Meridian") == [("Radio Meridian", False, False)]


def test_an_outlet_that_a_third_quotes_is_cited_through_it():
    text = "The tabloid Pulso, quoting an interview with Radio Meridian, reported a fault."
    assert cited(text, "Pulso", "Radio Meridian") == [("Pulso", True, False), ("Radio Meridian", True, True)]


def test_what_a_source_told_one_outlet_may_come_through_another_that_reported_it():
    text = "He told Channel Six that he would stay, the Brezhava Press Bureau reported."
    assert cited(text, "Channel Six", "Brezhava Press Bureau") == [
        ("Channel Six", True, True),
        ("Brezhava Press Bureau", True, False),
    ]


def test_an_outlet_does_not_cite_itself():
    assert cited("Okafor told The Herald so.", "Pulso") == []
    assert cited("Okafor told The Herald so.", "The Herald") == []


def test_a_word_of_a_name_that_stands_in_most_texts_is_a_place():
    others = [reading(f"Ostmere has flooded, report {n}.", outlet=f"Outlet {n}") for n in range(4)]
    others.append(reading("Nothing.", outlet="Ostmere Observer"))
    assert cite_outlets(reading("In Ostmere and beyond, a report says.", outlet="Pulso"), others) == {}


@pytest.mark.parametrize(
    ("text", "byline"),
    [("Dam was safe\n\nIt held.", "Corrin Wire"), ("Dam was safe\nCorrin Wire\nIt held.", ""), ("Dam\nIt held. – CW\n", "")],
)
def test_a_byline_or_a_short_line_at_head_or_foot_credits(text, byline):
    assert credit_strength(reading(text, outlet="The Post", byline=byline), "Corrin Wire") > 0.8


def test_a_sentence_in_the_middle_is_no_credit():
    text = "Dam\nOne.\nTwo.\nThe Corrin Wire said so.\nThree.\nFour.\nFive.\nSix."
    assert credit_strength(reading(text, outlet="The Post"), "Corrin Wire") == 0
    assert credit_strength(reading("Dam\nIt held.", outlet="The Post"), "Corrin Wire") == 0


def test_no_outlet_credits_itself_or_nobody():
    assert credit_strength(reading("Dam\nBy Corrin Wire", outlet="Corrin Wire"), "Corrin Wire") == 0
    assert credit_strength(reading("Dam\nBy Corrin Wire"), "") == 0


def test_vague_words_for_media_are_counted():
    assert count_phrases(reading("Media reports and, reportedly, local media said so."), "citing_vague.txt") == 3
    assert count_phrases(reading("The dam held."), "citing_vague.txt") == 0


def test_an_outlet_that_speaks_of_its_own_reports_is_counted():
    assert name_self(reading("As we reported, The Herald was first.", outlet="The Herald")) == 2
    assert name_self(reading("Nothing of the kind.", outlet="The Herald")) == 0
