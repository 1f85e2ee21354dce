"""Look, in a browser: every page in light and dark, by keyboard, on a phone, enlarged and on paper."""

from __future__ import annotations

import re

import pytest

from headwater.api import open_case
from headwater.exports.html import write_page
from tests.web.browsing import Visit

SEVERE = ("serious", "critical")
CLICKS = 5
PHONE, ENLARGED = {"width": 390, "height": 800}, {"width": 640, "height": 480}  # 1280 x 960 at 200 %


@pytest.fixture(scope="module")
def window(browser, address):
    """One window for all tests; in it nothing may be loaded from elsewhere, or be forbidden by the policy of the pages."""
    with Visit.begin(browser, address) as visit:
        yield visit


@pytest.fixture
def visit(window):
    window.page.set_viewport_size({"width": 1200, "height": 900})
    window.page.emulate_media(color_scheme="light", media="screen")
    window.troubles.clear()
    yield window
    assert window.troubles == []


@pytest.fixture(scope="module")
def places(kestrel):
    """The address of one page of each kind."""
    with open_case(kestrel) as case:
        claim = case.claims()[0]
        taken = next(reliance for reliance in case.relies() if reliance.how == "verbatim")
        return {
            "case": "/",
            "claim": f"/claims/{claim.id}",
            "reports": "/reports",
            "report": f"/reports/{taken.report.id}",
            "compare": f"/compare/{taken.report.id}/{taken.on.id}",
            "sources": "/sources",
            "source": f"/sources/{claim.origins[0].row.entity}",
            "timeline": "/timeline",
            "network": "/network",
            "search": "/search?q=gates",
            "problems": "/problems",
            "decisions": "/decisions",
            "decide": f"/decisions/new?sort=claim&thing={claim.id}",
            "export": "/export",
            "missing": "/claims/none-of-these",
        }


PAGES = (
    "case", "claim", "reports", "report", "compare", "sources", "source", "timeline", "network", "search", "problems",
    "decisions", "decide", "export",
)  # fmt: skip


