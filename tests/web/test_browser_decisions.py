"""Correct, in a browser: one key each, undo, words that are selected, and all of it without scripts."""

from __future__ import annotations

import shutil

import pytest

from headwater.api import open_case
from headwater.web.offers import OFFERS
from headwater.web.things import find_thing
from tests.decisions.piles import GATES
from tests.web.browsing import Visit, serve
from tests.web.test_browser import find_barriers

PAGES = {"claim": "/claims/{}", "statement": "/reports/{}", "report": "/reports/{}", "source": "/sources/{}"}
SOON = 2_000  # ms within which a decision shows its effect in the example case


@pytest.fixture
def path(dam):
    return dam


@pytest.fixture
def visit(browser, path):
    """A visit to the room of the small pile, in which nothing may be loaded from elsewhere or forbidden."""
    with serve(path) as address, Visit.begin(browser, address) as visit:
        yield visit
        assert visit.troubles == []


@pytest.fixture(scope="module")
def ids(pile):
    """An id of each sort of thing, and another one; for a statement, the report that it stands in too."""
    with open_case(pile / "dam.sqlite") as case:
        claims, reports = case.claims(), [case.report(file) for file in ("01.txt", "03.txt")]
        named = [id_ for id_, _ in case.entities() if find_thing(case, "source", id_).choices]
        return {
            "claim": [claim.id for claim in claims[:2]],
            "report": [report.id for report in reports],
            "statement": [report.statements[0].id for report in reports],
            "source": named[:2],
        }


def look_at(visit, ids, sort):
    """Open the page of a thing, with the focus on it."""
    place = ids["report" if sort == "statement" else sort][0]
    visit.go(PAGES[sort].format(place))
    visit.page.locator(f'main a.correct[data-sort="{sort}"][data-thing="{ids[sort][0]}"]').first.focus()


def fill_in(visit, ids, offer):
    """Fill in what the form asks for."""
    form = visit.page.locator("dialog.deciding form.ask")
    if offer.needs in ("other", "how"):
        form.locator("[name=other]").fill(ids[offer.sort][1])
    if offer.needs == "name":
        form.locator("[name=value]").fill("Tamsin Oyelaran")
    if offer.needs == "words":
        form.locator("textarea").fill("gates broke")
    if offer.needs == "pick":
        form.locator("[name=picked]").first.check()
    form.locator("[name=why]").fill("I asked them")
    form.locator("[name=by]").fill("Ada Moor")


def claims_in(path):
    with open_case(path) as case:
        return [(claim.text, claim.echo, claim.origins_min, claim.origins_max) for claim in case.claims()]


BY_KEY = [*{offer.key: offer for offer in reversed(OFFERS) if offer.kind != "not-same-entity"}.values()]
"""One offer a key; to tell two of one name apart needs a name that stands in two reports."""


@pytest.mark.parametrize("offer", BY_KEY, ids=lambda offer: f"{offer.key} on a {offer.sort}")
def test_each_correction_is_made_with_one_key_shows_its_effect_and_is_undone_with_another(visit, ids, path, offer):
    before = claims_in(path)
    look_at(visit, ids, offer.sort)
    visit.page.keyboard.press(offer.key)
    visit.page.locator("dialog.deciding form.ask").wait_for()
    fill_in(visit, ids, offer)
    visit.page.locator("dialog.deciding [name=by]").press("Enter")
    visit.wait_for_effect()
    assert "new or changed" in visit.told
    visit.page.keyboard.press("u")
    visit.page.locator("#decided", has_text="Taken back").wait_for()
    visit.wait_for_effect()
    assert claims_in(path) == before


def test_in_the_example_case_a_decision_shows_its_effect_in_two_seconds(browser, kestrel, tmp_path):
    with serve(shutil.copy(kestrel, tmp_path / "kestrel.sqlite")) as address, Visit.begin(browser, address) as visit:
        visit.decide_note("claims/2")  # what takes long to load is loaded now
        visit.go("/claims/1")
        visit.page.keyboard.press("n")
        visit.page.locator("dialog.deciding [name=by]").wait_for()
        visit.page.keyboard.press("Enter")
        visit.page.locator("#decided:not([data-busy])", has_text="is no claim").wait_for(timeout=SOON)


