from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import SkipReport
from headwater.readers.decode import decode_bytes

ENGLISH = "The café owner’s “naïve” plan — £20 — failed. He said so on Thursday, the ministry told reporters in the city."
FRENCH = "Le ministre a déclaré jeudi que l'été serait très chaud et que les écoles resteraient fermées à Genève."
POLISH = "Minister powiedział w czwartek, że szkoła pozostanie zamknięta, a uczniowie pójdą do domu. Źródło: PAP."
RUSSIAN = "Министр заявил в четверг, что школа останется закрытой, сообщает агентство. Об этом говорится в сообщении."
ARABIC = "قال الوزير يوم الخميس إن المدرسة ستبقى مغلقة حتى نهاية الشهر، بحسب ما ذكرت الوكالة في بيان لها"
JAPANESE = "大臣は木曜日、学校を閉鎖すると発表した。記者団に対し、来週まで続くと述べた。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "windows-1252"),
        (FRENCH, "iso-8859-1"),
        (POLISH, "windows-1250"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (ARABIC, "windows-1256"),
        (JAPANESE, "shift-jis"),
        (JAPANESE, "euc-jp"),
        ("He said it was over on Thursday.", "utf-16-le"),
        ("He said it was over on Thursday.", "utf-16-be"),
    ],
)
def test_a_text_comes_out_of_its_encoding_as_it_went_in(text, encoding):
    assert decode_bytes(text.encode(encoding)) == text


def test_a_declared_encoding_counts_before_a_guess():
    html = f'<meta charset="iso-8859-2"><p>{POLISH}</p>'
    assert decode_bytes(html.encode("iso-8859-2")) == html


def test_utf8_counts_before_what_is_declared():
    html = f'<meta charset="windows-1252"><p>{ENGLISH}</p>'
    assert decode_bytes(html.encode()) == html


@pytest.mark.parametrize("name", ["unicode_escape", "utf-7", "zlib", "rot13", "no-such-thing"])
def test_a_declared_codec_that_is_no_encoding_is_passed_over(name):
    html = f'<meta charset="{name}"><p>\\d {FRENCH}</p>'
    assert decode_bytes(html.encode("windows-1252")) == html


def test_only_the_carriage_return_of_a_line_end_is_left_out():
    assert decode_bytes(b"a\r\nb\rc\n\n d \t") == "a\nb\rc\n\n d \t"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"PK\x03\x04", "a zip archive"),
        (b"MZ\x90\x00", "a program"),
        (b"SQLite format 3\x00", "an SQLite database"),
        (b"\x00\x01\x02" * 100, "binary data"),
        (bytes(range(256)) * 20, "binary data"),
    ],
)
def test_what_is_no_text_is_refused_with_what_it_is(data, what):
    with pytest.raises(SkipReport, match=what):
        decode_bytes(data)


def test_utf8_with_one_broken_byte_is_refused_with_its_place_and_not_read_as_something_else():
    with pytest.raises(SkipReport, match="broken at byte 7 "):
        decode_bytes("naïve “".encode()[:-1] + " “plan” – “over”".encode())


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\ufeff")))
def test_every_text_in_utf8_comes_out_as_it_went_in(text):
    assert decode_bytes(b"-" + text.encode()) == "-" + text


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_refused(data):
    with suppress(SkipReport):
        text = decode_bytes(data)
        assert "\x00" not in text
        assert text.encode().decode() == text
