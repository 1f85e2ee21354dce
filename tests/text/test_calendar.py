import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.lore import load_rows
from headwater.text.calendar import find_dates, read_day
from headwater.text.calendar.clock import Clock, nearest_year, tells_history
from headwater.text.calendar.find import lower_text
from headwater.text.calendar.lists import find_holiday
from headwater.text.calendar.moments import (
    Moment,
    easter_sunday,
    make_day,
    nearest_weekday,
    nth_weekday,
    of_month,
    of_week,
    shift_day,
    shift_period,
)
from headwater.text.calendar.patterns import load_forms, load_master
from headwater.text.calendar.rules_hour import read_hour
from headwater.text.calendar.starts import find_starts
from headwater.text.calendar.tense import FUTURE, OPEN, PAST, tell_tense

DAYS = st.dates(date(1000, 1, 1), date(9000, 12, 31))
WORDS = st.sampled_from(
    ["on Monday", "last week", "two days earlier", "in May", "April 3", "2021", "will", "said", "the next day", "he", ".",
     "by the end of June", "that night", "at 1pm", "the 1990s", "“", "”", "\n", "Tuesday's", "ago", "Christmas", "the 5th"]
)  # fmt: skip


def values(text, published="2031-03-05"):
    return [one.moment.value for one in find_dates(text, published)]


def test_a_report_without_a_date_keeps_what_its_words_settle():
    assert values("It began on 4 May 2030, two days after the vote.", None)[0] == "2030-05-04"
    assert values("It began yesterday, on Monday.", None) == []


def test_a_day_without_a_year_takes_it_from_the_text_where_the_report_has_no_date():
    assert values("It began on 4 May 2030 and ended on 9 May.", None) == ["2030-05-04", "2030-05-09"]


def test_datelines_are_no_dates_of_the_story():
    assert values("KARSIN, March 4 (ONS) - Two died on Monday.") == ["2031-03-03"]
    assert values("KARSIN, March 4. /SARPRESS/. Two died on Monday.") == ["2031-03-03"]


def test_nothing_is_taken_from_spans_to_skip():
    text = "Read on Monday: more\nIt began on Sunday."
    assert [one.moment.value for one in find_dates(text, "2031-03-05", [(0, 20)])] == ["2031-03-02"]


def test_the_reason_names_the_day_it_was_counted_from():
    (found,) = find_dates("It began on Monday.", "2031-03-05")
    assert found.why == "the monday on or before 2031-03-05"
    (found,) = find_dates("It began three days ago.", "2031-03-05")
    assert "2031-03-05" in found.why


def test_glued_sentences_of_a_scrape_are_read_apart():
    assert values("It broke.On Tuesday it was mended.") == ["2031-03-04"]
    assert values("See example.today.com for more.") == []


def test_curly_apostrophes_count_as_straight_ones():
    assert values("Tuesday’s storm was the worst.") == ["2031-03-04"]


def test_a_text_about_years_long_past_tells_on_from_its_own_dates():
    text = (
        "In 1914 war broke out. In 1915 it spread. On 3 May 1916 a fort fell. On 9 May the town followed. "
        "In June 1917 there was hunger. In 1918 it ended. In 1919 came peace."
    )
    assert "1916-05-09" in values(text)
    assert "1917-06" in values(text)


def test_a_report_of_today_that_recalls_old_years_is_no_history():
    low = "in 1914 and 1915 and 1916 and 1917 and 1918 and 1919. today, yesterday, on monday and last week"
    assert not tells_history(low, date(2031, 3, 5))
    assert not tells_history(low, None)


