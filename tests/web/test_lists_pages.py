"""The pages that list reports, sources and problems, search, and a run at work."""

from __future__ import annotations

import pytest

from headwater.api import open_case, update
from headwater.case import Case
from headwater.records import Place, Problem, Report
from headwater.run.notice import Notice
from tests.stories import tell_hostile_story, tell_story
from tests.web.markup import Markup
from tests.web.room_client import open_room


@pytest.fixture
def small(tmp_path):
    """The path of a small case that a test may change."""
    with Case.create(tmp_path / "dam.sqlite") as case:
        case.add(tell_story().rows)
    return tmp_path / "dam.sqlite"


def test_reports_are_listed_by_date_and_lead_to_their_pages(room, kestrel):
    page = Markup(room.get("/reports"))
    with open_case(kestrel) as case:
        wanted = [f"/reports/{report.id}" for report in case.reports()]
    assert [link for link in page.links if link.startswith("/reports/")] == wanted
    assert room.get(wanted[0]).status_code == 200


def test_reports_of_one_outlet_and_of_some_days_can_be_asked_for(room):
    page = Markup(room.get("/reports", params={"outlet": "Corrin Wire", "since": "2031-03-08"}))
    rows = page.all("tbody tr")
    assert rows
    assert all("Corrin Wire" in row.text_content() for row in rows)
    assert "No report is all of that" in Markup(room.get("/reports", params={"until": "1999"})).words()


def test_sources_are_listed_with_how_much_is_said_on_their_word(room):
    page = Markup(room.get("/sources"))
    first = page.all("tbody tr")[0].text_content()
    assert "Orrin Valley Water Authority" in first
    people = Markup(room.get("/sources", params={"kind": "person"}))
    assert {row.cssselect("td")[0].text for row in people.all("tbody tr")} == {"person"}
    assert "Nobody" in Markup(room.get("/sources", params={"kind": "comet"})).words()


def test_problems_are_listed_by_step_and_a_case_without_any_says_so(small, room):
    with Case.open(small) as case:
        case.add([Problem("name", "x", "", "the group failed")])
    browser = open_room(small)
    page = Markup(browser.get("/problems"))
    assert "04.pdf is a scan" in page.words()
    assert "All (2)" in page.words("nav.parts")
    assert len(Markup(browser.get("/problems?stage=name")).all("ul.problems li")) == 1
    assert "Everything could be read" in Markup(room.get("/problems")).words()


def test_search_shows_sources_claims_statements_and_reports_with_the_words_marked(room):
    page = Markup(room.get("/search", params={"q": "quill"}))
    heads = [head.text_content().split()[1].rstrip("s") for head in page.all("h2[id^=found]")]
    assert heads == ["source", "claim", "statement", "report"]
    assert {mark.text.lower() for mark in page.all("main mark")} == {"quill"}
    assert "/sources/" in " ".join(page.links)


def test_all_of_one_kind_can_be_asked_for(room):
    page = Markup(room.get("/search", params={"q": "the", "kind": "reports"}))
    assert len(page.all("h2[id^=found]")) == 1
    assert page.words("h2[id^=found]") == "14 reports"


def test_search_says_where_there_is_nothing_and_asks_where_nothing_was_asked(room):
    assert "Nothing in this case holds “zeppelins”" in Markup(room.get("/search?q=zeppelins")).words()
    assert Markup(room.get("/search")).one("input[name=q]").get("autofocus") is not None


@pytest.mark.parametrize("path", ["/", "/reports", "/sources", "/problems", "/search?q=said", "/claims/1"])
def test_no_text_of_a_report_becomes_part_of_a_page(tmp_path, path):
    with Case.create(tmp_path / "case.sqlite") as case:
        case.add(tell_hostile_story().rows)
    text = open_room(tmp_path / "case.sqlite").get(path).text
    assert "<script>alert" not in text
    assert "<img" not in text


def test_a_run_in_another_process_is_shown_on_every_page_until_it_ends(small):
    browser = open_room(small)
    with Case.open(small) as case, Notice(case, ["read", "name"], None) as notice:
        notice("name", 1, 2)
        page = Markup(browser.get("/reports"))
        assert page.one("progress").get("value") == "0.750"
        assert "name, step 2 of 2" in page.words("div.running")
        told = browser.get("/api/progress").json()["running"]
        assert (told["share"], told["line"]) == (0.75, "A run is at work: name, step 2 of 2")
    assert not Markup(browser.get("/reports")).all("div.running")
    assert "No run is at work" in browser.get("/progress").text
    assert browser.get("/api/progress").json()["running"] is None


def test_what_a_run_is_working_on_is_told_so_and_not_shown_wrong(small):
    browser = open_room(small)
    claim = browser.get("/api/claims").json()["items"][0]["id"]
    with Case.open(small) as case:
        case.sql("DELETE FROM statement")
    for path in (f"/claims/{claim}", f"/api/claims/{claim}/statements"):
        answer = browser.get(path)
        assert answer.status_code == 503
        assert "being worked out right now" in answer.text


def test_a_case_that_is_gone_is_told_in_a_sentence(small):
    browser = open_room(small)
    small.unlink()
    answer = browser.get("/")
    assert answer.status_code == 503
    assert "there is no case at" in answer.text


def test_the_first_run_shows_the_reports_before_there_are_claims(tmp_path):
    seen = []
    path = tmp_path / "dam.sqlite"

    def look(stage, done, total):
        if (stage, done) == ("segment", total):
            browser = open_room(path)
            seen.append((Markup(browser.get("/reports")).words("h1"), Markup(browser.get("/")).words("p.none")))

    with Case.create(path) as case:
        case.add(row for row in tell_story().rows if isinstance(row, Report | Place))
        update(case, 1, look)
    assert seen == [("3 reports", "No claims yet.")]
    assert int(Markup(open_room(path).get("/")).words("#claims-head").split()[0]) > 0
