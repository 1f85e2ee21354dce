from __future__ import annotations

import pytest

from headwater.text.mastheads import find_masthead, spell_host

BODY = "Nine people died when the dam burst, the county said."


def masthead(*parts):
    found = find_masthead("\n\n".join(("Nine dead", *parts)))
    return (found.name, found.by) if found else None


def test_the_outlet_in_the_byline_comes_first():
    assert masthead("By Batya Low, World Israel News", "PELL (AP) - " + BODY) == ("World Israel News", "byline")


def test_the_agency_in_the_dateline_is_the_outlet():
    assert masthead("LOWER PELL, March 8 (Corrin Wire) - " + BODY) == ("Corrin Wire", "dateline")


def test_a_world_agency_in_the_dateline_is_not_the_outlet_since_its_reports_stand_everywhere():
    assert masthead("WASHINGTON (AP) — " + BODY) is None


def test_the_agency_in_the_dateline_is_not_the_outlet_where_another_is_credited():
    assert masthead("PELL (KPS) - " + BODY, "(Corrin Wire)") is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("He told this newspaper, the Harrow Herald, that it was late.", "the Harrow Herald"),
        ("© 2014 WND", "WND"),
        ("Copyright © 2031 The Harrow Herald.", "The Harrow Herald"),
        ("By using HeadlineHub you accept 214 partners.", "HeadlineHub"),
        ("Note: World Zenith News is reader-funded.", "World Zenith News"),
    ],
)
def test_words_that_only_the_outlet_itself_uses_name_it(line, name):
    found = masthead(BODY, line)
    assert found[0] == name
    assert name in found[1]


def test_a_mark_of_ownership_beside_an_agencys_dateline_names_the_outlet():
    assert masthead("PELL (AP) — " + BODY, "Copyright © 2031 The Harrow Herald.")[0] == "The Harrow Herald"


@pytest.mark.parametrize("mark", ["© 2031 Jane Low", "© 2031 All Rights Reserved", "© 2031", "Copyright 2031 by the author"])
def test_a_photographers_or_nobodys_mark_names_no_outlet(mark):
    assert masthead(BODY, mark) is None


def test_an_agencys_mark_of_ownership_is_a_credit_and_not_the_outlet():
    assert masthead(BODY, "© 2018 Tribune Content Agency") is None


@pytest.mark.parametrize(
    "line", ["Alim 24 · 17 Jul 2035 · 19:05 · 2 min", "GolYa · Copa Austral · 2 min", "Pell Valley Courier | 8 March 2031"]
)
def test_the_first_part_of_a_page_stamp_is_the_outlet_where_it_is_made_like_one(line):
    assert masthead(line, BODY)[1] == "page stamp"


@pytest.mark.parametrize(
    "line", ["Home > News > Food", "World | 8 March 2031", "Alerts Bot | 07:21 | 1 min read", "Economy | Analysis | 8 May 2031"]
)
def test_sections_and_desks_are_no_outlets(line):
    assert masthead(line, BODY) is None


def test_told_wnd_and_wnd_reported_together_name_the_outlet():
    found = masthead("Rockets fell, defence officials told WND.", "On Thursday, WND reported that Iran opposes a truce.")
    assert found == ("WND", "“told WND”")


@pytest.mark.parametrize(
    "sentences",
    [
        "“We are late,” she told HNS.",
        "“We are late,” she told HNS. A copy of the list was obtained by HNS.",
        "“We are late,” she told Radio Ormside.",
        "“We are late,” she told the Tribune. On Thursday, the Tribune reported it.",
        "“We are late,” she told BuzzFeed.",
        "“We are late,” she told WND. On Thursday, AFP reported it.",
    ],
)
def test_what_a_copy_or_a_retelling_may_say_too_names_nobody(sentences):
    assert masthead(BODY, sentences) is None


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("pellvalleycourier.example", "Pell Valley Courier"),
        ("news.harrowherald.example", "Harrow Herald"),
        ("thebeacon.example", "The Beacon"),
        ("kestrel.example", ""),
        ("nurse.example", ""),
        ("kps.example", "KPS"),
        ("golya.com.au", "GolYa"),
        ("", ""),
    ],
)
def test_a_host_that_spells_a_name_of_the_text_is_that_name(host, name):
    text = "Nurse Low of the Kestrel dam told KPS, GolYa, The Beacon and the Pell Valley Courier, not the Harrow Herald."
    assert spell_host(host, text) == name
