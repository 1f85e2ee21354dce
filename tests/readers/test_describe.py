from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.readers.describe import describe_draft
from headwater.readers.draft import Draft, Fact
from headwater.readers.twins import Found
from headwater.records import Problem
from tests.readers.piles import BODY


def describe(text, *facts, outlets=frozenset()):
    rows = list(describe_draft(Draft(text, "a.txt", "text/plain", facts), outlets))
    (found,) = [row for row in rows if isinstance(row, Found)]
    return found.report, [row for row in rows if isinstance(row, Problem)]


def given_url(url):
    return Fact("url", url, "manifest")


def test_a_report_of_which_nothing_is_known_says_so():
    report, problems = describe(BODY)
    assert (report.outlet, report.url, report.published, report.byline, report.credit, report.found) == (
        "",
        "",
        None,
        "",
        "",
        (),
    )
    assert (report.language, report.digest, problems) == ("en", sha256(BODY.encode()).hexdigest(), [])


def test_of_two_facts_the_more_trusted_counts():
    report, _ = describe(
        BODY, Fact("outlet", "Harrow Herald", "manifest"), Fact("outlet", "Civic Ledger", "page: meta og:site_name")
    )
    assert (report.outlet, dict(report.found)["outlet"]) == ("Harrow Herald", "manifest")


@pytest.mark.parametrize(
    ("url", "outlet", "place"),
    [
        ("https://www.wnd.com/2014/07/rockets", "WND", "url"),
        ("https://pellvalleycourier.example/a", "Pell Valley Courier", "url and text: pellvalleycourier.example"),
        ("https://kestrel.example/a", "kestrel.example", "url"),
        ("https://web.archive.org/web/20140713000000/http://www.wnd.com/rockets", "WND", "url"),
        ("https://someone.substack.com/p/a", "", None),
    ],
)
def test_an_address_names_the_outlet_by_the_table_by_the_text_or_by_itself(url, outlet, place):
    report, _ = describe(f"Title\n\n{BODY} He told the Pell Valley Courier.", given_url(url))
    assert (report.outlet, dict(report.found).get("outlet")) == (outlet, place)


def test_what_the_text_says_of_its_outlet_counts_before_an_unknown_address():
    report, _ = describe(f"Title\n\nPELL, March 8 (Corrin Wire) - {BODY}", given_url("https://kestrel.example/a"))
    assert (report.outlet, dict(report.found)["outlet"]) == ("Corrin Wire", "text: dateline")


def test_the_date_of_the_address_counts_before_that_of_the_page_stamp():
    report, _ = describe(f"Title\n\nPublished 9 March 2031\n\n{BODY}", given_url("https://x.example/2031/03/08/a"))
    assert (report.published, dict(report.found)["published"]) == ("2031-03-08", "url")


def test_the_day_on_which_an_archive_kept_a_page_is_not_its_date():
    report, _ = describe(BODY, given_url("https://web.archive.org/web/20210601/https://x.example/2014/07/12/a"))
    assert report.published == "2014-07-12"


def test_an_images_date_is_marked_as_such():
    report, _ = describe(f"140712rocketsTEL AVIV – {BODY}")
    assert (report.published, dict(report.found)["published"]) == ("2014-07-12", "text: image name 140712rockets")


def test_an_outlet_does_not_credit_itself():
    text = f"Title\n\nPELL, March 8 (KPS) - {BODY}"
    report, _ = describe(text, Fact("outlet", "Kedmon Press Service", "manifest"))
    assert report.credit == ""
    report, _ = describe(text, Fact("outlet", "Sharim Daily", "manifest"))
    assert (report.credit, dict(report.found)["credit"]) == ("KPS", "text: dateline")


def test_a_credit_that_is_given_counts_before_the_texts():
    report, _ = describe(f"Title\n\n{BODY}\n\n(AP)", Fact("credit", "Corrin Wire", "row"))
    assert (report.credit, dict(report.found)["credit"]) == ("Corrin Wire", "row")


def test_a_known_outlet_goes_by_one_name_unless_a_person_gave_another():
    for place, outlet in (("page: meta og:site_name", "New York Times"), ("manifest", "NYTimes")):
        assert describe(BODY, Fact("outlet", "NYTimes", place))[0].outlet == outlet


def test_two_dates_that_are_none_are_two_problems_and_a_pages_is_none():
    facts = [Fact("published", "soon", place) for place in ("manifest", "row", "page: meta date")]
    report, problems = describe(BODY, *facts)
    assert report.published is None
    assert ["(manifest)" in problems[0].message, "(row)" in problems[1].message, len(problems)] == [True, True, 2]


lines = st.sampled_from(
    [
        "Title",
        "By Nils Tarrant, Corrin Wire",
        "(AP)",
        "Published 8 March 2031",
        "PELL (AP) - Nine died.",
        BODY,
        "© 2031 WND",
        "AP",
        "told WND",
    ]
)


@settings(deadline=None)
@given(st.lists(st.one_of(lines, st.text(max_size=30)), min_size=1, max_size=8).map("\n\n".join))
def test_whatever_is_found_is_known_and_says_where(text):
    report, problems = describe(text)
    fields = ("outlet", "url", "published", "byline", "credit")
    assert [name for name, _ in report.found] == [name for name in fields if getattr(report, name)]
    assert all(place for _, place in report.found)
    assert report.text == text
    assert all("another language" in problem.message for problem in problems)
