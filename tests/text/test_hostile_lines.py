"""Lines made to send patterns astray: none of them may take long, whatever is repeated in them."""

from __future__ import annotations

import time

import pytest

from headwater.text.bylines import find_byline
from headwater.text.credits import find_credit, find_dateline
from headwater.text.mastheads import find_masthead, spell_host
from headwater.text.pagedates import find_page_date
from headwater.text.stamps import find_stamps


def find_host_name(text):
    return spell_host("aa.example", text)


FINDERS = (find_byline, find_credit, find_dateline, find_host_name, find_masthead, find_page_date)
REPEATED = (
    "字-", "字字’", "A ", "Aa ", "Aa and ", "Aa Bb, ", "By Aa ", "(A", "(Reporting by Aa Bb ", "March 8 ", "1.", "12:", "A. ",
    "AA ", "The ", "© 2031 ", "told Aa ", "told AAA ", "/A", " | ", "Aa of ", "2031-", "20310308", "Published ", "Aa Desk",
    "x_2031.jpg ", "IMG_2021",
)  # fmt: skip


@pytest.mark.parametrize("repeated", REPEATED)
def test_a_long_line_of_one_thing_is_read_at_once(repeated):
    text = repeated * (20_000 // len(repeated))
    start = time.process_time()
    for find in FINDERS:
        find(text)
    assert sum(1 for _ in find_stamps(text[:2000])) <= len(text)
    assert time.process_time() - start < 2
