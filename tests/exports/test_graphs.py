from __future__ import annotations

from collections import Counter

import pytest

from headwater.exports.formats import export
from headwater.records import Relies
from tests.exports.readers import open_gexf, open_graphml
from tests.stories import Story, tell_story

OPEN = {"graphml": open_graphml, "gexf": open_gexf}


@pytest.fixture(params=OPEN)
def graph(request):
    return OPEN[request.param](b"".join(export(tell_story().view, request.param)))


def edges(graph, kind):
    """Return the labels at both ends of every edge of a kind."""
    label = dict(graph.nodes(data="label"))
    return sorted((label[a], label[b]) for a, b, values in graph.edges(data=True) if values["kind"] == kind)


def test_reports_statements_claims_origins_and_sources_are_nodes(graph):
    kinds = Counter(kind for _, kind in graph.nodes(data="kind"))
    assert kinds == {"report": 3, "statement": 6, "claim": 3, "origin": 4, "outlet": 3, "person": 2, "organisation": 2}


def test_every_edge_leads_from_a_node_to_a_node(graph):
    assert all(graph.nodes[a] and graph.nodes[b] for a, b in graph.edges())


def test_a_claim_shows_its_echo_and_its_words(graph):
    labels = {values["label"] for _, values in graph.nodes(data=True) if values["kind"] == "claim"}
    assert "2 reports → 1 origin: The spillway gates were last inspected in 2027" in labels


def test_who_says_what_and_on_whose_word(graph):
    gates = "The spillway gates were last inspected in 2027"
    assert ("National Wire", gates) in edges(graph, "states")
    assert [target for source, target in edges(graph, "said by") if source == gates] == [
        "Mara Okafor",
        "Mara Okafor",
        "National Wire",
    ]
    assert edges(graph, "denies") == [(gates.replace("The", "the"), f"2 reports → 1 origin: {gates}")]


def test_a_chain_keeps_its_order(graph):
    chain = [(values["position"], graph.nodes[b]["label"]) for _, b, values in graph.edges(data=True) if "position" in values]
    assert {(0, "National Wire"), (1, "Mara Okafor")} <= set(chain)


def test_a_statement_rests_on_an_origin_which_is_somebody(graph):
    assert ("Mara Okafor", "Mara Okafor") in edges(graph, "is")
    assert len(edges(graph, "rests on")) == 5
    assert len(edges(graph, "has origin")) == 4


def test_reliance_and_copies_lead_from_the_taker_to_the_giver(graph):
    assert edges(graph, "relies on") == [("The Daily Lamp", "National Wire")]
    assert edges(graph, "copies") == [("The Daily Lamp", "National Wire")]
    (values,) = [values for _, _, values in graph.edges(data=True) if values["kind"] == "relies on"]
    assert (values["how"], values["evidence"]) == ("verbatim", "It names National Wire. 46 words are the same.")


def test_a_copied_passage_lies_in_both_reports():
    story = tell_story()
    texts = {report.id: report.text for report in story.reports.values()}
    graph = open_graphml(b"".join(export(story.view, "graphml")))
    ((taker, giver, values),) = [edge for edge in graph.edges(data=True) if edge[2]["kind"] == "copies"]
    words = texts[taker][values["text_start"] : values["text_end"]]
    assert words == texts[giver][values["from_start"] : values["from_end"]] == "the former chief engineer Mara Okafor said"


def test_who_took_a_shared_passage_is_left_open_where_it_is_not_known():
    story = tell_story()
    story.rows = [row for row in story.rows if not isinstance(row, Relies)]
    graph = open_graphml(b"".join(export(story.view, "graphml")))
    assert len(edges(graph, "shares words with")) == 1
    assert edges(graph, "copies") == []


def test_gephi_gets_the_day_on_which_a_report_appeared():
    graph = open_gexf(b"".join(export(tell_story().view, "gexf")))
    began = {values["label"]: values.get("start") for _, values in graph.nodes(data=True) if values["kind"] == "report"}
    assert began == {"National Wire": "2031-03-03", "The Daily Lamp": "2031-03-04", "Valley Post": None}


@pytest.mark.parametrize("form", OPEN)
def test_an_empty_case_is_an_empty_graph(form):
    assert len(OPEN[form](b"".join(export(Story().view, form)))) == 0
