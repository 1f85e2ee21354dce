from __future__ import annotations

import pytest

from headwater.origins.pile import Source
from headwater.origins.ties import is_voice_of, speaks_for
from tests.origins.piles import make_pile


@pytest.mark.parametrize(
    "text",
    [
        "The Orrin Valley Water Authority's director Darragh Quill spoke.",
        "Darragh Quill, who heads the Orrin Valley Water Authority, spoke.",
        "Darragh Quill of the OVWA spoke.",
        "OVWA spokesman Darragh Quill spoke.",
        "Mr Quill, the chief of OVWA, spoke.",
    ],
)
def test_a_text_that_names_both_in_one_breath_ties_them(text):
    assert is_voice_of(make_pile([], texts={"a": text}), "quill", "authority")


@pytest.mark.parametrize(
    "text",
    [
        "The OVWA said nothing. Darragh Quill spoke.",
        "Darragh Quill criticised the OVWA.",
        "“OVWA is late,” said a man. Quill left.",
        "The former OVWA spokesman Darragh Quill spoke.",
        "Darragh Quill, who heads the engineers of the OVWA no longer, spoke.",
        "Darragh Quill, the chief engineer of the OVWA until 2029, spoke.",
        "",
    ],
)
def test_naming_both_apart_does_not_tie_them(text):
    assert not is_voice_of(make_pile([], texts={"a": text}), "quill", "authority")


def test_a_description_that_holds_the_body_ties_a_person_to_it():
    enright = Source("enright", "Carol Enright", "person", (), ("spokeswoman of the Orrin Valley Water Authority",))
    assert is_voice_of(make_pile([], sources=[enright]), "enright", "authority")


def test_a_description_of_the_past_ties_nobody():
    oyelaran = Source("enright", "Carol Enright", "person", (), ("former spokeswoman of the Orrin Valley Water Authority",))
    assert not is_voice_of(make_pile([], sources=[oyelaran]), "enright", "authority")


def test_an_unnamed_voice_that_is_called_after_the_body_speaks_for_it():
    voice = Source("voice", "a water authority engineer", "unnamed")
    assert is_voice_of(make_pile([], sources=[voice]), "voice", "authority")


def test_a_place_where_somebody_is_ties_him_to_no_body_there():
    staff = Source("staff", "General Staff", "organisation", ("General Staff", "Noyan"))
    diplomat, officer = Source("d", "European diplomat in Noyan", "unnamed"), Source("o", "Noyan staff officer", "unnamed")
    pile = make_pile([], sources=[staff, diplomat, officer])
    assert not is_voice_of(pile, "d", "staff")
    assert is_voice_of(pile, "o", "staff")


def test_a_word_that_any_body_may_have_ties_nobody():
    ministry, voice = Source("m", "Interior Ministry", "organisation"), Source("v", "a ministry official", "unnamed")
    assert not is_voice_of(make_pile([], sources=[ministry, voice]), "v", "m")


def test_a_source_that_is_not_known_speaks_for_nobody():
    assert not is_voice_of(make_pile([]), "stranger", "authority")


OFFICER = ("a press officer for Zelingen Waterworks",)


@pytest.mark.parametrize(
    ("descriptions", "speaks"),
    [
        (OFFICER, True),
        (("spokeswoman of the Zelingen Waterworks",), True),
        (("former spokeswoman for Zelingen Waterworks",), False),
        (("a plumber who works for Zelingen Waterworks",), False),
        ((), False),
    ],
)
def test_who_is_described_as_speaking_for_another_does_so_whatever_that_was_taken_for(descriptions, speaks):
    works = Source("works", "Zelingen Waterworks", "person", ("Zelingen Waterworks",))
    officer = Source("officer", "Ulrich Idris", "person", ("Idris",), descriptions)
    pile = make_pile([], sources=[works, officer])
    assert speaks_for(pile, "officer", "works") == speaks
    assert not speaks_for(pile, "works", "officer")
    assert not speaks_for(pile, "officer", "officer")
    assert not speaks_for(pile, "officer", "stranger")