@pytest.mark.parametrize(
    ("sentence", "words", "tense"),
    [
        ("he said on monday", "monday", PAST),
        ("he will speak on monday", "monday", FUTURE),
        ("he is to speak on monday", "monday", FUTURE),
        ("on monday he was heard", "monday", PAST),
        ("on monday he will be heard", "monday", FUTURE),
        ("he has promised a list by monday", "monday", FUTURE),
        ("he promised a list on monday", "monday", PAST),
        ("talks, monday, noon", "monday", OPEN),
        ("the court said it would rule on monday", "monday", FUTURE),
        ("it closed. on monday, talks", "monday", OPEN),
    ],
)
def test_the_nearest_verb_tells_whether_a_day_lies_ahead(sentence, words, tense):
    start = sentence.index(words)
    assert tell_tense(sentence, start, start + len(words)) == tense


def test_a_month_without_a_year_is_the_nearest_on_the_side_of_its_verb():
    assert nearest_year(date(2031, 2, 5), 11, None, PAST) == 2030
    assert nearest_year(date(2031, 11, 5), 2, None, FUTURE) == 2032
    assert nearest_year(date(2031, 3, 5), 3, None, OPEN) == 2031
    assert nearest_year(date(2031, 3, 5), 3, 3, FUTURE) == 2031, "two days ago is nearer than a year ahead"
    assert nearest_year(date(2031, 3, 5), 2, 29, PAST) == 2032, "the only 29 February within a year"


def test_a_clock_without_a_date_knows_no_year():
    clock = Clock("in May", "in may", None)
    assert clock.now is None
    assert clock.year_of(5, None, 3, 6) is None
    assert clock.told_day(0, 1) is None


@pytest.mark.parametrize(
    ("words", "hour"),
    [("1pm", "13:00"), ("1.05pm", "13:05"), ("12 a.m.", "00:00"), ("17:30", "17:30"), ("noon", "12:00"), ("0300 gmt", "03:00"),
     ("ten to eight in the evening", "19:50")],
)  # fmt: skip
def test_an_hour_is_read_with_its_half_of_the_day(words, hour):
    assert read_hour(words) == hour


def test_an_hour_that_no_clock_has_is_none():
    assert read_hour("27:10") is None
    assert read_hour("midnight") is None


def test_a_zone_of_one_meaning_is_kept_and_others_are_left_open():
    assert values("It struck at 0300 GMT.") == ["2031-03-05T03:00+00:00"]
    assert values("It struck at 9:30 p.m. EDT on Monday.") == ["2031-03-03T21:30-04:00"]
    assert values("It struck at 9:30 p.m. IST on Monday.") == ["2031-03-03T21:30"], "India, Israel or Ireland"


def test_a_time_and_the_day_beside_it_are_one_expression():
    for text in ("It fell at 6 p.m. on Monday.", "It fell on Monday at 6 p.m., they said.", "It fell on March 3, at 6 p.m."):
        (found,) = find_dates(text, "2031-03-05")
        assert (found.moment.value, found.moment.grain) == ("2031-03-03T18:00", "hour"), text


def test_a_time_of_day_belongs_to_the_day_its_sentence_names():
    assert "2031-03-03T13:00" in values("On Monday a crane fell, at 1pm sharp.")


@pytest.mark.parametrize(
    ("year", "day"), [(2024, date(2024, 3, 31)), (2030, date(2030, 4, 21)), (2031, date(2031, 4, 13)), (1961, date(1961, 4, 2))]
)
def test_easter_falls_on_its_sunday(year, day):
    assert easter_sunday(year) == day
    assert find_holiday("good friday", year) < day


def test_a_holiday_may_be_the_nth_weekday_of_a_month():
    assert find_holiday("thanksgiving", 2031) == date(2031, 11, 27)
    assert nth_weekday(2031, 5, 0, -1) == date(2031, 5, 26)


def test_months_run_on_into_the_next_year_and_the_one_before():
    assert of_month(2031, 14) == of_month(2032, 2)
    assert of_month(2031, 0) == of_month(2030, 12)


def test_a_moment_knows_its_first_and_last_day():
    assert Moment("2031-02", None, "month").last == date(2031, 2, 28)
    assert Moment("2031", None, "year").first == date(2031, 1, 1)
    assert of_week(date(2031, 3, 5)).value == "2031-03-03"


