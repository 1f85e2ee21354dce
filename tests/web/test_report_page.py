from __future__ import annotations

import pytest

from tests.web.markup import Markup


@pytest.fixture(scope="module")
def page(room):
    return Markup(room.get("/reports/06.txt"))


def test_the_text_stands_there_as_it_came(room, case):
    for report in case.reports():
        page = Markup(room.get(f"/reports/{report.id}"))
        assert "".join(line.text_content() for line in page.all(".words")) == report.text


def test_sources_cues_and_contents_are_shown_and_explained(page):
    assert "told" in page.words(".as-it-came .cue")
    for kind in ("source", "cue", "content", "copy", "furniture"):
        assert page.all(f".as-it-came .{kind}")
        assert page.all(f".key .{kind}")
        assert page.one(f"#show-{kind}").get("type") == "checkbox"


def test_every_statement_tells_its_chain_on_focus_and_leads_to_its_claim(page, case):
    for number, statement in enumerate(case.report("06.txt").statements, 1):
        mark = page.one(f"#s-{statement.id}")
        assert mark.get("href") == f"#note-{number}"
        for link in statement.chain:
            assert link.name in mark.get("data-chain")
            assert link.name in mark.get("aria-label")
        assert f"/claims/{statement.claim}" in [a.get("href") for a in page.one(f"#note-{number}").iter("a")]


def test_words_and_note_of_a_statement_know_each_other(page):
    numbers = {piece.get("data-said") for piece in page.all(".words span[data-said]") if piece.get("data-said")}
    known = {number for said in numbers for number in said.split()}
    assert known == {note.get("data-said") for note in page.all(".said-note")}


def test_metadata_say_where_each_was_found(page):
    assert "Daily Lantern from manifest" in page.words(".about dl")


def test_what_a_report_relies_on_and_who_relies_on_it_stand_with_the_evidence(page, case):
    report = case.report("06.txt")
    shown = page.words("#relies")
    for reliance in (*report.relies, *report.relied_on):
        assert all(" ".join(line.split()) in shown for line in reliance.evidence)
        assert f"/compare/{reliance.report.id}/{reliance.on.id}" in page.links


def test_shared_words_lead_to_the_two_reports_side_by_side(page, case):
    report = case.report("06.txt")
    others = {report.other(copy)[0].id for copy in report.copies}
    assert others
    assert all(any(link.startswith(f"/compare/{report.id}/{other}#p-") for link in page.links) for other in others)


def test_a_report_that_is_not_there_is_told_with_the_next_step(room):
    answer = room.get("/reports/99.txt")
    assert answer.status_code == 404
    assert "no report" in answer.text


def test_inner_links_have_their_places(page):
    ids = [found.get("id") for found in page.all("[id]")]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(ids)
