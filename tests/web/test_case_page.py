"""The case page: claims by echo, filtered, with counts that add up."""

from __future__ import annotations

import re

import pytest

from headwater.api import open_case
from tests.web.markup import Markup


def look(room, **asked):
    return Markup(room.get("/", params=asked))


def shown(page):
    return [item.get("id").removeprefix("c-") for item in page.all("li.listed")]


def test_it_opens_on_the_claims_of_the_most_reports(room, kestrel):
    with open_case(kestrel) as case:
        assert shown(look(room)) == [claim.id for claim in case.claims()[:50]]


def test_it_says_how_many_of_the_claims_in_several_reports_rest_on_one_origin(room, kestrel):
    with open_case(kestrel) as case:
        several = [claim for claim in case.claims() if claim.echo > 1]
    single = sum(claim.single_source for claim in several)
    assert f"{single} of {len(several)} claims in several reports" in look(room).words("p.lede")


def test_every_claim_leads_to_its_page(room):
    page = look(room)
    assert {f"/claims/{id_}" for id_ in shown(page)} <= set(page.links)
    assert room.get(f"/claims/{shown(page)[0]}").status_code == 200


def test_the_counts_under_the_heading_add_up(room):
    for asked in ({}, {"denied": "1"}, {"echo": "several"}, {"voice": "own", "stance": "asserts"}):
        page = look(room, **asked)
        total = int(re.search(r"[\d,]+", page.words("#claims-head")).group())
        sums = page.words("p.sums")
        several, alone = (int(re.search(rf"(\d+) in {what}", sums).group(1)) for what in ("several", "one report"))
        assert several + alone == total
        assert len(shown(page)) == min(total, 50)


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ({"single_source": "1"}, lambda claim: claim.single_source),
        ({"denied": "1"}, lambda claim: claim.denied),
        ({"changed": "1"}, lambda claim: claim.changed),
        ({"echo": "one"}, lambda claim: claim.echo == 1),
        ({"stance": "denies"}, lambda claim: claim.denied),
        ({"voice": "attributed"}, lambda claim: not claim.own_voice),
        ({"outlet": "Corrin Wire"}, lambda claim: "Corrin Wire" in {report.outlet for report in claim.reports}),
        ({"since": "2031-03-10"}, lambda claim: (claim.first_date or "") >= "2031-03-10"),
        ({"until": "2031-03-08"}, lambda claim: claim.first_date and claim.first_date[:10] <= "2031-03-08"),
    ],
)
def test_a_filter_shows_all_claims_it_fits_and_no_others(room, kestrel, asked, holds):
    with open_case(kestrel) as case:
        wanted = [claim.id for claim in case.claims() if holds(claim)]
    assert shown(look(room, **asked)) == wanted[:50]
    assert wanted


def test_the_claims_on_the_word_of_a_source_are_found_by_its_name_and_by_its_id(room, kestrel):
    with open_case(kestrel) as case:
        said = {s.claim for s in case.statements() if "Darragh Quill" in {names for link in s.chain for names in [link.name]}}
        entity = next(id_ for id_, row in case.entities() if row.name == "Darragh Quill")
    by_name, by_id = shown(look(room, source="darragh quill ")), shown(look(room, source=entity))
    assert by_name == by_id
    assert said - {""} <= set(by_name)


def test_the_form_keeps_what_was_asked(room):
    page = look(room, denied="1", outlet="Corrin Wire", since="2031", order="oldest")
    assert page.one("input[name=denied]").get("checked") is not None
    assert page.one("select[name=outlet] option[selected]").get("value") == "Corrin Wire"
    assert page.one("input[name=since]").get("value") == "2031"


def test_pages_lead_on_with_what_was_asked(room):
    page = look(room, order="newest")
    assert "/?order=newest&page=2" in page.links
    second = look(room, order="newest", page="2")
    assert not set(shown(page)) & set(shown(second))


def test_where_nothing_fits_it_says_so(room):
    assert "No claim is all of that" in look(room, outlet="The Moon Times").words()


@pytest.mark.parametrize("asked", [{"page": "0"}, {"since": "yesterday"}, {"echo": "loud"}, {"page": "x" * 999}])
def test_what_is_not_understood_is_told_as_a_page(room, asked):
    answer = room.get("/", params=asked)
    assert answer.status_code == 422
    assert "not understood" in answer.text


def test_a_page_that_is_not_there_says_so(room):
    assert room.get("/nowhere").status_code == 404
    assert room.get("/claims/zzzz").status_code == 404
    assert "as `claims` lists them" in room.get("/claims/zzzz").text
