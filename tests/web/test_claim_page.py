from __future__ import annotations

import pytest

from headwater.view.family import trace_families
from headwater.view.phrases import count
from tests.web.markup import Markup


@pytest.fixture(scope="module")
def page(room):
    return Markup(room.get("/claims/1"))


def test_the_headline_says_how_many_reports_come_to_how_many_origins(page, case):
    claim = case.claims()[0]
    assert page.words("h1") == f"{count(claim.echo, 'report')} → {count(claim.origins_max, 'origin')}"


def test_a_claim_is_found_by_its_id_as_by_its_number(room, case):
    assert Markup(room.get(f"/claims/{case.claims()[0].id}")).words("h1") == Markup(room.get("/claims/1")).words("h1")


def test_a_claim_that_is_not_there_is_told_with_the_next_step(room):
    answer = room.get("/claims/9999")
    assert answer.status_code == 404
    assert "no claim" in answer.text


def test_every_origin_says_why_it_is_counted_and_the_range_why_it_is_one(page, case):
    claim = case.claims()[0]
    shown = page.words(".origins")
    for origin in claim.origins:
        assert origin.name in shown
        assert " ".join(origin.why.split()) in shown
    assert claim.why[1:] in page.words("#origins .why")


def test_every_report_of_the_claim_stands_in_the_tables_with_how_it_came_to_it(page, case):
    claim = case.claims()[0]
    shown = {link for link in page.links if link.startswith("/reports/")}
    assert {f"/reports/{report.id}" for report in claim.reports} <= shown
    evidence = [line for family in trace_families(claim) for _, branch in family.walk() for line in branch.evidence]
    assert evidence
    assert all(" ".join(line.split()) in page.words(".kin") for line in evidence)


def test_the_picture_tells_the_same_as_the_table_beside_it(page, case):
    family = trace_families(case.claims()[0])[0]
    drawing = page.all("#origins svg.tree")[0]
    sentences = [link.findtext("{*}title") for link in drawing.iter("{*}a")]
    told = page.words("#kin-table")
    for sentence in sentences:
        name, _, step = sentence.partition(": ")
        assert name.split(",")[0] in told
        assert step in told or name.startswith(family.name) or "an origin" in name


def find(room, case, has):
    """Return the first claim of the example of which something holds, with its page."""
    claim = next(claim for claim in case.claims() if has(claim))
    return claim, Markup(room.get(f"/claims/{claim.id}"))


def test_denials_stand_apart_with_origins_of_their_own(room, case):
    _, page = find(room, case, lambda claim: claim.denied and claim.origins)
    assert "Denials are no part of the count" in page.words("#denied")
    assert "denies it" in page.words("#denied-table")
    assert page.all("#denied svg.tree")


def test_altered_quotations_mark_the_words_that_changed(room, case):
    claim, page = find(room, case, lambda claim: claim.alterations)
    for change in claim.alterations:
        assert " ".join(change.why.split()) in page.words("#changes")
    assert page.all("#changes del, #changes ins")


def test_what_the_cited_report_does_not_say_is_shown_with_who_says_it(room, case):
    _, page = find(room, case, lambda claim: claim.additions)
    assert "says more than" in page.words("#changes") or "contradicts" in page.words("#changes")


def test_every_statement_stands_in_its_context_with_its_exact_words_marked(page, case):
    for statement in case.claims()[0].outer_statements:
        (item,) = page.all(f"#s-{statement.id}")
        assert [mark.text_content() for mark in item.iter("mark")] == [statement.text]
        assert " ".join(statement.why.split()) in " ".join(item.text_content().split())
        assert f"/reports/{statement.report.id}#s-{statement.id}" in [a.get("href") for a in item.iter("a")]


def test_versions_are_told_by_report_and_by_who_told_them(room, case):
    claim, page = find(room, case, lambda claim: claim.told)
    for slot, lines in claim.told.items():
        assert slot in page.words("#versions caption")
        for line in lines:
            assert line.value in page.words("#versions td, #versions th")
            assert line.origin in page.words("#versions")


def test_claims_of_every_size_have_a_page(room, case):
    for claim in case.claims()[::8]:
        assert room.get(f"/claims/{claim.id}").status_code == 200


def test_inner_links_have_their_places(page):
    ids = [found.get("id") for found in page.all("[id]")]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(ids)
