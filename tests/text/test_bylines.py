from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.bylines import find_byline

BODY = "Nine people died when the dam burst, the county said."


def byline(line, body=BODY):
    text = f"Nine dead as dam bursts\n\n{line}\n\n{body}"
    found = find_byline(text)
    if found:
        assert text[found.start : found.end].strip() == found.name
    return (found.name, found.outlet) if found else None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Hattie Corless", "Hattie Corless"),
        ("by Idris Maalu", "Idris Maalu"),
        ("By R. ZANGERL", "R. ZANGERL"),
        ("By Lorna Vickers, Defence Correspondent", "Lorna Vickers"),
        ("By Piet Haldorsen in Karsin", "Piet Haldorsen"),
        ("By Mirela Stanton and Tom Ashgrove", "Mirela Stanton and Tom Ashgrove"),
        ("By Ana Low, Tom Ash and Bo Tangen", "Ana Low, Tom Ash and Bo Tangen"),
        ("By Ludwig van der Berg", "Ludwig van der Berg"),
        ("By Conor O'Neill-Smyth", "Conor O'Neill-Smyth"),
        ("EXCLUSIVE by Shaz Belcher", "Shaz Belcher"),
        ("An analysis by Benno Achleitner", "Benno Achleitner"),
        ("By School Run team | 9 Nov", "School Run team"),
        ("Posted by IslesNow Desk · 3 min read", "IslesNow Desk"),
        ("By Teak Leaf newsroom6 February 2031", "Teak Leaf newsroom"),
        ("Beacon Reporter07 Jun 2035 19:00", "Beacon Reporter"),
        ("NOOR CASTELLANE reports from Puerto Alim", "NOOR CASTELLANE"),
        ("From Obergrat reports Cäcilia Ogris", "Cäcilia Ogris"),
        ("Verity Oakes, Social Affairs Editor", "Verity Oakes"),
        ("Von Jörg Müller", "Jörg Müller"),
        ("Par Hélène Dupont", "Hélène Dupont"),
    ],
)
def test_a_byline_names_the_writer_alone(line, name):
    assert byline(line) == (name, "")


@pytest.mark.parametrize(
    ("line", "name", "outlet"),
    [
        ("By Batya Jerenberg, World Israel News", "Batya Jerenberg", "World Israel News"),
        ("By Nils Tarrant, Corrin Wire", "Nils Tarrant", "Corrin Wire"),
        ("By Hannah Leckie, PPA", "Hannah Leckie", "PPA"),
        ("By Hattie Corless for The Harrow Herald", "Hattie Corless", "The Harrow Herald"),
        ("By Hattie Corless\nPell Valley Courier", "Hattie Corless", "Pell Valley Courier"),
    ],
)
def test_a_byline_gives_the_outlet_beside_or_below_the_writer(line, name, outlet):
    assert byline(line) == (name, outlet)


def test_a_byline_stuck_between_title_and_text_is_read():
    text = "Netanyahu showed a drone as “evidence.”By Sharon Low, The AlgemeinerSenior leaders worked closely."
    found = find_byline(text)
    assert (found.name, found.outlet) == ("Sharon Low", "The Algemeiner")


@pytest.mark.parametrize(
    "line",
    [
        "By the time the train arrived, nobody was there.",
        "By Friday the water had gone.",
        "By Sunday Night the bridge, which nobody had thought would hold, had held for longer than the old one ever did.",
        "Iran Assured Hamas",
        "By Sabira Noghai's count it was nine.",
        "Her staff",
        "The minister reports from time to time",
    ],
)
def test_other_lines_are_no_bylines(line):
    assert byline(line) is None


def test_a_place_or_an_institute_after_the_writer_is_no_outlet():
    assert byline("by Sabira Noghai, Ak-Soyli") == ("Sabira Noghai", "")
    assert byline("By Sunniva Aker, Halden Institute") == ("Sunniva Aker", "")


def test_an_agency_names_its_reporters_in_the_last_line():
    text = f"Title\n\n{BODY}\n\n(Reporting by Marek Oduya in Karsin and Leila Brandt in Noyan; editing by Colm Reyes)"
    assert find_byline(text).name == "Marek Oduya and Leila Brandt"


@given(st.text(max_size=400))
def test_any_text_has_a_byline_within_it_or_none(text):
    found = find_byline(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
