from __future__ import annotations

import pytest

from tests.web.markup import Markup

AUTHORITY = "Orrin Valley Water Authority"


@pytest.fixture(scope="module")
def page(room):
    return Markup(room.get(f"/sources/{AUTHORITY}"))


def said_by(case, name):
    return [s for s in case.statements() if any(link.name == name for link in s.chain)]


def test_a_source_is_found_by_its_name_its_id_and_the_beginning_of_that(room, case, page):
    (id_,) = [id_ for id_, entity in case.entities() if entity.name == AUTHORITY]
    for which in (id_, id_[:8]):
        assert Markup(room.get(f"/sources/{which}")).words("h1") == page.words("h1") == AUTHORITY


def test_a_source_that_is_not_there_is_told_so(room):
    assert room.get("/sources/Nobody At All").status_code == 404


def test_it_is_called_as_the_reports_call_it_and_told_why_that_is_one(page):
    assert "OVWA" in page.words(".note")
    assert "OVWA stands for Orrin Valley Water Authority" in page.words("#spellings")


def test_its_denials_stand_apart_each_marked_as_one_with_a_way_to_the_claim(page):
    marks = page.all("#denies .statement")
    assert marks
    assert all(mark.cssselect(".stance")[0].text_content() == "denies" for mark in marks)
    assert all(any(a.get("href").startswith("/claims/") for a in mark.cssselect("a")) for mark in marks)


def test_where_it_would_not_comment_is_quoted(page):
    assert "did not respond" in page.words("#refusals mark")


def test_every_statement_on_its_word_is_shown_in_its_exact_words(room, case):
    shown = " ".join(Markup(room.get(f"/sources/{AUTHORITY}?show=own")).words("mark").split())
    for statement in said_by(case, AUTHORITY):
        assert " ".join(statement.text.split())[:40] in shown


def test_the_first_page_holds_the_first_of_each_kind_and_leads_to_all(room, page):
    more = [a.get("href") for a in page.all(".more a")]
    assert any("show=own" in address for address in more)
    whole = Markup(room.get(next(address for address in more if "show=own" in address)))
    assert len(whole.all("#own h3")) > len(page.all("#own h3"))
    assert not whole.all("#spellings")


def test_how_it_is_described_is_quoted_with_who_says_so(room):
    found = Markup(room.get("/sources/Tamsin Oyelaran")).words("#descriptions")
    assert "chief engineer" in found
    assert " by " in found


def test_claims_that_it_is_an_origin_of_say_why(room):
    found = Markup(room.get("/sources/Daily Lantern")).words("#origins")
    assert "in its own voice" in found


def test_an_outlet_shows_what_it_published(room):
    found = Markup(room.get("/sources/Daily Lantern"))
    assert all(link.startswith("/reports/") for link in [a.get("href") for a in found.all("#published a")])
    assert len(found.all("#published li")) == 2


def test_a_kind_that_there_is_none_of_is_refused(room):
    assert room.get(f"/sources/{AUTHORITY}?show=secrets").status_code == 422


def test_the_list_of_sources_can_be_sorted_by_its_columns(room):
    page = Markup(room.get("/sources"))
    assert page.words("th[aria-sort]") == "Reports"
    by_name = next(a.get("href") for a in page.all("thead a") if a.text_content() == "Source")
    names = [cell.text_content().casefold() for cell in Markup(room.get(by_name)).all("tbody th")]
    assert names == sorted(names)
    found = Markup(room.get("/sources?order=statements&kind=person"))
    numbers = [int(row.cssselect("td")[-1].text_content()) for row in found.all("tbody tr")]
    assert numbers == sorted(numbers, reverse=True)
    assert {row.cssselect("td")[0].text_content() for row in found.all("tbody tr")} == {"person"}
