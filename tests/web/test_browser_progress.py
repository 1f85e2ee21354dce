"""A run in another process, seen in a browser: the page follows it, and says when it is over."""

from __future__ import annotations

import re

from headwater.case import Case
from headwater.run.notice import Notice
from tests.stories import tell_story
from tests.web.browsing import Visit, open_browser, serve

STAGES = ["read", "name", "group", "origin"]


def test_a_page_follows_a_run_to_its_end_without_being_asked_again(tmp_path):
    path = tmp_path / "dam.sqlite"
    with Case.create(path) as case:
        case.add(tell_story().rows)
    with open_browser() as browser, serve(path) as address, Case.open(path) as case, Visit.begin(browser, address) as visit:
        with Notice(case, STAGES, None) as notice:
            notice("read", 1, 2)
            visit.go("/")
            assert visit.page.locator("#running progress").get_attribute("value") == "0.125"
            notice("group", 0, 3)
            visit.page.get_by_text("A run is at work: group, step 3 of 4").wait_for()
            assert visit.page.locator("#running progress").evaluate("bar => bar.value") == 0.5
        visit.page.locator("#running", has_text=re.compile("The run is over")).wait_for()
        visit.page.get_by_role("link", name="Show what it found").click()
        visit.page.locator("#running").wait_for(state="detached")
        assert visit.troubles == []
