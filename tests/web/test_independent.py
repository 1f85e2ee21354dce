"""A new user's question: which of these nine reports are independent, and why?"""

from __future__ import annotations

from headwater.api import open_case
from headwater.view.family import trace_families
from headwater.view.phrases import count, say_report
from tests.web.markup import Markup


def click(room, page, path):
    """Return the page behind the first link that a CSS path finds."""
    return Markup(room.get(page.all(path)[0].get("href")))


def test_which_reports_of_the_first_claim_are_independent_and_why_is_answered_in_five_clicks(room, kestrel):
    with open_case(kestrel) as case:
        claim = case.claims()[0]
        family = next(family for family in trace_families(claim) if family.repeating)
        step = next(branch for _, branch in family.walk() if branch.of and not branch.through)
        first, repeating = say_report(family.first_hand[0]), say_report(family.repeating[0])
    page = click(room, Markup(room.get("/")), ".claims a.text")  # the claim of the most reports
    assert page.words("h1").startswith(f"{count(claim.echo, 'report')} → ")
    (origin,) = (found for found in page.all(".origins li") if found.text_content().strip().startswith(family.name))
    told = " ".join(origin.text_content().split())
    assert f"First-hand: {first}" in told
    assert f"Repeated by: {repeating}" in told
    assert family.origin.why in told
    assert all(line in page.words("#kin-table .evidence") for line in step.evidence)
    both = click(room, page, "#kin-table td a")  # the words of both reports
    assert f"{step.name} " in both.words(".why")
    report = click(room, both, "#left-head a")  # and the whole report
    assert report.all(".as-it-came")


def test_every_report_of_a_claim_is_first_hand_repeats_it_or_is_set_aside(room, kestrel):
    with open_case(kestrel) as case:
        claims = [claim for claim in case.claims()[:5] if claim.origins]
        for claim in claims:
            page = Markup(room.get(f"/claims/{claim.id}"))
            named = {a.get("href") for a in page.all("#origins > ol a, #origins > .why a")}
            assert len({link for link in named if link.startswith("/reports/")}) == claim.echo
