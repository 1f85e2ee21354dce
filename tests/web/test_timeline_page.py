from __future__ import annotations

import pytest

from headwater.api import open_case
from headwater.view.timeline import Counts
from headwater.web.surveys import MOST, list_grains
from tests.web.markup import Markup


@pytest.fixture(scope="module")
def page(room):
    return Markup(room.get("/timeline"))


def test_the_timeline_tells_how_much_appeared_and_from_when_to_when(page, kestrel):
    with open_case(kestrel) as case:
        assert f"21 November 2019 to 16 March 2031: {len(case.reports())} reports" in page.words(".lede")
        assert f"{len(case.claims())} claims first reported" in page.words(".lede")


def test_the_table_tells_the_same_as_the_picture(page):
    drawn = [link.get("aria-label").split(":")[0] for link in page.one("svg.strip").iter("{*}a")]
    assert drawn == [cell.text_content() for cell in page.all(".numbers tbody th")]
    rows = [[int(cell.text_content()) for cell in row.cssselect("td")] for row in page.all(".numbers tbody tr")]
    totals = [sum(column) for column in zip(*rows, strict=True)]
    assert [int(a.text_content().split()[-1]) for a in page.all("#list .switch a")] == totals


def test_every_mark_leads_to_what_appeared_then(room, page):
    day = next(link for link in page.one("svg.strip").iter("{*}a") if link.get("aria-label").startswith("10 March 2031"))
    found = Markup(room.get(day.get("href")))
    assert found.words("h1") == "10 March 2031"
    assert len(found.all(".events tr")) == 3
    assert all(cell.text_content().startswith("10 March 2031") for cell in found.all(".events .when"))
    assert found.words(".switch [aria-current]").startswith("hour")


@pytest.mark.parametrize("show", ["reports", "claims", "versions", "denials"])
def test_whatever_is_listed_leads_to_the_page_on_it(room, show):
    found = Markup(room.get("/timeline", params={"show": show}))
    leads = [a.get("href") for row in found.all(".events tr") for a in row.cssselect("a")]
    assert leads
    assert all(address.startswith(("/claims/", "/reports/")) for address in leads)


def test_reports_without_a_date_are_counted_and_shown_apart(undated_room):
    page = Markup(undated_room.get("/timeline"))
    assert "Without a date: 1 report, 1 claim first reported, 1 denial." in page.words(".note")
    apart = Markup(undated_room.get("/timeline?undated=1"))
    assert apart.words("h1") == "Without a date"
    assert apart.words(".events .when") == "no date"
    assert not apart.all("svg")


def test_a_time_without_anything_says_so(room):
    assert "Nothing appeared in this time." in Markup(room.get("/timeline?from=2040&to=2041")).words()


def test_a_grain_that_is_none_is_refused_and_a_period_that_is_none_left_open(room):
    assert room.get("/timeline?grain=minute").status_code == 422
    assert Markup(room.get("/timeline?from=yesterday")).words("h1") == "Timeline"


def test_only_grains_with_not_too_many_columns_are_offered():
    counts = {f"{2000 + n // 12}-{n % 12 + 1:02}-01T10": Counts(reports=1) for n in range(MOST + 1)}
    assert list_grains(counts) == ["week", "year"]


def test_the_case_shows_its_reports_and_denials_in_time_and_leads_to_the_timeline(room, undated_room):
    drawing = Markup(room.get("/")).one("svg.strip")
    assert next(drawing.iter("{*}a")).get("href") == "/timeline?from=2019-11-21&to=2019-11-21"
    assert "Without a date: 1 report" in Markup(undated_room.get("/")).words("figcaption")
