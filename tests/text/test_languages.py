from __future__ import annotations

import pytest

from headwater.text.languages import is_read, tell_language

TEXTS = {
    "en": "The dam gave way early on Saturday and killed at least nine people, the county fire chief said.",
    "fr": "Le barrage a cédé samedi matin et neuf personnes au moins ont été tuées, selon le chef des pompiers du comté.",
    "de": "Der Damm brach am frühen Samstagmorgen, mindestens neun Menschen kamen ums Leben, sagte der Feuerwehrchef.",
    "ar": "انهار السد في وقت مبكر من يوم السبت وقتل تسعة أشخاص على الأقل، بحسب قائد الإطفاء في المقاطعة.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_the_language_of_a_sentence_is_told(language, text):
    assert tell_language(text) == language


def test_names_from_elsewhere_do_not_make_an_english_text_foreign():
    text = "Szentgyörgyi Árpád, Bence Kőszegi and Zdenka Hrdličková were at the Theater an der Wien when it was said."
    assert tell_language(text) == "en"


@pytest.mark.parametrize("text", ["", "!?", "Dam", "12 345"])
def test_a_text_too_short_to_tell_is_of_no_language_and_is_read(text):
    assert tell_language(text) == "und"
    assert is_read("und")


def test_only_english_is_read_for_claims():
    assert is_read("en")
    assert not is_read("fr")
