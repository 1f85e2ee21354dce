from __future__ import annotations

import pytest

from headwater.text.languages import tell_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister said on Thursday that the dam had been safe all along.", "en"),
        ("Der Minister sagte am Donnerstag, der Damm sei immer sicher gewesen.", "de"),
        ("Le ministre a déclaré jeudi que le barrage avait toujours été sûr.", "fr"),
        ("قال الوزير يوم الخميس إن السد كان آمنا دائما", "ar"),
        ("Министр заявил в четверг, что плотина всегда была безопасной.", "ru"),
    ],
)
def test_a_sentence_tells_its_language(text, code):
    assert tell_language(text) == code


@pytest.mark.parametrize("text", ["", "Dam bursts", "1234567890 1234567890 1234567890"])
def test_too_few_letters_tell_none(text):
    assert tell_language(text) == "und"
