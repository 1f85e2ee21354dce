from __future__ import annotations

from headwater.records import Attribution, Link, Meaning, Passage, Quotation, Referent
from headwater.run.memory import run_in_memory
from headwater.stages.quote import QUOTE

REPORT = "r"
QUILL = Referent(REPORT, 5, "Darragh Quill", "person", ("Darragh Quill",), "", plural=False)


def attribution(start, end, form="text"):
    return Attribution(REPORT, None, None, None, None, ((start, end),), "direct", form, "", "", 1.0)


def link(owner, referent=QUILL, position=0, kind="person"):
    return Link(owner.id, position, REPORT, referent.name, kind, referent.id, 0, 5)


def quotations(*rows):
    found = run_in_memory([QUOTE], [QUILL, Meaning(QUILL.id, "quill", ""), *rows])[Quotation].values()
    return sorted((row.start, row.end, row.speaker) for row in found)


def test_a_quotation_is_said_by_whom_it_is_attributed_to():
    said = attribution(8, 40)
    assert quotations(Passage(REPORT, 10, 30, "quotation", 0, ""), said, link(said)) == [(10, 30, "quill")]


def test_a_quotation_that_nobody_is_said_to_say_has_no_speaker():
    assert quotations(Passage(REPORT, 10, 30, "quotation", 0, "")) == [(10, 30, "")]


def test_an_unnamed_speaker_is_none():
    said = attribution(8, 40)
    assert quotations(Passage(REPORT, 10, 30, "quotation", 0, ""), said, link(said, kind="unnamed")) == [(10, 30, "")]


def test_the_innermost_source_is_the_speaker():
    said = attribution(8, 40)
    paper = Referent(REPORT, 50, "Post", "outlet", ("Post",), "", plural=False)
    rows = [paper, Meaning(paper.id, "post", ""), link(said, paper, 0), link(said, QUILL, 1)]
    assert quotations(Passage(REPORT, 10, 30, "quotation", 0, ""), said, *rows) == [(10, 30, "quill")]


def test_what_somebody_says_in_a_transcript_is_a_quotation_and_a_sentence_is_none():
    said = attribution(8, 40, form="transcript")
    assert quotations(Passage(REPORT, 50, 60, "sentence", 0, ""), said, link(said)) == [(8, 40, "quill")]
