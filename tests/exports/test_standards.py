"""PROV-JSON, schema.org and STIX, each asked with its own library what a reader of it would ask."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

import pytest
from prov.model import ProvAttribution, ProvDerivation, ProvEntity, ProvSpecialization
from rdflib import RDF, Literal

from headwater.exports.formats import export
from headwater.exports.stix import stamp_time
from tests.exports.readers import SCHEMA, open_json_ld, open_prov, open_stix
from tests.stories import Story, tell_hostile_story, tell_story

GATES = "The spillway gates were last inspected in 2027"


def write(story, form):
    return b"".join(export(story.view, form))


@pytest.fixture(scope="module")
def document():
    return open_prov(write(tell_story(), "prov"))


@pytest.fixture(scope="module")
def graph():
    return open_json_ld(write(tell_story(), "jsonld"))


@pytest.fixture(scope="module")
def bundle():
    return {one["id"]: one for one in open_stix(write(tell_story(), "stix"))}


# ------------------------------------------------------------ PROV


def value(record, name):
    return next((str(found) for key, found in record.attributes if str(key) == name), "")


def test_prov_attributes_a_statement_to_every_source_of_its_chain(document):
    label = {str(record.identifier): value(record, "prov:label") for record in document.get_records()}
    said = {str(record.identifier): value(record, "prov:value") for record in document.get_records(ProvEntity)}
    pairs = [
        (said[value(row, "prov:entity")], value(row, "headwater:position"), label[value(row, "prov:agent")])
        for row in document.get_records(ProvAttribution)
        if said[value(row, "prov:entity")]
    ]
    assert {(GATES, "0", "National Wire"), (GATES, "1", "Mara Okafor"), (GATES, "0", "Mara Okafor")} <= set(pairs)


def test_prov_derives_a_report_from_the_one_that_it_relies_on_and_says_why(document):
    derived = [row for row in document.get_records(ProvDerivation) if value(row, "headwater:how")]
    assert [value(row, "headwater:how") for row in derived] == ["verbatim"]
    evidence = {str(found) for key, found in derived[0].attributes if str(key) == "headwater:evidence"}
    assert evidence == {"It names National Wire.", "46 words are the same."}


def test_prov_ties_every_statement_of_a_claim_to_it(document):
    claims = Counter(value(row, "prov:generalEntity") for row in document.get_records(ProvSpecialization))
    assert sorted(claims.values()) == [1, 2, 3]


def test_prov_documents_read_back_as_they_were_written(document):
    assert open_prov(document.serialize(format="json").encode()) == document


# ------------------------------------------------------------ schema.org


def test_a_claim_appears_in_the_reports_that_have_it_and_not_in_those_that_deny_it(graph):
    claim = next(one for one in graph.subjects(RDF.type, SCHEMA.Claim) if graph.value(one, SCHEMA.text) == Literal(GATES))
    headlines = {str(graph.value(report, SCHEMA.headline)) for report in graph.objects(claim, SCHEMA.appearance)}
    assert headlines == {"Dam gates not inspected for four years, engineer says", "Kestrel dam: gates unchecked since 2027"}
    first = graph.value(claim, SCHEMA.firstAppearance)
    assert str(graph.value(graph.value(first, SCHEMA.publisher), SCHEMA.name)) == "National Wire"
    assert [str(graph.value(one, SCHEMA.name)) for one in graph.objects(claim, SCHEMA.creator)] == ["Mara Okafor"]


def test_a_claim_without_a_dated_report_has_no_first_appearance():
    story = Story()
    story.claim([story.say(story.report("1.txt", "Post", None, "Title\nIt broke."), "It broke.")], [])
    story.rows = [row for row in story.rows if type(row).__name__ != "Tally"]
    graph = open_json_ld(write(story, "jsonld"))
    assert list(graph.subjects(SCHEMA.firstAppearance)) == []


def test_schema_org_holds_no_rating_of_anything(graph):
    words = {str(term).removeprefix(str(SCHEMA)) for row in graph for term in row}
    assert not words & {"ClaimReview", "reviewRating", "Rating", "claimReviewed", "ratingValue"}


def test_an_address_that_is_no_web_page_is_left_out():
    graph = open_json_ld(write(tell_hostile_story(), "jsonld"))
    assert list(graph.objects(predicate=SCHEMA.url)) == []


# ------------------------------------------------------------ STIX


def test_every_object_of_a_bundle_is_valid_and_refers_to_objects_in_it(bundle):
    for one in bundle.values():
        refs = {one[name] for name in ("created_by_ref", "source_ref", "target_ref") if name in one}
        assert refs | set(one.get("object_refs", [])) <= set(bundle)


def test_ids_are_made_from_names_and_no_two_share_their_uuid(bundle):
    numbers = [UUID(id_.partition("--")[2]) for id_ in bundle]
    assert {number.version for number in numbers} == {5}
    assert len(set(numbers)) == len(numbers)


def test_a_denial_is_the_opinion_of_who_denies(bundle):
    (opinion,) = [one for one in bundle.values() if one["type"] == "opinion"]
    assert (opinion["opinion"], opinion["authors"]) == ("strongly-disagree", ["The Orrin Valley Water Authority"])
    assert opinion["explanation"] == GATES.replace("The", "the")
    assert bundle[opinion["object_refs"][0]]["abstract"] == "2 reports → 1 origin"


def test_a_report_without_a_date_is_a_note_since_stix_wants_dates_of_reports(bundle):
    names = {one["name"] for one in bundle.values() if one["type"] == "report"}
    assert names == {"Dam gates not inspected for four years, engineer says", "Kestrel dam: gates unchecked since 2027"}
    assert [one["content"] for one in bundle.values() if one.get("abstract") == "a report without a date"] == [
        "السد: Authority rejects claim"
    ]


def test_a_report_is_derived_from_the_one_that_it_relies_on(bundle):
    (tie,) = [one for one in bundle.values() if one["type"] == "relationship"]
    assert tie["relationship_type"] == "derived-from"
    assert bundle[tie["source_ref"]]["name"].startswith("Kestrel dam")
    assert bundle[tie["target_ref"]]["name"].startswith("Dam gates")


def test_a_bundle_of_nothing_names_its_maker_only():
    assert [one["name"] for one in open_stix(write(Story(), "stix"))] == ["Headwater"]


@pytest.mark.parametrize(
    ("published", "stamp"),
    [
        ("2031-03-03", "2031-03-03T00:00:00.000Z"),
        ("2031-03-03T09:30", "2031-03-03T09:30:00.000Z"),
        ("2031-03-03T09:30:15+02:00", "2031-03-03T07:30:15.000Z"),
        ("2031-03", ""),
        (None, ""),
    ],
)
def test_times_are_given_in_utc(published, stamp):
    assert stamp_time(published) == stamp
