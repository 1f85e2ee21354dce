"""A model that knows the truth: what it replies comes out of the stage, so that a model's errors are its own."""

from __future__ import annotations

import json
from pathlib import Path

from headwater.readers.folder import read_reports
from headwater.records import Attribution, Drop, Engine, Reply, Report
from headwater.run.asking import questions_about
from headwater.run.memory import run_in_memory
from headwater.score.measure import find_all
from headwater.score.sources import score_attributions
from headwater.score.truth import read_truth
from headwater.stages.attribute import ATTRIBUTE
from headwater.stages.segment import SEGMENT
from tests.sources.proses import prose_of

FOLDER = Path(__file__).parents[2] / "examples" / "kestrel-dam"


def items(gold, report, question):
    """The attributions of a report whose content begins in the sentences of a question; one without a cue goes on."""
    found = []
    sentences = prose_of(report.text).sentences
    for row in (row for row in gold["attributions"] if row["report"] == Path(report.file).stem):
        at = find_all(report.text, row["content"])[0][0]
        number = next((n for n, (start, end) in enumerate(sentences) if start <= at < end), -1)
        if question.first <= number < question.last:
            if row.get("cue"):
                content = [row["content"]]
                found.append({"sentence": number, "source": row.get("source_text"), "cue": row["cue"], "content": content})
            elif found and found[-1]["source"] == row.get("source_text"):
                found[-1]["content"].append(row["content"])
    return found


def test_what_a_model_that_knows_the_truth_replies_comes_out():
    truth = read_truth(FOLDER)
    rows = list(read_reports(FOLDER))
    reports = [row for row in rows if isinstance(row, Report)]
    replies = [
        Reply(
            question.id, "truth", report.digest, json.dumps({"attributions": items(truth.gold, report, question)}), "", 1, 0, 0
        )
        for report in reports
        for question in questions_about(report)
    ]
    tables = run_in_memory((SEGMENT, ATTRIBUTE), [*rows, *replies, Engine("attribute", "llm", "truth")])
    found = tables[Attribution].values()
    trace = {
        "reports": [{"id": report.id, "file": report.file} for report in reports],
        "attributions": [
            {
                "report": row.report,
                "content": [list(span) for span in row.content],
                "source": None if row.source_start is None else [row.source_start, row.source_end],
            }
            for row in found
        ],
    }
    scores = score_attributions(trace, truth)
    assert scores["attribution_content"]["f1"] >= 95
    assert scores["attribution_with_source"]["f1"] >= 95
    assert not tables[Drop]
