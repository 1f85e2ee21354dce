from __future__ import annotations

import json

import jsonschema
import pytest

from headwater.exports.trace import dump_trace, make_trace, trace_schema
from tests.stories import HOSTILE, Story, tell_hostile_story, tell_story


def spans(trace):
    """Return every (report id, start, end) of a trace."""
    rows = [row for key in ("statements", "unsupported", "dates") for row in trace[key]]
    rows += [row[side] for key in ("copies", "altered_quotes") for row in trace[key] for side in "ab"]
    found = [(row["report"], row["start"], row["end"]) for row in rows]
    for row in trace["attributions"]:
        found += [(row["report"], *part) for part in (*row["content"], row["source"], row["cue"]) if part]
    links = [(row["report"], link) for key in ("statements", "attributions") for row in trace[key] for link in row["chain"]]
    return found + [(report, link["start"], link["end"]) for report, link in links if link["start"] is not None]


@pytest.mark.parametrize("tell", [Story, tell_story, tell_hostile_story])
def test_a_trace_has_the_shape_that_its_schema_says(tell):
    jsonschema.validate(make_trace(tell().view), trace_schema())


def test_the_schema_itself_is_valid():
    jsonschema.Draft202012Validator.check_schema(trace_schema())


@pytest.mark.parametrize("tell", [tell_story, tell_hostile_story])
def test_every_span_lies_in_its_report_and_every_statement_is_its_words(tell):
    trace = make_trace(tell().view)
    texts = {report["id"]: report["text"] for report in trace["reports"]}
    assert all(0 <= start < end <= len(texts[report]) for report, start, end in spans(trace))
    assert all(texts[s["report"]][s["start"] : s["end"]] == s["text"] for s in trace["statements"])


def test_every_id_in_a_trace_leads_somewhere():
    trace = make_trace(tell_story().view)
    ids = {key: {row["id"] for row in trace[key]} for key in ("reports", "entities", "statements", "claims")}
    for statement in trace["statements"]:
        assert statement["claim"] in ids["claims"]
        assert {link["entity"] for link in statement["chain"]} <= ids["entities"]
    for claim in trace["claims"]:
        assert {s for origin in claim["origins"] for s in origin["statements"]} <= ids["statements"]
        assert claim["first_report"] in ids["reports"]


def test_a_chain_names_the_report_that_an_outlet_stands_for():
    trace = make_trace(tell_story().view)
    files = {report["id"]: report["file"] for report in trace["reports"]}
    chains = [s["chain"] for s in trace["statements"] if files[s["report"]] == "02.txt"]
    assert [(link["name"], files.get(link["report"])) for link in chains[0]] == [
        ("National Wire", "01.txt"),
        ("Mara Okafor", None),
    ]


def test_names_stand_in_the_trace_exactly_as_in_the_reports():
    trace = make_trace(tell_story().view)
    texts = [report["text"] + report["outlet"] for report in trace["reports"]]
    for entity in trace["entities"]:
        assert all(any(name in text for text in texts) for name in entity["names"])


def test_versions_are_grouped_by_the_detail_in_which_they_differ():
    toll = next(claim for claim in make_trace(tell_story().view)["claims"] if claim["variants"])
    assert [variant["slot"] for variant in toll["variants"]] == ["killed"]
    assert [(value["text"], value["value"]) for value in toll["variants"][0]["values"]] == [("At least 9", "9+"), ("12", "12")]


def test_reliance_has_one_row_a_pair_with_its_evidence():
    trace = make_trace(tell_story().view)
    assert [(row["how"], row["evidence"]) for row in trace["relies"]] == [
        ("verbatim", ["It names National Wire.", "46 words are the same."])
    ]
    assert trace["copies"][0]["credited"] is True


def test_what_is_unknown_is_null_and_not_an_empty_text():
    trace = make_trace(tell_story().view)
    assert [report["credit"] for report in trace["reports"]] == [None, "National Wire", None]
    assert [report["published"] for report in trace["reports"]] == ["2031-03-03", "2031-03-04T09:30:00", None]


def test_the_order_in_which_rows_come_does_not_change_the_trace():
    story, backwards = tell_story(), tell_story()
    backwards.rows.reverse()
    assert dump_trace(story.view) == dump_trace(backwards.view)


def test_a_trace_reads_back_as_it_was_made():
    view = tell_hostile_story().view
    assert json.loads(dump_trace(view)) == make_trace(view)
    assert HOSTILE in json.loads(dump_trace(view))["reports"][0]["text"]


def test_a_lone_surrogate_is_kept_as_its_escape():
    story = Story()
    story.report("1.txt", "Post \ud83c", None, "Title\ntext")
    story.rows = [row for row in story.rows if type(row).__name__ == "Report"]
    assert json.loads(dump_trace(story.view).encode("utf-8"))["reports"][0]["outlet"] == "Post \ud83c"
