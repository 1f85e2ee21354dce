"""Small stories: what a figure, a date or a name is to those told before it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.claims.versions_told import Told, count_hows, is_rounded, tell_versions


def tell(value, day, origin="the chief", **more):
    """Return a value told in March 2031; `more` may hold report, slot, relied and the bounds low and high."""
    number = float(value) if value.replace(".", "").isdigit() else None
    bounds = (more.get("low", number), more.get("high", number))
    report, relied = more.get("report", f"of {day}"), frozenset(more.get("relied", ()))
    return Told(more.get("slot", "killed"), value, report, f"2031-03-{day}", origin, relied, *bounds)


def hows(*told):
    return [line.how for line in tell_versions(told)]


def test_the_first_is_the_first_and_who_says_the_same_says_the_same():
    assert hows(tell("9", "02"), tell("9", "03")) == ["first", "the same"]


def test_a_later_number_of_the_same_origin_is_an_update():
    lines = tell_versions([tell("9", "02"), tell("12", "03")])
    assert [(line.how, line.to) for line in lines] == [("first", ""), ("update", "9")]


def test_a_toll_that_grows_by_the_day_is_an_update_whoever_counts():
    assert hows(tell("9", "02", "the chief"), tell("12", "03", "the ministry")) == ["first", "update"]


def test_a_lower_toll_of_somebody_else_contradicts():
    assert hows(tell("12", "02", "the chief"), tell("9", "03", "the ministry")) == ["first", "contradiction"]


def test_two_numbers_of_one_day_contradict():
    assert hows(tell("9", "02", report="a"), tell("12", "02", report="b")) == ["first", "contradiction"]


def test_a_toll_may_grow_within_the_hours_of_a_day():
    morning, noon, evening = (
        Told("killed", str(n), str(n), f"2031-03-02T{at}", "x", low=n, high=n)
        for n, at in ((4, "06:10"), (5, "07:30"), (9, "18:00"))
    )
    assert hows(morning, evening) == ["first", "update"]
    assert hows(morning, noon) == ["first", "contradiction"]


def test_a_number_that_somebody_still_repeats_is_as_old_as_when_it_was_first_told():
    assert hows(tell("9", "02"), tell("9", "04", report="late"), tell("12", "04", report="z")) == [
        "first",
        "the same",
        "update",
    ]


def test_a_price_of_somebody_else_contradicts_however_late():
    told = (tell("40", "02", "the board", slot="crowns"), tell("55", "04", "the owner", slot="crowns"))
    assert hows(*told) == ["first", "contradiction"]


def test_what_a_report_takes_from_another_with_a_new_number_is_no_update():
    wire = tell("2300", "02", report="wire")
    assert hows(wire, tell("3200", "03", report="tabloid", relied=["wire"])) == ["first", "contradiction"]


def test_a_number_with_its_point_moved_is_no_update():
    assert hows(tell("2300", "02"), tell("23000", "03")) == ["first", "contradiction"]


def test_about_1800_is_1840_rounded():
    about = tell("about 1,800", "03", low=1750.0, high=1850.0)
    assert hows(tell("1840", "02"), about) == ["first", "rounding"]
    assert hows(tell("1840", "02"), tell("1800", "03")) == ["first", "rounding"]


def test_at_least_twelve_and_fourteen_leave_room_for_one_number_on_one_day_and_are_an_update_later():
    least = Told("killed", "at least 12", "a", "2031-03-02", "the chief", low=12.0)
    assert hows(least, tell("14", "02", report="b")) == ["first", "rounding"]
    assert hows(least, tell("14", "03", report="b")) == ["first", "update"]


def test_two_bounds_of_one_side_are_two_figures():
    below = [Told("crown", f"at most {n}", str(n), "2031-03-02", "the owner", high=n) for n in (50.0, 55.0)]
    assert hows(*below) == ["first", "contradiction"]


def test_a_month_is_a_day_in_it_told_less_exactly():
    day, month = (
        Told("date", value, value, day, "x") for value, day in (("2031-03-02", "2031-03-03"), ("2031-03", "2031-03-04"))
    )
    assert hows(day, month) == ["first", "rounding"]


def test_another_name_contradicts():
    names = [Told("name after “in”", name, name, f"2031-03-0{day}", "x") for day, name in enumerate(("Pell", "Orrin"), 2)]
    assert hows(*names) == ["first", "contradiction"]


def test_a_report_without_a_day_comes_last_and_updates_nothing():
    undated = Told("killed", "12", "z", "", "the chief", low=12.0, high=12.0)
    assert hows(undated, tell("9", "02")) == ["first", "contradiction"]


def test_how_often_a_detail_changed_is_counted():
    lines = tell_versions([tell("9", "02"), tell("12", "03"), tell("14", "04"), tell("11", "05", "the ministry")])
    assert dict(count_hows(lines)) == {"update": 2, "contradiction": 1}


@given(st.lists(st.tuples(st.integers(1, 99), st.integers(10, 28), st.sampled_from("abc")), min_size=1))
def test_every_value_has_one_line_and_the_first_is_first(rows):
    told = [tell(str(value), str(day), origin, report=str(n)) for n, (value, day, origin) in enumerate(rows)]
    lines = tell_versions(told)
    assert sorted(line.told.report for line in lines) == sorted(one.report for one in told)
    assert lines[0].how == "first"
    assert [line.told.day for line in lines] == sorted(one.day for one in told)


@given(st.floats(1, 1e6), st.floats(1, 1e6))
def test_rounding_goes_both_ways(a, b):
    one, other = (Told("killed", str(value), "r", "2031-03-02", "x", low=value, high=value) for value in (a, b))
    assert is_rounded(one, other) == is_rounded(other, one)