def test_what_the_calendar_has_not_is_no_day():
    assert make_day(2031, 2, 29) is None
    assert make_day(2031, 13, 1) is None
    assert read_day("2031") is None
    assert read_day(None) is None
    assert values("The plan of 31 February 2031 failed.") == ["2031-02"]


def test_counting_past_the_end_of_the_calendar_finds_nothing():
    assert shift_day(date(2031, 1, 1), "century", 900) is None
    assert find_dates("It fell two days ago.", "0001-01-01") == []


def test_every_form_has_an_example_that_it_fits():
    for row in load_rows("calendar_forms.tsv"):
        if row["name"].islower():
            found = load_master().search(row["example"].lower())
            assert found, row
            assert re.search(load_forms()[row["name"]], row["example"].lower()), row


def test_lower_case_keeps_every_character_in_its_place():
    assert len(lower_text("İstanbul’da ǅ\u00a0x")) == len("İstanbul’da ǅ\u00a0x")
    assert lower_text("Tuesday’s") == "tuesday's"


@given(DAYS, st.integers(0, 6))
def test_the_nearest_weekday_lies_within_six_days_on_its_side(day, weekday):
    before, after = nearest_weekday(day, weekday, -1), nearest_weekday(day, weekday, 1)
    assert before.weekday() == after.weekday() == weekday
    assert 0 <= (day - before).days <= 6
    assert 0 <= (after - day).days <= 6


@given(DAYS, st.sampled_from(["week", "month", "year", "decade", "century"]), st.integers(-3, 3))
def test_a_period_and_its_neighbours_follow_one_another(day, unit, count):
    assert shift_period(day, unit, count).last < shift_period(day, unit, count + 1).first


@given(st.lists(WORDS, max_size=30), DAYS)
def test_expressions_are_in_order_apart_and_within_the_text(words, day):
    text = " ".join(words)
    found = find_dates(text, day.isoformat())
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.start < one.end <= len(text) for end, one in zip(ends, found, strict=False))
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] for one in found)
    assert all(one.why and one.moment.first <= one.moment.last for one in found)


@given(st.text(max_size=200))
def test_any_text_at_all_can_be_read(text):
    assert find_dates(text, "2031-03-05") == find_dates(text, "2031-03-05")


def test_that_night_looks_back_to_what_was_done_and_not_to_when_it_was_told():
    text = "The ship ran aground on Sunday. The captain told reporters on Tuesday. The sea was calm that night."
    assert [d.moment.value for d in find_dates(text, "2031-03-05")][-1] == "2031-03-02"


def test_on_the_saturday_lies_in_the_weekend_named_before():
    text = "Doses spoiled on the last weekend of February. A fuse blew on the Saturday."
    assert [d.moment.value for d in find_dates(text, "2031-03-05")] == ["2031-02-22", "2031-02-22"]


def test_the_full_stop_of_a_short_month_ends_no_sentence():
    text = "The chief resigned on Feb. 13, one day after the lander was lost."
    assert [d.moment.value for d in find_dates(text, "2031-03-05")] == ["2031-02-13", "2031-02-13"]


def test_a_history_goes_on_from_december_to_the_january_after_it():
    text = "In 1941, 1940, 1939, 1938 and 1937 they fought. The fleet left on 8 December 1941. In January it came back."
    assert [d.moment.value for d in find_dates(text, "2031-03-05")][-1] == "1942-01"


@given(st.lists(WORDS, max_size=30))
def test_every_form_begins_where_one_may_begin(words):
    low = lower_text(" ".join(words))
    starts = set(find_starts(low))
    assert {found.start() for found in load_master().finditer(low)} <= starts


def test_most_words_begin_no_time_expression():
    assert list(find_starts("the minister said that the dam had failed again")) == []
    assert list(find_starts("the dam failed last week")) == [0, 15, 20]
