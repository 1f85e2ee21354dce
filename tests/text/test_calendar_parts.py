"""The parts of the calendar each on their own: quarters, clauses, what a clock keeps, times joined to days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.calendar.clock import Clock, is_day_of_saying
from headwater.text.calendar.dated import Dated
from headwater.text.calendar.moments import Moment, of_day, of_months, shift_period, shift_quarter
from headwater.text.calendar.rules_hour import join_times, load_zones, read_zone
from headwater.text.calendar.tense import FUTURE, OPEN, PAST, match_present, tell_tense

DAYS = st.dates(date(1000, 1, 1), date(9000, 12, 31))
NOW = date(2031, 3, 5)


@given(DAYS, st.integers(-8, 8))
def test_four_quarters_are_a_year(day, count):
    quarter = shift_period(day, "quarter", 0)
    assert quarter.first <= day <= quarter.last
    assert shift_quarter(quarter, 4 * count).first.year == quarter.first.year + count


def test_the_past_century_is_the_last_whole_one():
    assert shift_period(NOW, "century", -1) == Moment("1900", "1999", "year")


def make_clock(text, *moments):
    clock = Clock(text, text.lower(), NOW)
    for start, moment in moments:
        clock.note(moment, start, written=False)
    return clock


def test_a_clock_knows_the_quarter_named_last_and_only_that():
    quarter = of_months(2030, 7, 3)
    assert make_clock("x", (0, quarter)).quarter == quarter
    assert make_clock("x", (0, of_months(2030, 1, 6))).quarter is None
    assert make_clock("x", (0, quarter), (1, of_day(NOW))).quarter is None


def test_a_clock_keeps_days_of_doing_apart_from_days_of_saying():
    text = "It fell on Sunday. He told reporters on Tuesday."
    clock = make_clock(text, (11, of_day(date(2031, 3, 2))), (40, of_day(date(2031, 3, 4))))
    assert clock.days == [date(2031, 3, 2), date(2031, 3, 4)]
    assert clock.events == [date(2031, 3, 2)]
    assert clock.event_before(date(2031, 3, 2)) is None
    assert clock.event_before(None) == date(2031, 3, 2)


def test_a_day_is_named_in_a_sentence_only_before_the_expression():
    text = "It fell on Sunday. He left the day after."
    clock = make_clock(text, (11, of_day(date(2031, 3, 2))))
    assert clock.names_day(14, 17)
    assert not clock.names_day(28, 41)


def test_a_verb_of_saying_makes_a_day_of_saying():
    assert is_day_of_saying("he told reporters on tuesday", 21)
    assert not is_day_of_saying("he left the town on tuesday", 20)


@pytest.mark.parametrize(
    ("low", "words", "tense"),
    [
        ("parliament votes on friday", "friday", FUTURE),
        ("he got 17 votes on friday", "friday", PAST),
        ("talks resume on friday", "friday", FUTURE),
        ("a start on friday", "friday", OPEN),
        ("the man who on friday robbed a bank will be tried", "friday", PAST),
        ("the club set a hearing for friday", "friday", FUTURE),
        ("they extended the truce until friday", "friday", FUTURE),
        ("it was not mended until friday", "friday", PAST),
        ("he has declared friday a holiday", "friday", FUTURE),
        ("since friday he will not speak", "friday", PAST),
    ],
)
def test_the_words_around_a_day_tell_its_side(low, words, tense):
    start = low.index(words)
    assert tell_tense(low, start, start + len(words)) == tense


def test_verbs_are_inflected_as_english_does():
    pattern = match_present()
    assert all(form in pattern for form in ("flies", "reaches", "goes", "votes", "celebrates"))


def test_a_zone_of_several_meanings_says_nothing():
    assert read_zone("0300 gmt") == "+00:00"
    assert read_zone("9 p.m. ist") == ""
    assert read_zone("9 p.m.") == ""
    assert load_zones()["edt"] == "-04:00"


def dated(start, end, value, grain="day", form="weekday"):
    return Dated(start, end, Moment(value, None, grain), form, "why")


def test_a_time_is_joined_to_the_day_beside_it_and_to_no_other():
    low = "at 6 p.m. on monday and on friday"
    time, monday, friday = (
        dated(3, 9, "2031-03-05T18:00", "hour", "time"),
        dated(13, 19, "2031-03-03"),
        dated(27, 33, "2031-03-07"),
    )
    joined, alone = join_times(low, [time, monday, friday])
    assert (joined.start, joined.end, joined.moment.value) == (3, 19, "2031-03-03T18:00")
    assert alone == friday
    assert list(join_times(low, [])) == []
