from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.pagedates import find_page_date

BODY = "Nine people died when the dam burst, the county said."


def page_date(text):
    found = find_page_date(text)
    return (found.value, found.by) if found else None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Published 12:10, 3 March 2031", "2031-03-03T12:10"),
        ("Published on March 3, 2031", "2031-03-03"),
        ("3 March 2031", "2031-03-03"),
        ("Beacon Reporter07 Jun 2035 19:00", "2035-06-07T19:00"),
        ("HH DeskUpdated 7 Feb 2031, 15:35", "2031-02-07T15:35"),
        ("Alim 24 · 17 Jul 2035 · 19:05 · 2 min", "2035-07-17T19:05"),
        ("vesti24 | politics | 5.2.2030 13:05", "2030-02-05T13:05"),
        ("talweb > Region > Oberland02.02.2033", "2033-02-02"),
    ],
)
def test_a_page_stamp_under_the_title_is_the_date(line, value):
    assert page_date(f"Nine dead\n{line}\n{BODY}") == (value, "page stamp")


@pytest.mark.parametrize(
    "text",
    [
        "Report: a joint military room May 31, 2021Iranian missiles were intercepted by the navy in March 2014.",
        "Blockade buster!May 31, 2021A ship carried some 30 containers.",
        " date 2021-05-31 A delegation met the leader.",
        f"Nine dead\n\n{BODY}\n\nFirst published: 31 May 2021",
    ],
)
def test_a_date_stuck_to_other_words_or_announced_as_the_pages_own_is_the_date(text):
    assert page_date(text) == ("2021-05-31", "page stamp")


def test_the_day_of_publication_counts_before_that_of_an_update():
    assert page_date(f"Nine dead\nUpdated 9 March 2031 | Published 8 March 2031\n{BODY}")[0] == "2031-03-08"


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March 2031 the law came into force.",
        "The law of March 3, 2031, says otherwise.",
        "A study published on March 3, 2031, says otherwise.",
        "Title\n\nPublished on March 3, 2031, the study says otherwise.",
        "Joe Low in Pell, September 5, 2018 (Reuters/Shannon Low)",
        "It closed on 3 March 2031\n\nand never opened again.",
        "Published 14:02 | Updated 14:02",
        "",
    ],
)
def test_a_date_in_a_sentence_or_a_caption_is_not_taken_for_the_reports(text):
    assert page_date(text) is None


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("140712rocketsTEL AVIV – In the last 24 hours", "2014-07-12", "140712rockets"),
        ("2021-05-30-photo.jpg\nNine dead", "2021-05-30", "2021-05-30-photo.jpg"),
        ("Nine dead\nIMG_20210530.jpg\nNine people died", "2021-05-30", "IMG_20210530.jpg"),
    ],
)
def test_the_date_in_an_images_name_is_marked_as_such(text, value, name):
    assert page_date(text) == (value, f"image name {name}")


@pytest.mark.parametrize(
    "name", ["archive-2021-05-30.jpg", "gare_2029-11.JPG", "wafa_2029.jpg", "20219999.jpg", "999999x", "8841207.png"]
)
def test_an_archive_picture_or_half_a_date_is_no_date(name):
    assert page_date(f"Nine dead\n{name}\nNine people died") is None


@given(st.text(max_size=300))
def test_any_text_has_a_whole_date_or_none(text):
    found = find_page_date(text)
    assert found is None or len(found.value) >= 10
