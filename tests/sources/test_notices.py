from __future__ import annotations

from headwater.sources.attributing.notices import find_notices
from tests.sources.test_attributing import prose_of, relation, words

NOTICE = (
    "Statement No. 4: facts for parents\n\nThe Ministry of Health wishes to inform the public as follows.\n\n"
    "No child has died. All boxes have been placed under seal.\n\nA count ended on Friday, the store's keeper said.\n"
)


def test_all_that_follows_the_opening_of_a_notice_is_what_its_maker_says():
    found = find_notices(prose_of(NOTICE), [])
    first, second = found[:2]
    assert words(NOTICE, first) == ("The Ministry of Health", "wishes to inform the public as follows", "No child has died")
    assert words(NOTICE, second) == ("", "", "All boxes have been placed under seal")
    assert second.after == first


def test_what_somebody_else_says_in_a_notice_stays_his():
    other = relation(NOTICE, "the store's keeper", "said", "A count ended on Friday")
    found = find_notices(prose_of(NOTICE), [other])
    assert other in found
    assert len(found) == 3


def test_a_report_that_opens_with_no_notice_is_left_alone():
    text = "Fire at the mill\n\nThe mill burned down as follows from the photographs.\n\nNobody was hurt.\n"
    assert find_notices(prose_of(text), []) == []
