from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from headwater.web.drawing.svg import link, picture, tag

READABLE = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))


def test_a_name_that_tries_to_break_out_stays_a_name():
    drawn = tag("text", "</text><script>alert(1)</script>", data_name='" onload="x')
    assert "<script>" not in drawn
    assert etree.fromstring(drawn).get("data-name") == '" onload="x'


def test_numbers_are_short_and_what_is_none_is_left_out():
    assert tag("rect", x=1 / 3, y=2.0, class_="bar", rx=None) == '<rect x="0.3" y="2" class="bar"></rect>'


def test_markup_goes_in_as_it_is():
    assert tag("g", Markup("<b>1</b>"), "2 & 3") == "<g><b>1</b>2 &amp; 3</g>"


def test_a_link_in_a_picture_has_a_name_to_be_read_out():
    found = etree.fromstring(link("/claims/1?a=1&b=2", "9 reports", tag("rect")))
    assert (found.get("href"), found.get("aria-label"), found.findtext("title")) == (
        "/claims/1?a=1&b=2",
        "9 reports",
        "9 reports",
    )


@given(title=READABLE, words=READABLE)
def test_whatever_it_shows_a_picture_is_well_formed(title, words):
    found = etree.fromstring(picture(10, 5.25, title, tag("text", words), class_="strip"))
    assert found.get("viewBox") == "0 0 10 5.2"
    assert (found[0].text or "", found[1].text or "") == (title, words)
