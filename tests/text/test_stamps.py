from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.stamps import find_address_date, find_stamps, parse_stamp


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2031-03-08", "2031-03-08"),
        ("2031-03-08T09:15", "2031-03-08T09:15"),
        ("2031-03-08 09:15", "2031-03-08T09:15"),
        ("2031-03-08T09:15:33Z", "2031-03-08T09:15+00:00"),
        ("2031-03-08T09:15:00+02:00", "2031-03-08T09:15+02:00"),
        ("2031-03-08T09:15:00.000-0500", "2031-03-08T09:15-05:00"),
        ("20310308", "2031-03-08"),
        ("2031/03/08", "2031-03-08"),
        ("8 March 2031", "2031-03-08"),
        ("8th of March, 2031", "2031-03-08"),
        ("March 8, 2031", "2031-03-08"),
        ("Saturday, 8 March 2031", "2031-03-08"),
        ("08-Mar-2031", "2031-03-08"),
        ("March 8, 2031 at 3:05 pm", "2031-03-08T15:05"),
        ("March 8, 2031, 12:05 a.m.", "2031-03-08T00:05"),
        ("12:10, 3 March 2031", "2031-03-03T12:10"),
        ("Mon, 10 Mar 2031 10:00:00 GMT", "2031-03-10T10:00+00:00"),
        ("Mon, 10 Mar 2031 10:00:00 +0100", "2031-03-10T10:00+01:00"),
        ("14.09.2029 12:45", "2029-09-14T12:45"),
        ("5.2.2030", "2030-02-05"),
        ("13/04/2031 10:00", "2031-04-13T10:00"),
        ("04/13/2031", "2031-04-13"),
        ("3/3/2031", "2031-03-03"),
        ("8. März 2031", "2031-03-08"),
        ("8 de marzo de 2031", "2031-03-08"),
        ("1er août 2031", "2031-08-01"),
        ("8 марта 2031", "2031-03-08"),
        ("2031年3月8日", "2031-03-08"),
        ("1925000000", "2031-01-01T02:13+00:00"),
        ("1925000000000", "2031-01-01T02:13+00:00"),
    ],
)
def test_a_stamp_in_a_common_form_becomes_iso(text, value):
    assert parse_stamp(text) == value


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2031", "March 2031", "31.02.2031", "8 March", "12:10", "two days after 8 March 2031"]
)
def test_what_is_no_whole_date_is_none(text):
    assert parse_stamp(text) is None


def test_day_and_month_that_cannot_be_told_apart_are_not_guessed():
    assert parse_stamp("03/04/2031") is None


@pytest.mark.parametrize(
    ("text", "shown", "value"),
    [
        ("April warJune 5, 2035A ship carried", "June 5, 2035", "2035-06-05"),
        ("F24 Live14.09.2029 12:45\nForces", "14.09.2029 12:45", "2029-09-14T12:45"),
        ("HH DeskUpdated 7 Feb 2031, 15:35", "7 Feb 2031, 15:35", "2031-02-07T15:35"),
        ("Alim 24 · 17 Jul 2035 · 19:05 · 2 min", "17 Jul 2035 · 19:05", "2035-07-17T19:05"),
        ("on 3 March 2031, 12 people died", "3 March 2031", "2031-03-03"),
    ],
)
def test_a_date_is_found_where_it_stands_with_the_time_after_it(text, shown, value):
    (stamp,) = find_stamps(text)
    assert (text[stamp.start : stamp.end], stamp.value) == (shown, value)


@pytest.mark.parametrize(
    "text", ["version 1.2.2031.4", "call 555-2031-03-0812", "ratio 8/2031", "from march 2031 on", "99 March 2031"]
)
def test_other_numbers_are_no_dates(text):
    assert list(find_stamps(text)) == []


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://x.example/2031/03/08/dam", "2031-03-08"),
        ("https://x.example/security/20350605-ships", "2035-06-05"),
        ("https://x.example/2029/nov/07/meals", "2029-11-07"),
        ("https://x.example/world/2029-09-14-five-dead", "2029-09-14"),
        ("https://x.example/news/8841207", None),
        ("https://x.example/news/20313308", None),
        ("https://x.example/news/120310308", None),
        ("", None),
    ],
)
def test_an_address_gives_its_date_or_none(url, value):
    assert find_address_date(url) == value


@given(
    st.dates(date(1950, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%Y/%m/%d", "%d %b %Y"]),
)
def test_every_date_written_in_a_known_form_is_read_back(day, form):
    assert parse_stamp(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=200))
def test_stamps_lie_in_their_text_and_do_not_overlap(text):
    end = 0
    for stamp in find_stamps(text):
        assert end <= stamp.start < stamp.end <= len(text)
        end = stamp.end
    parse_stamp(text)
