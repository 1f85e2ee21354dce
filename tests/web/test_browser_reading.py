"""Reading closely, in a browser: from the case to why reports are independent, by pointer, by keyboard and without scripts."""

from __future__ import annotations

import re

import pytest

from tests.web.browsing import Visit, serve

PAGES = ("/claims/1", "/claims/3", "/reports/06.txt", "/compare/05.txt/06.txt")
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def visit(browser, address):
    """A visit in which nothing may be loaded from elsewhere or forbidden."""
    with Visit.begin(browser, address) as visit:
        yield visit
        assert visit.troubles == []


def test_which_reports_are_independent_and_why_takes_two_clicks(visit):
    visit.go("/")
    visit.page.locator(".claims a.text").first.click()
    assert re.match(r"\d+ reports → ", visit.page.locator("h1").inner_text())
    origins = visit.page.locator(".origins").inner_text()
    assert "First-hand: " in origins
    assert "Repeated by: " in origins
    visit.page.locator("#kin-table td a").first.click()
    assert visit.page.locator("main .why").count()
    assert visit.page.locator(".side").count() == 2


def test_the_nodes_of_a_tree_are_reached_one_after_the_other_by_keyboard(visit):
    visit.go("/claims/1")
    nodes = visit.page.locator("#origins svg.tree a")
    nodes.first.focus()
    for number in range(1, 4):
        visit.page.keyboard.press("Tab")
        assert nodes.nth(number).evaluate("node => node === document.activeElement")
    assert nodes.nth(3).locator("rect").evaluate("rect => getComputedStyle(rect).strokeWidth") == "3px"
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/reports/**")


def test_coming_to_a_number_shows_the_chain_and_what_belongs_together(visit):
    visit.go("/reports/06.txt")
    number = visit.page.locator(".no").nth(4)
    number.focus()
    visit.page.keyboard.press("Shift+Tab")
    visit.page.keyboard.press("Tab")
    shown = number.evaluate("mark => getComputedStyle(mark, '::after').content")
    assert number.get_attribute("data-chain") in shown
    assert visit.page.locator(".said-note.shown").inner_text().startswith("5")
    assert visit.page.locator(".words span.shown").count()


def test_pointing_at_words_shows_the_note_that_belongs_to_them(visit):
    visit.go("/reports/06.txt")
    visit.page.get_by_text("budget slashed by 42 million crowns").hover()
    assert visit.page.locator(".said-note.shown").count() == 1


def test_a_kind_of_mark_can_be_put_out(visit):
    visit.go("/reports/06.txt")
    furniture = visit.page.locator(".as-it-came .furniture").first
    assert furniture.is_visible()
    visit.page.locator("#show-furniture").uncheck()
    assert not furniture.is_visible()


def test_two_reports_scroll_together_by_the_passages_they_share(visit):
    visit.go("/compare/01.txt/04.txt")
    visit.page.set_viewport_size({"width": 1000, "height": 500})
    left = visit.page.locator("#left")
    left.hover()
    visit.page.mouse.wheel(0, 200)
    visit.page.wait_for_function("document.querySelector('#right').scrollTop > 100")
    visit.page.locator("#right .passage").first.click()
    assert left.locator(".passage").first.evaluate("mark => mark === document.activeElement")
    visit.page.set_viewport_size({"width": 1200, "height": 900})


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_phone(visit, path):
    visit.page.set_viewport_size({"width": 390, "height": 800})
    visit.go(path)
    assert visit.page.evaluate(BEYOND) == 0
    visit.page.set_viewport_size({"width": 1200, "height": 900})


def test_without_scripts_everything_is_there_all_the_same(browser, kestrel):
    with serve(kestrel) as address, Visit.begin(browser, address, java_script_enabled=False) as visit:
        visit.go("/reports/06.txt")
        visit.page.locator(".no").first.click()
        assert visit.page.url.endswith("#note-1")
        visit.go("/compare/01.txt/04.txt")
        visit.page.locator("#left .passage").first.click()
        assert visit.page.url.endswith("#right-1")
        assert visit.page.locator("#right .words").last.is_visible()
