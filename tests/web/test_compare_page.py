from __future__ import annotations

import pytest

from tests.web.markup import Markup


@pytest.fixture(scope="module")
def page(room):
    return Markup(room.get("/compare/01.txt/04.txt"))


def test_both_texts_stand_there_as_they_came(page, case):
    for side, file in (("left", "01.txt"), ("right", "04.txt")):
        assert "".join(line.text_content() for line in page.all(f"#{side} .words")) == case.report(file).text


def test_every_number_leads_to_the_same_passage_on_the_other_side(page):
    for side, other in (("left", "right"), ("right", "left")):
        numbers = page.all(f"#{side} .passage")
        assert numbers
        for number in numbers:
            twin = page.one(f"#{number.get('href')[1:]}")
            assert twin.get("data-no") == number.get("data-no")
            assert twin.get("href") == f"#{number.get('id')}"
            assert twin.get("id").startswith(other)


def test_the_words_in_which_aligned_passages_differ_are_marked(page):
    assert "Read more" in page.words("#right .differs")


def test_the_direction_stands_above_with_its_evidence(page, case):
    (step,) = case.report("04.txt").relies
    assert "Orrin Today copies Corrin Wire" in page.words(".why")
    assert all(line in page.words(".evidence") for line in step.evidence)


def test_reports_that_share_nothing_are_said_to(room):
    page = Markup(room.get("/compare/02.txt/03.txt"))
    assert "They share no passage." in page.words()


def test_a_report_that_is_not_there_is_told(room):
    assert room.get("/compare/01.txt/99.txt").status_code == 404
