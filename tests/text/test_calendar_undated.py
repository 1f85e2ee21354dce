"""The day of a report that has no date of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from headwater.records import Day, Kin, Report, hash_key
from headwater.text.calendar import Pile, find_dates
from headwater.text.calendar.recount import find_episodes
from headwater.text.calendar.undated import choose_vantage, find_likest, reckon_day

TWIN = Kin("u", "twin", 0.8, "2031-03-04T08:00")
STRANGER = Kin("u", "stranger", 0.2, "2014-06-10")


def make_report(text: str, published: str | None = None) -> Report:
    return Report(hash_key(text), "The Ledger", text, "01.txt", "", published, "", "", "en", ())


def reckon(text: str, *kin: Kin, published: str | None = None) -> tuple[str, str, str] | None:
    """Return the day of a report, whose day it is, and why; None where it has none."""
    report = make_report(text, published)
    found = find_dates(text, choose_vantage(published, kin)[0])
    row: Day | None = next(reckon_day(report, kin, found), None)
    return (
        (date.fromordinal(row.day).isoformat(), "" if row.taken_from == report.id else row.taken_from, row.why) if row else None
    )


def test_a_dated_report_is_of_its_own_day_whatever_it_is_like():
    assert reckon("It burned on 4 May 2029.", TWIN, published="2030-01-02T10:00") == ("2030-01-02", "", "its own date")


def test_an_undated_report_is_of_the_day_of_a_dated_one_much_like_it():
    assert reckon("It burned on 4 May 2029.", TWIN, STRANGER) == ("2031-03-04", "twin", "the day of the report most like it")


def test_where_no_report_is_much_like_it_the_last_day_that_it_names_is_nearer():
    found = reckon("It burned on 4 May 2029. Rain fell on 6 May 2029.", STRANGER)
    assert found == ("2029-05-06", "", "the last day that it names: “6 May 2029”")


def test_what_lies_ahead_is_not_the_day_of_a_report():
    assert reckon("It burned on 4 May 2029. The trial will begin on 3 June 2030.") == (
        "2029-05-04",
        "",
        "the last day that it names: “4 May 2029”",
    )


def test_a_month_in_the_past_is_better_than_nothing():
    assert reckon("The mill burned down in July 2023.", STRANGER)[0] == "2023-07-31"


def test_a_report_that_names_no_day_is_of_that_of_its_kin_however_little_they_are_alike():
    assert reckon("The mill burned.", STRANGER)[:2] == ("2014-06-10", "stranger")


def test_a_report_without_days_and_dated_kin_has_no_day():
    assert reckon("The mill burned.") is None
    assert reckon("The mill burned.", replace(TWIN, published="")) is None


def test_weekdays_are_seen_from_the_day_of_a_report_much_alike_only():
    assert choose_vantage(None, [TWIN, STRANGER])[0] == "2031-03-04"
    assert choose_vantage(None, [STRANGER]) == (None, "")
    assert choose_vantage("2030-01-02", [TWIN]) == ("2030-01-02", "")


def test_a_day_without_a_year_is_that_of_the_year_in_which_the_kin_name_it():
    told = [("a", "2024-05-15", "The war began on October 7."), ("b", "2021-05-31", "A truce held on 21 May.")]
    pile = Pile(one for name, day, text in told for one in find_episodes(name, text, day))
    (found,) = find_dates("The raid of October 7 failed.", None, (), pile)
    assert (found.moment.value, found.why) == (
        "2023-10-07",
        "without a year in a report without a date: that in which its kin name the day",
    )


def test_a_weekday_after_a_mere_year_is_no_day():
    assert [one.moment.value for one in find_dates("Peat until 2041, she said on Friday.", None)] == ["2041"]


@given(st.permutations([STRANGER, replace(STRANGER, other="b"), replace(STRANGER, other="a"), replace(TWIN, published="")]))
def test_of_kin_as_like_the_choice_does_not_depend_on_their_order(kin):
    assert find_likest(kin).other == "a"
