from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.passages import divide_text

SCRAPE = """Dam was safe, says minister
Dam was safe, says minister
By Ana Pohl
The minister spoke on Monday after the meeting."It was safe," she said.The mayor was not there, and nobody else came either.
Read more: Ten dams you can visit
What the mayor knew
The mayor told the paper that he had known of the crack since April and that he had told nobody. He would say no more.
dam_2031_crop.jpg
DamMinisterWaterTarn
"""


def shown(text, kind):
    return [(text[piece.start : piece.end], piece.note) for piece in divide_text(text) if piece.kind == kind]


def test_a_scraped_page_is_divided_into_what_it_is_made_of():
    title = "Dam was safe, says minister"
    assert shown(SCRAPE, "heading") == [(title, ""), (title, ""), ("What the mayor knew", "")]
    assert [note for _, note in shown(SCRAPE, "furniture")] == ["byline", "teaser", "image", "tags"]
    assert shown(SCRAPE, "quotation") == [('"It was safe,"', "")]
    assert [text for text, _ in shown(SCRAPE, "sentence")][:3] == [
        "The minister spoke on Monday after the meeting.",
        '"It was safe," she said.',
        "The mayor was not there, and nobody else came either.",
    ]


def test_a_paragraph_is_the_number_of_its_line_blank_ones_left_out():
    pieces = list(divide_text("Title\n\n\nOne. Two.\n \nThree is long enough to be read."))
    assert [piece.paragraph for piece in pieces] == [0, 1, 1, 2]


def test_a_quotation_in_furniture_is_none():
    assert shown("Title of it\nSome text that is long.\nRead more: “It was me”\nMore text.", "quotation") == []


def test_a_text_of_one_line_is_no_heading():
    assert shown("The dam broke on Monday.", "heading") == []


def test_a_text_without_a_title_has_none():
    text = "TARN, June 3 (Wire) - The dam above the town of Tarn broke on Monday, the ministry of water said.\nNobody was hurt."
    assert shown(text, "heading") == []


def test_a_page_scraped_into_one_line_has_its_title_twice_and_its_tags_at_the_end():
    text = "Dam was safe! Nobody hurtDam was safe! Nobody hurtJune 5, 2031The dam broke.It was old.Water in TarnDamTarnMinister"
    assert [words for words, _ in shown(text, "heading")] == ["Dam was safe!", "Nobody hurt"] * 2
    assert shown(text, "furniture") == [("June 5, 2031", "stamp"), ("Water in TarnDamTarnMinister", "tags")]
    assert [words for words, _ in shown(text, "sentence")] == ["The dam broke.", "It was old."]


def test_nothing_makes_no_passage():
    assert list(divide_text(" \n\t\n")) == []


@pytest.mark.parametrize("unit", ["a", "aB", "a-", "a.", "“", '"', "s' ", "A: b\n", "http://", "? ", "1."])
def test_a_hundred_thousand_hostile_characters_are_divided_in_seconds(unit):
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    assert list(divide_text(text))
    assert time.process_time() - began < 10


@given(st.text(alphabet="aB. \n\"“”'’:#_?3é", max_size=120))
def test_headings_sentences_and_furniture_cover_the_text_without_overlap(text):
    spans = [(p.start, p.end) for p in divide_text(text) if p.kind != "quotation"]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    inside = {i for start, end in spans for i in range(start, end)}
    assert all(i in inside for i, char in enumerate(text) if not char.isspace())


@given(st.text(alphabet="aB. \n\"“”'’", max_size=120))
def test_quotations_lie_in_the_paragraph_that_they_say(text):
    pieces = list(divide_text(text))
    lines = {p.paragraph: text[p.start] for p in pieces if p.kind != "quotation"}
    assert all(p.paragraph in lines for p in pieces if p.kind == "quotation")
