from __future__ import annotations

import pytest

from headwater.case import Case
from headwater.records import Claim, Membership, Report, Statement, Version
from headwater.run.listing import list_case
from headwater.view.days import KINDS, Period, count_days, list_period, read_period
from headwater.view.timeline import Counts, arrange
from tests.stories import Story, tell_story


@pytest.fixture
def file(tmp_path):
    """Return a way to put rows into a case file."""

    def fill(rows):
        case.add(rows)
        list_case(case)
        return case

    with Case.create(tmp_path / "case.sqlite") as case:
        yield fill


def dated(*published):
    """Return a story with a report for each date or None."""
    story = Story()
    for number, day in enumerate(published):
        story.report(f"{number}.txt", "Post", day, f"Report {number}\nIt rained.")
    return story


def test_reports_claims_versions_and_denials_are_counted_by_hour_or_day(file):
    days, undated = count_days(file(tell_story().rows))
    assert days == {
        "2031-03-03": Counts(reports=1, claims=2, versions=1),
        "2031-03-04T09": Counts(reports=1, versions=1),
    }
    assert undated == Counts(reports=1, claims=1, denials=1)


def test_what_begins_with_no_day_that_there_is_counts_as_undated(file):
    days, undated = count_days(file(dated("2031-02-31", "2031-03", "soon", None, "2031-03-08").rows))
    assert (set(days), undated) == ({"2031-03-08"}, Counts(reports=4))


def test_a_claim_counts_where_it_was_first_reported_only(file):
    story = dated("2031-03-08", "2031-03-09")
    story.claim([story.say(report, "It rained") for report in story.reports.values()], [])
    days, _ = count_days(file(story.rows))
    assert [days[day].claims for day in ("2031-03-08", "2031-03-09")] == [1, 0]


def test_a_version_counts_where_it_was_first_told(file):
    story = dated("2031-03-09T10:00", "2031-03-08T10:00", None)
    said = [story.say(report, "It rained") for report in story.reports.values()]
    claim = story.claim(said, [])
    for one in said:
        story.add(Version(claim.id, "rain", one.id, one.report, one.start, one.end, "yes"))
    days, undated = count_days(file(story.rows))
    assert {day: counts.versions for day, counts in days.items()} == {"2031-03-08T10": 1, "2031-03-09T10": 0}
    assert undated.versions == 0


def test_a_report_that_denies_a_claim_twice_is_one_denial(file):
    story = Story()
    report = story.report("1.txt", "Post", "2031-03-08", "No\nIt did not rain. There was no rain.")
    claim = Claim("x")
    for words in ("It did not rain", "There was no rain"):
        said = story.say(report, words, stance="denies")
        story.add(Membership(said.id, claim.id, "the same words", "denies"))
    days, _ = count_days(file(story.rows))
    assert days["2031-03-08"].denials == 1


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("", "", 5),
        ("2031-03-08", "2031-03-08", 3),
        ("2031-03-08T09", "2031-03-08T09", 1),
        ("2031-03", "2031-03", 3),
        ("2031", "2031", 4),
        ("2031-04-01", "", 1),
        ("", "2031-03-31", 3),
        ("2040", "2041", 0),
    ],
)
def test_a_period_goes_from_the_beginning_of_its_start_to_the_end_of_its_end(file, start, end, found):
    case = file(dated("2031-03-08", "2031-03-08T09:15", "2031-03-08T23:59", "2031-04-01T00:00", None).rows)
    period = read_period(start, end)
    assert len(list_period(case, "reports", period, 0, 50)) == found
    days, undated = count_days(case, period)
    assert sum(counts.reports for counts in days.values()) + undated.reports == found


def test_what_is_undated_can_be_listed(file):
    case = file(dated("2031-03-08", None, "soon").rows)
    found = list_period(case, "reports", Period(undated=True), 0, 50)
    assert sorted(str(case.get(Report, id_).published) for id_ in found) == ["None", "soon"]


@pytest.mark.parametrize("text", ["yesterday", "2031-3-8", "2031-03-08' OR 1", "2031-03-08T09:15", "x" * 99])
def test_a_period_that_is_none_is_left_open(text):
    assert read_period(text, text) == Period()


@pytest.mark.parametrize("kind", KINDS)
def test_pages_of_a_list_hold_each_thing_once_and_nothing_twice(file, kind):
    case = file(tell_story().rows)
    whole = list_period(case, kind, Period(), 0, 50)
    assert [one for n in range(len(whole)) for one in list_period(case, kind, Period(), n, 1)] == whole
    days, undated = count_days(case)
    assert len(whole) == getattr(arrange(days, undated).dated + undated, kind)


def test_denials_and_versions_are_listed_by_rows_that_can_be_shown(file):
    case = file(tell_story().rows)
    assert all(case.get(Statement, id_) for id_ in list_period(case, "denials", Period(), 0, 9))
    assert [case.get(Version, id_).value for id_ in list_period(case, "versions", Period(), 0, 9)] == ["9+", "12"]
