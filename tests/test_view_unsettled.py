"""What is left open about who took from whom, in small stories."""

from __future__ import annotations

import pytest

from headwater.exports.html import write_page
from headwater.records import Copy, Relies
from headwater.view import list_absent, list_open
from tests.stories import Story

PROSE = " ".join(f"Word{n}" for n in range(30)) + "."
FAR = ("Radio Far Away", "outlet")


def tell(*outlets, relies=(), cites=(), dates=True):
    """Return a case whose reports share their prose; `relies` holds (place, on which place), `cites` who names FAR."""
    story = Story()
    reports = [
        story.report(f"{n}.txt", outlet, f"2031-03-0{n + 1}" if dates else None, f"Title {n}\n{PROSE}\nSo it was said.")
        for n, outlet in enumerate(outlets)
    ]
    for n in cites:
        story.say(reports[n], "So it was said.", FAR)
    for one, other in relies:
        story.add(Relies(reports[one].id, reports[other].id, "partial", 0.9, ("it says so",)))
    for n, one in enumerate(reports):
        for other in reports[n + 1 :]:
            a, b = sorted((one.id, other.id))
            story.add(Copy(f"{a}:{b}", a, b, 8, 60, 8, 60, 30, 1.0, "prose"))
    return story.view


def open_of(case):
    return [({pair.report.outlet, pair.other.outlet}, pair.says) for pair in case.open_pairs()]


def test_two_reports_that_share_their_prose_and_nothing_else_are_left_open_once():
    assert open_of(tell("Radio", "Post")) == [({"Radio", "Post"}, "direction unknown")]


def test_both_may_be_from_a_third_that_no_report_here_is_of():
    case = tell("Radio", "Post", cites=[0, 1])
    assert open_of(case) == [({"Radio", "Post"}, "both from an unseen third")]
    (pair,) = list_open(case.report("0.txt"))
    assert pair.evidence[0] == "both name Radio Far Away, of which no report is here"


def test_where_one_took_from_the_other_nothing_is_open():
    assert open_of(tell("Radio", "Post", relies=[(1, 0)])) == []


def test_where_both_took_from_one_that_is_here_nothing_is_open():
    assert open_of(tell("Wire", "Radio", "Post", relies=[(1, 0), (2, 0)])) == []


def test_what_came_over_another_report_is_not_open_either():
    assert open_of(tell("Wire", "Radio", "Post", relies=[(1, 0), (2, 1)])) == []


def test_an_outlet_that_is_cited_and_not_here_is_listed_where_it_is_named():
    case = tell("Radio", "Post", cites=[1])
    assert list_absent(case.report("0.txt")) == []
    assert [link.name for link in list_absent(case.report("1.txt"))] == ["Radio Far Away"]


@pytest.mark.parametrize(("cites", "said"), [([], "direction unknown"), ([0, 1], "both from an unseen third")])
def test_what_is_left_open_stands_on_the_page(cites, said):
    page = write_page(tell("Radio", "Post", cites=cites, dates=False)).decode()
    assert "Left open" in page
    assert said in page
    assert ("not in the pile" in page) is bool(cites)
