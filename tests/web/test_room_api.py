"""/api answers the same nouns as the pages, as it says in its description, whatever is asked."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from headwater.api import open_case
from headwater.web.api.routes import router
from headwater.web.app import create_app
from headwater.web.room import Room

CHECKS = [not_a_server_error, response_schema_conformance, status_code_conformance]
ADDRESSES = (
    "/",
    "/claims/{}",
    "/reports/{}",
    "/sources/{}",
    "/compare/{}/{}",
    "/search?q={}",
    "/?source={}&outlet={}",
    "/timeline?from={}",
    "/network?around={}",
)


schema = schemathesis.openapi.from_dict(create_app(Room(Path("unopened"))).openapi())


@schema.parametrize()
@settings(max_examples=4, suppress_health_check=list(HealthCheck))
def test_whatever_is_asked_the_answer_is_as_described_and_no_error_of_the_server(case, room):
    answer = room.request(case.method, case.formatted_path, params=case.query)
    assert answer.status_code < 500
    case.validate_response(answer, checks=CHECKS)


@settings(max_examples=25)
@given(words=st.text(max_size=40), address=st.sampled_from(ADDRESSES))
def test_no_address_brings_down_a_page(room, words, address):
    assert room.get(address.replace("{}", quote(words, safe=""))).status_code < 500


def test_the_description_names_everything_that_can_be_asked_and_no_page(room):
    described = room.get("/api/openapi.json").json()
    assert set(described["paths"]) >= {route.path for route in router.routes}
    assert all(path.startswith("/api/") for path in described["paths"])
    assert all(way["get"]["description"] for way in described["paths"].values() if "get" in way)
    assert "http" not in json.dumps(described["paths"])


def test_claims_are_those_of_the_case_page_by_page(room, kestrel):
    with open_case(kestrel) as case:
        wanted = [(claim.id, claim.completed, claim.echo) for claim in case.claims()]
    first = room.get("/api/claims").json()
    found = [item for number in range(1, first["pages"] + 1) for item in room.get(f"/api/claims?page={number}").json()["items"]]
    assert [(item["id"], item["completed"], item["echo"]) for item in found] == wanted
    assert first["total"] == len(wanted)


def test_a_claim_comes_with_its_origins_and_why_they_are_counted(room, kestrel):
    with open_case(kestrel) as case:
        claim = case.claims()[0]
        told = [(line.value, line.report.id, line.how) for lines in claim.told.values() for line in lines]
        origins = [(origin.name, origin.why) for origin in claim.origins]
        size, first = len(claim.statements), claim.first_report.id
    found = room.get("/api/claims/1").json()
    assert [(one["name"], one["why"]) for one in found["origins"]] == origins
    assert [(line["value"], line["report"], line["how"]) for line in found["told"]] == told
    statements = room.get(f"/api/claims/{claim.id}/statements").json()
    assert (statements["total"], found["first_report"]) == (size, first)


def test_a_report_comes_with_its_text_and_spans_point_into_it(room):
    report = room.get("/api/reports/03.txt").json()
    for said in room.get("/api/reports/03.txt/statements").json()["items"]:
        span = said["span"]
        assert report["text"][span["start"] : span["end"]] == span["text"]
    listed = room.get("/api/reports", params={"outlet": report["outlet"]}).json()["items"]
    assert report["id"] in {item["report"]["id"] for item in listed}


def test_a_source_comes_with_its_names_and_how_it_is_described(room):
    first = room.get("/api/sources").json()["items"][0]
    found = room.get(f"/api/sources/{first['id']}").json()
    assert (found["name"], found["kind"]) == (first["name"], first["kind"])
    assert found["name"] in found["names"]
    assert room.get("/api/sources/nobody").status_code == 404


def test_search_says_where_the_words_stand(room):
    found = room.get("/api/search", params={"q": "gates inspected"}).json()
    hit = found["statements"]["items"][0]
    assert {hit["statement"]["span"]["text"][a:b].lower() for a, b in hit["spans"]} == {"gates", "inspected"}
    assert found["whole"]


def test_the_size_of_the_case_adds_up(room):
    claims = room.get("/api/case").json()["claims"]
    assert claims["several"] + claims["alone"] == claims["total"] == claims["own"] + claims["attributed"]


def test_what_is_not_there_is_told_as_json(room):
    answer = room.get("/api/claims/zzzz")
    assert (answer.status_code, "no claim" in answer.json()["detail"]) == (404, True)
    assert room.get("/api/nothing").json()["detail"]


def test_what_is_said_on_a_source_s_word_is_asked_for_by_its_name_or_its_id(room, kestrel):
    with open_case(kestrel) as case:
        (id_,) = [id_ for id_, entity in case.entities() if entity.name == "Tamsin Oyelaran"]
        chained = {s.id for s in case.statements() if any(link.entity == id_ for link in s.chain)}
    for which in (id_, "Tamsin Oyelaran"):
        answer = room.get(f"/api/sources/{which}/statements").json()
        assert {statement["id"] for statement in answer["items"]} == chained
    denials = room.get(f"/api/sources/{id_}/statements", params={"way": "denies"}).json()["items"]
    assert {statement["stance"] for statement in denials} == {"denies"}


def test_the_timeline_adds_up_to_the_case(room, kestrel):
    answer = room.get("/api/timeline", params={"grain": "month"}).json()
    assert [column["start"] for column in answer["columns"]] == ["2019-11", "2031-03"]
    with open_case(kestrel) as case:
        total = len(case.reports())
    assert sum(column["counts"]["reports"] for column in answer["columns"]) + answer["undated"]["reports"] == total


def test_who_relies_on_whom_is_told_as_on_the_page(room):
    (first, *_) = room.get("/api/network", params={"how": "verbatim", "around": "Corrin Wire"}).json()["items"]
    assert (first["behind"]["name"], first["how"]) == ("Corrin Wire", "verbatim")
    assert first["taker"]["published"] > 0
