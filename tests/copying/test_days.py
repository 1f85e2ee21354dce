from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from headwater.copying.days import date_reports
from headwater.records import Kin
from tests.copying.newsroom import report

BOMBING_2014 = report("A bomb killed nine in the market.", "Post", "2014-03-02T08:00")
BOMBING_2021 = report("A bomb killed six in the market.", "Herald", "2021-06-10")
UNDATED = report("A bomb killed six, the Herald says.", "Wire")


def days(reports, *kin):
    """Return report → (day, whose day) as found."""
    rows = [Kin(one.id, other.id, likeness) for one, other, likeness in kin]
    return {row.report: (date.fromordinal(row.day).isoformat(), row.taken_from) for row in date_reports(reports, rows)}


def test_a_dated_report_is_of_its_own_day_whatever_it_is_like():
    found = days([BOMBING_2014, BOMBING_2021], (BOMBING_2014, BOMBING_2021, 0.9))
    assert found[BOMBING_2014.id] == ("2014-03-02", BOMBING_2014.id)


def test_an_undated_report_is_of_the_day_of_the_dated_report_most_like_it():
    found = days([BOMBING_2014, BOMBING_2021, UNDATED], (UNDATED, BOMBING_2014, 0.3), (UNDATED, BOMBING_2021, 0.6))
    assert found[UNDATED.id] == ("2021-06-10", BOMBING_2021.id)


def test_no_day_is_taken_from_a_report_that_has_none_itself():
    other = report("Six were killed.", "Radio")
    assert UNDATED.id not in days([UNDATED, other], (UNDATED, other, 0.9))


def test_a_report_without_kin_and_date_has_no_day():
    assert days([UNDATED]) == {}


@given(st.permutations([(UNDATED, BOMBING_2014, 0.5), (UNDATED, BOMBING_2021, 0.5), (BOMBING_2014, UNDATED, 0.5)]))
def test_of_two_that_are_as_like_the_choice_does_not_depend_on_their_order(kin):
    found = days([BOMBING_2014, BOMBING_2021, UNDATED], *kin)
    assert found[UNDATED.id][1] == min(BOMBING_2014.id, BOMBING_2021.id)
