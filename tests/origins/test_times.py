from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.origins.times import order_reports
from headwater.records import Report


def make(name, published):
    return Report(name, name, "", f"{name}.txt", "", published, "", "", "en", ())


def order(*reports, relies=()):
    """Return the names of reports, (name, published) pairs, in order; `relies` are pairs of names."""
    made = {name: make(name, published) for name, published in reports}
    ids: dict[str, list[str]] = {}
    for one, other in relies:
        ids.setdefault(made[one].id, []).append(made[other].id)
    return [report.outlet for report in order_reports(list(made.values()), ids)]


def test_reports_stand_in_the_order_of_their_times_and_those_without_a_date_last():
    assert order(("c", None), ("b", "2031-03-02T09:00"), ("a", "2031-03-01")) == ["a", "b", "c"]


def test_reports_of_one_time_stand_by_file():
    assert order(("b", "2031-03-02"), ("a", "2031-03-02")) == ["a", "b"]


def test_a_report_of_which_only_the_day_is_known_stands_in_the_middle_of_it():
    assert order(("day", "2031-03-02"), ("dawn", "2031-03-02T05:00"), ("dusk", "2031-03-02T20:00")) == ["dawn", "day", "dusk"]


def test_it_stands_after_those_of_that_day_from_which_it_took_material():
    assert order(("day", "2031-03-02"), ("dusk", "2031-03-02T20:00"), relies=[("day", "dusk")]) == ["dusk", "day"]


def test_it_stands_before_those_of_that_day_that_took_from_it():
    assert order(("day", "2031-03-02"), ("dawn", "2031-03-02T05:00"), relies=[("dawn", "day")]) == ["day", "dawn"]


def test_reliance_does_not_turn_days_round():
    assert order(("day", "2031-03-01"), ("next", "2031-03-02T05:00"), relies=[("day", "next")]) == ["day", "next"]


TIMES = st.sampled_from(["2031-03-01", "2031-03-02", "2031-03-02T05:00", "2031-03-02T20:00", "2031-03-03T01:00", None])


@given(st.lists(TIMES, min_size=1, max_size=6), st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))))
def test_days_always_follow_each_other(times, relies):
    reports = list(zip("abcdef", times, strict=False))
    names = dict(reports)
    found = order(*reports, relies=[(a, b) for a, b in relies if a in names and b in names and a != b])
    days = [(names[name] or "9")[:10] for name in found]
    assert days == sorted(days)


@given(st.permutations([("a", "2031-03-02"), ("b", "2031-03-02T05:00"), ("c", "2031-03-02"), ("d", None)]))
def test_the_order_of_reading_changes_nothing(reports):
    assert order(*reports, relies=[("a", "b")]) == ["b", "a", "c", "d"]