def find_barriers(page, *rules):
    """Return what axe-core finds serious or critical: the rule, and the first elements that break it; by some rules, or all."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    found = axe.run(page, options={"runOnly": rules} if rules else {"resultTypes": ["violations"]}).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found if one["impact"] in SEVERE]


def find_barriers_in_both_looks(page):
    """Return the same in light, and what is too pale in dark: all else is the same there."""
    page.emulate_media(color_scheme="light")
    found = find_barriers(page)
    page.emulate_media(color_scheme="dark")
    return found + find_barriers(page, "color-contrast", "link-in-text-block")


def test_a_barrier_would_be_found(visit):
    visit.go("/")
    visit.page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert [rule for rule, _ in find_barriers(visit.page)] == ["image-alt"]


def test_a_pale_word_would_be_found_in_dark(visit):
    visit.go("/")
    visit.page.evaluate("document.querySelector('h1').style.color = '#333'")
    assert [rule for rule, _ in find_barriers_in_both_looks(visit.page)] == ["color-contrast"]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barriers_in_light_and_in_dark_and_keeps_to_its_policy(visit, places, name):
    visit.go(places[name])
    assert find_barriers_in_both_looks(visit.page) == []


@pytest.mark.parametrize("size", [PHONE, ENLARGED], ids=["phone", "enlarged"])
def test_on_a_phone_and_enlarged_to_200_percent_no_page_runs_out_at_its_side(visit, places, size):
    visit.page.set_viewport_size(size)
    for name in PAGES:
        visit.go(places[name])
        assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name


def test_which_of_many_reports_are_independent_and_why_takes_at_most_five_clicks(visit):
    clicks = 0

    def click(locator):
        nonlocal clicks
        clicks += 1
        locator.click()
        visit.page.wait_for_load_state()

    visit.go("/")
    click(visit.page.locator("ol.claims a.text").first)
    assert re.fullmatch(r"\d+ reports → \d(–\d)? origins?", visit.page.locator("h1").inner_text())
    whys = visit.page.locator(".origins li")
    assert all("source by" in why or "voice" in why for why in whys.all_inner_texts())
    tree = visit.page.locator("#origins svg.tree").first
    assert tree.is_visible()
    click(tree.locator("a[href^='/reports/']").first)
    assert visit.page.locator("h1").is_visible()
    assert clicks <= CLICKS


def test_everything_in_the_room_can_be_reached_by_keyboard_and_shows_where_the_focus_is(visit):
    visit.go("/timeline")
    seen = []
    for _ in range(40):
        visit.page.keyboard.press("Tab")
        seen.append(
            visit.page.evaluate(
                """() => {
                    const at = document.activeElement, style = getComputedStyle(at);
                    const mark = at.querySelector(".hit"), shown = mark && getComputedStyle(mark).stroke !== "none";
                    return [at.getAttribute("href") || at.tagName, style.outlineStyle !== "none" || shown];
                }"""
            )
        )
    reached = [where for where, _ in seen]
    assert reached[0] == "#content"
    assert "/network" in reached
    assert any(where.startswith("/timeline?from=") for where in reached)
    assert all(shown for where, shown in seen if where != "BODY")


def test_the_link_to_skip_what_all_pages_have_leads_to_the_content(visit):
    visit.go("/sources")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "content"


def test_pointing_at_somebody_in_the_network_lets_its_ties_stand_out(visit):
    visit.go("/network")
    visit.page.locator("figure svg.network a").first.focus()
    assert visit.page.locator("svg.network.lit .tie.own").count() > 0
    visit.page.keyboard.press("Escape")
    visit.page.locator("nav.room a").first.focus()
    assert visit.page.locator("svg.network.lit").count() == 0


def test_a_mark_of_the_timeline_leads_to_what_appeared_then(visit):
    visit.go("/timeline")
    visit.page.locator("svg.strip a[aria-label^='10 March 2031']").focus()
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/timeline?from=2031-03-10*")
    assert visit.page.locator("h1").inner_text() == "10 March 2031"


def test_nothing_moves_for_those_who_ask_for_that(visit, places):
    visit.page.emulate_media(reduced_motion="reduce")
    for name in ("claim", "compare", "timeline", "network"):
        visit.go(places[name])
        moving = visit.page.evaluate(
            """() => [document.documentElement, ...document.querySelectorAll("*")].filter((one) => {
                const style = getComputedStyle(one);
                return style.scrollBehavior === "smooth" || parseFloat(style.transitionDuration) > 0
                    || parseFloat(style.animationDuration) > 0;
            }).length"""
        )
        assert moving == 0, name
    visit.page.emulate_media(reduced_motion=None)


def test_on_paper_the_content_stands_without_the_ways_to_other_pages(visit, places):
    visit.page.emulate_media(media="print")
    for name in ("case", "claim", "source", "timeline", "network"):
        visit.go(places[name])
        assert not visit.page.locator("nav.room").is_visible(), name
        assert visit.page.locator("h1").is_visible(), name
    assert visit.page.pdf()[:5] == b"%PDF-"


def test_a_page_that_is_not_there_leads_back(visit, places):
    visit.page.goto(f"{visit.room}{places['missing']}")
    visit.troubles[:] = [trouble for trouble in visit.troubles if "404" not in trouble]
    visit.page.locator("main a").first.click()
    assert visit.page.url == f"{visit.room}/"


def test_the_file_to_send_opens_from_disk_without_a_network(browser, kestrel, tmp_path):
    file = tmp_path / "kestrel.html"
    with open_case(kestrel) as case:
        file.write_bytes(write_page(case))
    context = browser.new_context(offline=True)
    page = context.new_page()
    troubles = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: troubles.append(request.url) if not request.url.startswith(("file:", "data:")) else None)
    page.goto(file.as_uri())
    page.locator("details.claim summary").first.click()
    assert page.locator("details.claim[open] .origins").first.is_visible()
    assert find_barriers_in_both_looks(page) == []
    assert troubles == []
    context.close()