def test_the_keys_are_listed_with_the_question_mark_and_the_list_is_left_with_escape(visit):
    visit.go("/")
    visit.page.keyboard.press("?")
    shown = visit.page.locator("#keys[open]")
    assert all(f"{offer.key}" in shown.locator("kbd").all_inner_texts() for offer in OFFERS)
    visit.page.keyboard.press("Escape")
    assert not visit.page.locator("#keys[open]").count()


def test_no_key_decides_anything_inside_a_field(visit):
    visit.go("/search")
    visit.page.locator("main input[type=search], main input[name=q]").first.press_sequentially("snpm?u")
    assert not visit.page.locator("dialog[open]").count()


def test_words_that_are_selected_in_a_report_become_the_right_span(visit, ids):
    visit.go(f"/reports/{ids['report'][0]}")
    visit.select("gates broke")
    visit.page.keyboard.press("x")
    visit.page.locator("dialog.deciding .plain a, dialog.deciding textarea").first.wait_for()
    if visit.page.locator("dialog.deciding .plain a").count():
        visit.page.locator("dialog.deciding .plain a").first.click()
    assert visit.page.locator("dialog.deciding textarea").input_value() == "gates broke"
    visit.page.locator("dialog.deciding [name=by]").fill("Ada Moor")
    visit.page.locator("dialog.deciding button.main").click()
    visit.wait_for_effect()
    assert "is rightly “gates broke”" in visit.told


def test_what_was_taken_in_hand_on_one_page_is_decided_on_with_something_on_another(visit, ids):
    look_at(visit, ids, "claim")
    visit.page.keyboard.press("h")
    visit.page.locator("form.hand").wait_for()
    visit.go(f"/claims/{ids['claim'][1]}")
    visit.page.keyboard.press("s")
    assert visit.page.locator("dialog.deciding [name=other]").input_value() == ids["claim"][0]


def test_next_and_previous_move_the_focus_from_thing_to_thing(visit, ids):
    visit.go(f"/reports/{ids['report'][0]}")
    focused = "document.activeElement.dataset.thing"
    visit.page.keyboard.press("j")
    first = visit.page.evaluate(focused)
    visit.page.keyboard.press("j")
    assert visit.page.evaluate(focused) not in (first, None)
    visit.page.keyboard.press("k")
    assert visit.page.evaluate(focused) == first


def test_what_cannot_be_decided_keeps_what_was_filled_in(visit, ids):
    look_at(visit, ids, "claim")
    visit.page.keyboard.press("s")
    form = visit.page.locator("dialog.deciding form.ask")
    form.locator("[name=other]").fill("no such claim")
    form.locator("[name=why]").fill("a long reason")
    form.locator("[name=by]").fill("Ada Moor")
    form.locator("button.main").click()
    visit.page.locator("[role=alert]").wait_for()
    assert [trouble for trouble in visit.troubles if "422" not in trouble] == []
    visit.troubles.clear()  # the browser tells of a status that is meant
    assert visit.page.locator("[name=why]").input_value() == "a long reason"


def test_without_scripts_links_and_forms_do_the_same(browser, path):
    with serve(path) as address, Visit.begin(browser, address, java_script_enabled=False) as visit:
        visit.go("/claims/1")
        visit.page.locator("a.correct").first.click()
        visit.page.locator(".kinds a", has_text="is no claim").click()
        visit.page.locator("[name=by]").fill("Ada Moor")
        visit.page.locator("button.main").click()
        assert "is no claim" in visit.told
        visit.page.locator("#decided form.undo button").click()
        assert "Taken back" in visit.told
        assert GATES.partition(" of ")[0] in visit.page.locator("main").inner_text()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_forms_keys_and_what_was_decided_have_no_barriers(visit, ids, look):
    visit.page.emulate_media(color_scheme=look)
    for offer in {offer.needs: offer for offer in OFFERS}.values():
        visit.go(f"/decisions/new?sort={offer.sort}&thing={ids[offer.sort][0]}&kind={offer.kind}")
        assert find_barriers(visit.page) == [], offer
    visit.decide_note(f"claims/{ids['claim'][0]}")
    visit.page.keyboard.press("h")
    visit.page.locator("form.hand").wait_for()
    assert find_barriers(visit.page) == []
    visit.page.keyboard.press("?")
    assert find_barriers(visit.page) == []
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("s")
    visit.page.locator("dialog.deciding form.ask").wait_for()
    assert find_barriers(visit.page) == []
    visit.go("/decisions")
    assert find_barriers(visit.page) == []
