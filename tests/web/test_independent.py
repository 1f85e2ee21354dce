"""A new user's question: which of these nine reports are independent, and why?"""

from __future__ import annotations

from tests.web.markup import Markup


def click(room, page, path):
    """Return the page behind the first link that a CSS path finds."""
    return Markup(room.get(page.all(path)[0].get("href")))


def test_which_of_these_nine_reports_are_independent_is_answered_in_five_clicks(room):
    case = Markup(room.get("/"))
    claim = click(room, case, ".claims a.text")  # the claim of the most reports
    assert claim.words("h1").startswith("9 reports → ")
    first, *_ = (" ".join(origin.text_content().split()) for origin in claim.all(".origins li"))
    assert "First-hand: Radio Meridian, 10 March 2031" in first
    assert "Repeated by: Daily Lantern, 10 March 2031" in first
    assert "Named as the source by" in first
    assert "takes it in part from Radio Meridian" in claim.words("#kin-table")
    assert "published 4 hours later" in claim.words("#kin-table .evidence")
    both = click(room, claim, "#kin-table td a")  # the evidence in the words of both reports
    assert "Daily Lantern takes material from Radio Meridian" in both.words(".why")
    assert "spring 2027" in both.words("#left .differs")
    report = click(room, both, "#left-head a")  # and the whole report
    assert report.words("h1").startswith("“I told them twice”")


def test_every_report_of_a_claim_is_first_hand_repeats_it_or_is_set_aside(room):
    claim = Markup(room.get("/claims/1"))
    named = {a.get("href") for a in claim.all("#origins > ol a, #origins > .why a")}
    assert len({link for link in named if link.startswith("/reports/")}) == 9
