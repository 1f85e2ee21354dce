from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.view.timeline import GRAINS, MOST_COLUMNS, MOST_EMPTY, NOTHING, Column, Counts, Gap, arrange

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 12, 31)).map(str)
HOURS = st.builds("{}T{:02}".format, DAYS, st.integers(0, 23))
AMOUNTS = st.builds(Counts, *[st.integers(0, 9)] * 4)
CASES = st.dictionaries(DAYS | HOURS, AMOUNTS, max_size=40)


def days(first, number, **counts):
    """Return so many days in a row, each with these counts."""
    return {str(date.fromisoformat(first) + timedelta(n)): Counts(**(counts or {"reports": 1})) for n in range(number)}


def spans(timeline):
    return [(column.start, column.end) for column in timeline.columns if isinstance(column, Column)]


@given(counts=CASES, grain=st.sampled_from(("", *GRAINS)))
def test_however_it_is_divided_nothing_is_lost_and_nothing_counted_twice(counts, grain):
    assert arrange(counts, grain=grain).dated == sum(counts.values(), NOTHING)


@given(counts=CASES, grain=st.sampled_from(GRAINS))
def test_columns_stand_in_time_and_do_not_overlap(counts, grain):
    for (_, end), (start, _) in pairwise(spans(arrange(counts, grain=grain))):
        assert end < start or (grain == "hour" and start.startswith(end))  # what has no time of day, then its hours


@given(counts=CASES, grain=st.sampled_from(GRAINS))
def test_what_appeared_lies_in_the_column_that_counts_it(counts, grain):
    filled = arrange(counts, grain=grain).filled
    for key in (key for key, each in counts.items() if each):
        assert any(c.start <= key and key[: len(c.end)] <= c.end for c in filled)


@given(counts=CASES, grain=st.sampled_from(GRAINS))
def test_a_silence_is_either_shown_or_folded_never_both(counts, grain):
    columns = arrange(counts, grain=grain).columns
    for one, other in pairwise(columns):
        assert not (isinstance(one, Gap) and isinstance(other, Gap))
    assert all(column.length > MOST_EMPTY for column in columns if isinstance(column, Gap))


def test_one_day_is_shown_by_the_hour():
    timeline = arrange({"2031-03-08T09": Counts(reports=2), "2031-03-08T11": Counts(reports=1, claims=4)})
    assert timeline.grain == "hour"
    assert [(column.start, column.counts.reports) for column in timeline.columns] == [
        ("2031-03-08T09", 2),
        ("2031-03-08T10", 0),
        ("2031-03-08T11", 1),
    ]


def test_by_the_hour_what_has_no_time_of_day_stands_before_the_hours_of_its_day():
    timeline = arrange({"2031-03-08": Counts(reports=1), "2031-03-08T01": Counts(reports=1)}, grain="hour")
    assert spans(timeline) == [("2031-03-08",) * 2, ("2031-03-08T00",) * 2, ("2031-03-08T01",) * 2]


@pytest.mark.parametrize(
    ("number", "grain"), [(3, "day"), (MOST_COLUMNS, "day"), (730, "week"), (2000, "month"), (9000, "year")]
)
def test_the_longer_the_time_the_coarser_the_columns(number, grain):
    timeline = arrange(days("2029-01-01", number))
    assert timeline.grain == grain
    assert len(timeline.columns) <= MOST_COLUMNS
    assert timeline.dated.reports == number


def test_weeks_begin_on_a_monday():
    assert spans(arrange(days("2031-03-08", 3), grain="week")) == [("2031-03-03", "2031-03-09"), ("2031-03-10", "2031-03-16")]


def test_a_long_silence_is_folded_and_tells_its_length():
    timeline = arrange(days("2019-11-21", 1) | days("2031-03-08", 1))
    assert timeline.columns[1] == Gap(4124)


def test_a_silence_of_a_night_is_told_in_hours():
    timeline = arrange({"2031-03-08T20": Counts(reports=1), "2031-03-09T06": Counts(reports=1)})
    assert timeline.columns[1] == Gap(9)


def test_a_short_silence_shows_its_empty_columns():
    timeline = arrange(days("2031-03-08", 1) | days("2031-03-11", 1))
    assert [bool(column.counts) for column in timeline.columns] == [True, False, False, True]


def test_what_has_no_date_stands_apart_from_the_columns():
    timeline = arrange({}, Counts(reports=3))
    assert (timeline.columns, timeline.undated.reports, timeline.dated) == ((), 3, NOTHING)


def test_months_and_years_are_told_as_they_are_written():
    counts = days("2031-12-31", 2)
    assert spans(arrange(counts, grain="month")) == [("2031-12",) * 2, ("2032-01",) * 2]
    assert spans(arrange(counts, grain="year")) == [("2031",) * 2, ("2032",) * 2]
