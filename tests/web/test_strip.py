from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from headwater.view.timeline import Column, Counts, Gap, arrange
from headwater.web.drawing.days import draw_timeline, mark_column, name_column, name_extent, name_period, say_counts
from headwater.web.drawing.strip import Bar, Break, Lane, draw_strip

LANES = (Lane("Reports", "reports"), Lane("Denials", "denials"))
SVG = "{http://www.w3.org/2000/svg}"
BARS = st.builds(Bar, st.tuples(st.integers(0, 99999), st.integers(0, 9)), st.just("8"), st.just("March"), st.just("so"))
MARKS = st.lists(BARS | st.builds(Break, st.just("9 days")), max_size=60)


def read(drawn):
    return etree.fromstring(drawn)


def boxes(drawing, class_):
    found = drawing.iterfind(f".//{SVG}rect")
    return [[float(one.get(key)) for key in ("x", "y", "width", "height")] for one in found if class_ in one.get("class")]


def address(column):
    return f"/timeline?from={column.start}"


@given(marks=MARKS)
def test_every_bar_stands_inside_the_picture_and_is_seen(marks):
    drawing = read(draw_strip(marks, LANES, "When"))
    wide, high = float(drawing.get("width")), float(drawing.get("height"))
    for x, y, width, height in boxes(drawing, "pillar"):
        assert x >= 0
        assert x + width <= wide
        assert y >= 0
        assert y + height <= high
        assert height >= 2


@given(marks=MARKS)
def test_there_is_a_bar_for_every_number_and_none_for_nothing(marks):
    drawn = boxes(read(draw_strip(marks, LANES, "When")), "pillar")
    assert len(drawn) == sum(value > 0 for mark in marks if isinstance(mark, Bar) for value in mark.values)


def test_the_more_there_is_the_higher_the_bar_each_lane_by_its_own_measure():
    marks = [Bar((1, 100), "8", "", "one"), Bar((2, 50), "9", "", "two")]
    first, second = boxes(read(draw_strip(marks, LANES, "When")), "reports")
    assert second[3] == 2 * first[3]


def test_what_holds_something_is_one_link_and_what_is_empty_none():
    timeline = arrange({"2031-03-08": Counts(reports=4, denials=1), "2031-03-10": Counts(claims=2)}, grain="day")
    links = read(draw_timeline(timeline, address)).findall(f".//{SVG}a")
    assert [link.get("href") for link in links] == ["/timeline?from=2031-03-08", "/timeline?from=2031-03-10"]
    assert [link.get("aria-label") for link in links] == [
        "8 March 2031: 4 reports, 1 denial",
        "10 March 2031: 2 claims first reported",
    ]


def test_a_strip_may_leave_lanes_out():
    timeline = arrange({"2031-03-08": Counts(reports=4, denials=1)})
    assert len(boxes(read(draw_timeline(timeline, address, ("reports",))), "pillar")) == 1


def test_an_empty_strip_is_a_picture_all_the_same():
    assert read(draw_timeline(arrange({}), address)).tag == f"{SVG}svg"


def test_two_years_of_days_are_drawn_in_weeks():
    counts = {
        f"{year}-{month:02}-{day:02}": Counts(reports=27)
        for year in (2030, 2031)
        for month in range(1, 13)
        for day in range(1, 29)
    }
    drawing = read(draw_timeline(arrange(counts), address))
    assert float(drawing.get("width")) < 1200
    assert drawing.find(f".//{SVG}a").get("aria-label").startswith("the week of 31 December 2029: ")


def test_labels_do_not_run_into_each_other():
    timeline = arrange(
        {f"2031-{month:02}-{day:02}": Counts(reports=1) for month in range(1, 4) for day in range(1, 29)}, grain="day"
    )
    drawing = read(draw_timeline(timeline, address))
    ends = 0.0
    for text in (one for one in drawing.iterfind(f".//{SVG}text") if one.get("class") == "axis"):
        assert float(text.get("x")) >= ends
        ends = float(text.get("x")) + 6 * len(text.text)


def test_a_silence_says_how_long_it_is():
    assert mark_column(Gap(4124), "day", address) == Break("4,124 days")
    assert mark_column(Gap(1), "week", address) == Break("1 week")


@pytest.mark.parametrize(
    ("start", "grain", "name"),
    [
        ("2031-03-08T09", "hour", "8 March 2031, 09:00 to 09:59"),
        ("2031-03-08", "hour", "8 March 2031, no time given"),
        ("2031-03-08", "day", "8 March 2031"),
        ("2031-03-03", "week", "the week of 3 March 2031"),
        ("2031-03", "month", "March 2031"),
        ("2031", "year", "2031"),
    ],
)
def test_a_column_is_called_by_what_it_spans(start, grain, name):
    assert name_column(Column(start, start), grain) == name


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ("", "", ""),
        ("2031-03-08", "2031-03-08", "8 March 2031"),
        ("2031-03-03", "2031-03-09", "3 March 2031 to 9 March 2031"),
        ("2031-03", "2031", "March 2031 to 2031"),
        ("2031-03-08", "", "since 8 March 2031"),
        ("", "2031", "until 2031"),
    ],
)
def test_a_period_is_called_by_its_ends(start, end, name):
    assert name_period(start, end) == name


def test_a_timeline_tells_its_first_and_last_day_whatever_its_columns():
    hours = arrange({"2031-03-08T09": Counts(reports=1), "2031-03-08T11": Counts(reports=1)})
    assert name_extent(hours) == "8 March 2031"
    assert name_extent(arrange({})) == ""


def test_counts_leave_out_what_there_is_none_of():
    assert say_counts(Counts(reports=1200, versions=1)) == "1,200 reports, 1 version first told"
