from __future__ import annotations

import pytest

from tests.web.markup import Markup


@pytest.fixture(scope="module")
def page(room):
    return Markup(room.get("/network"))


def rows(page):
    return [tuple(cell.text_content().strip() for cell in row) for row in page.all("#ties tbody tr")]


def test_outlets_that_copy_are_told_in_the_table_and_drawn(page):
    assert any(row[:3] == ("Harrow Herald", "copies", "Corrin Wire outlet") for row in rows(page))
    sentences = [link.get("aria-label") for link in page.all("figure svg.network")[0].iter("{*}a")]
    assert any(sentence.startswith("Harrow Herald, an outlet: copies Corrin Wire") for sentence in sentences)


def test_what_is_left_out_of_the_picture_is_said_and_can_be_drawn(page, room):
    assert "Drawn are the 40 of" in page.words("figcaption")
    more = next(a.get("href") for a in page.all("figcaption a") if a.text_content() == "Draw 80")
    assert len(Markup(room.get(more)).all("figure svg.network a")) > 40


def test_every_node_leads_to_the_page_on_it(page, room):
    addresses = {a.get("href") for a in page.all("figure svg.network")[0].iter("{*}a")}
    assert all(room.get(address).status_code == 200 for address in sorted(addresses)[:3])


def test_one_kind_of_tie_can_be_shown_alone(room):
    page = Markup(room.get("/network?how=verbatim"))
    assert {row[1] for row in rows(page)} == {"copies"}
    assert "copied by" in page.words(".key")
    assert "named as a source by" not in page.words(".key")


def test_the_ties_of_one_outlet_can_be_shown_alone_by_its_name(room):
    page = Markup(room.get("/network", params={"around": "Daily Lantern"}))
    assert page.words("h1") == "Daily Lantern"
    assert all("Daily Lantern" in (row[0], row[2].removesuffix(" outlet")) for row in rows(page))
    assert page.all("svg .around")


def test_a_small_network_is_drawn_whole_and_says_so(undated_room):
    assert "All 6 ties are drawn." in Markup(undated_room.get("/network")).words("figcaption")


def test_whoever_is_not_there_and_kinds_that_are_none_are_told_so(room):
    assert room.get("/network?around=Nobody+At+All").status_code == 404
    assert room.get("/network?how=guesses").status_code == 422
    assert room.get("/network?most=100000").status_code == 422
