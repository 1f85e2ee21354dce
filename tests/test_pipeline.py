"""The whole pipeline on small and hostile piles: evidence holds, order and company change nothing."""

from __future__ import annotations

import dataclasses
from hashlib import sha256

import pytest

from headwater.records import (
    Addition,
    Alteration,
    Attribution,
    Claim,
    Copy,
    Date,
    Figure,
    Link,
    Membership,
    Mention,
    Origin,
    Passage,
    Referent,
    Report,
    Statement,
    Tally,
    Vector,
    Version,
)
from headwater.run.memory import run_in_memory
from headwater.stages import PIPELINE

WIRE = """Nine dead as dam gives way

PELL, March 8 (Corrin Wire) - A dam gave way early on Saturday and killed at least nine people, the county fire chief said.

"We are still pulling people off roofs," Fire Chief Darragh Quill told reporters.

The water authority said the gates had been working until 0240."""

RADIO = """“I told them twice”: engineer speaks

The former chief engineer Tamsin Oyelaran told this station the gates were last inspected in spring 2027.

“After that, nothing,” she said."""

LANTERN = """Dam gates not checked since 2027

The gates were last inspected in spring 2027, former chief engineer Tamsin Oyelaran told Radio Meridian on Monday.

The water authority denied that the gates had gone without inspection."""

HOSTILE = """😀 Minister: “all good” 👨‍👩‍👧‍👦

قال الوزير إن السد آمن. “The dam is safe,” said Mr é̀ Őz.

大坝很安全。部长说，“没有问题”。

Naïve\u202edetrever\u202c sources told AFP: 'ça va'… <script>alert(1)</script> \x00 \u2028 end
"""


def make_report(file, outlet, published, text):
    return Report(sha256(text.encode()).hexdigest(), outlet, text, file, "", published, "", "", "en", ())


PILE = [
    make_report("01.txt", "Corrin Wire", "2031-03-08T09:15", WIRE),
    make_report("02.txt", "Harrow Herald", "2031-03-08T10:02", WIRE + "\n\nCorrin Wire"),
    make_report("03.txt", "Radio Meridian", "2031-03-10T08:20", RADIO),
    make_report("04.txt", "Daily Lantern", "2031-03-10", LANTERN),
    make_report("05.txt", "", None, HOSTILE),
    make_report("06.txt", "Empty Echo", None, "."),
]


@pytest.fixture(scope="module")
def tables():
    return run_in_memory(PIPELINE, PILE)


def rows(tables, record):
    return list(tables[record].values())


def dump(tables):
    return {
        record.__name__: sorted((i, dataclasses.astuple(row)) for i, row in rows.items())
        for record, rows in tables.items()
        if rows
    }


@pytest.mark.parametrize("record", [Passage, Mention, Date, Figure, Statement, Addition, Version], ids=lambda r: r.__name__)
def test_every_span_lies_inside_its_report_and_is_not_empty(tables, record):
    texts = {report.id: report.text for report in PILE}
    for row in rows(tables, record):
        assert 0 <= row.start < row.end <= len(texts[row.report])
        assert texts[row.report][row.start : row.end].strip()


@pytest.mark.parametrize("record", [Copy, Alteration], ids=lambda r: r.__name__)
def test_every_pair_of_spans_lies_inside_its_reports(tables, record):
    texts = {report.id: report.text for report in PILE}
    for row in rows(tables, record):
        assert texts[row.a][row.a_start : row.a_end].strip()
        assert texts[row.b][row.b_start : row.b_end].strip()


def test_every_part_of_an_attribution_lies_inside_its_report(tables):
    texts = {report.id: report.text for report in PILE}
    found = rows(tables, Attribution)
    assert found
    for row in found:
        spans = [*row.content, *[(a, b) for a, b in ((row.source_start, row.source_end), (row.cue_start, row.cue_end)) if b]]
        assert all(0 <= a < b <= len(texts[row.report]) for a, b in spans)


def test_a_referent_is_called_only_what_its_report_calls_it(tables):
    texts = {report.id: report.text for report in PILE}
    for row in rows(tables, Referent):
        if row.key >= 0:
            assert all(name in texts[row.report] for name in row.names)


def test_every_link_stands_where_it_says(tables):
    texts = {report.id: report.text for report in PILE}
    owners = {row.id for record in (Statement, Attribution) for row in rows(tables, record)}
    for row in rows(tables, Link):
        assert row.owner in owners
        assert row.name
        assert row.start is None or texts[row.report][row.start : row.end].strip()


def test_every_statement_has_a_vector_and_a_claim_and_every_claim_a_tally(tables):
    statements = {row.id for row in rows(tables, Statement)}
    assert {row.statement for row in rows(tables, Vector)} == statements
    assert {row.statement for row in rows(tables, Membership)} == statements
    assert {row.claim for row in rows(tables, Membership)} == {row.id for row in rows(tables, Claim)}
    assert {row.claim for row in rows(tables, Tally)} == {row.id for row in rows(tables, Claim)}


def test_the_number_of_origins_shown_lies_in_the_range(tables):
    shown = {tally.claim: 0 for tally in rows(tables, Tally)}
    for origin in rows(tables, Origin):
        shown[origin.claim] += 1
        assert origin.why.endswith(".")
        assert origin.statements
    assert all(t.origins_min <= shown[t.claim] <= t.origins_max for t in rows(tables, Tally))


def test_the_order_of_reading_changes_nothing(tables):
    assert dump(run_in_memory(PIPELINE, PILE[::-1])) == dump(tables)


@pytest.mark.parametrize(
    "stage", [s for s in PIPELINE if s.by == "report" and s.reads[0].record is Report], ids=lambda s: s.name
)
def test_what_a_stage_finds_in_a_report_does_not_depend_on_the_others(tables, stage):
    alone = run_in_memory(PIPELINE, PILE[:1])
    report = PILE[0].id
    for record in stage.writes:
        if record is Vector or not any(read.via for read in stage.reads):
            mine = [row for row in rows(tables, record) if getattr(row, "report", "") == report]
            assert mine == [row for row in rows(alone, record) if getattr(row, "report", "") == report]


def test_the_same_interview_in_two_papers_has_one_origin(tables):
    texts = {report.id: report.text for report in PILE}
    statements = {row.id: row for row in rows(tables, Statement)}
    member = {row.statement: row.claim for row in rows(tables, Membership)}
    claims = {
        member[i]
        for i, row in statements.items()
        if row.report in (PILE[2].id, PILE[3].id) and "inspected in spring 2027" in texts[row.report][row.start : row.end]
    }
    for claim in claims:
        names = [origin.name for origin in rows(tables, Origin) if origin.claim == claim]
        assert names.count("Tamsin Oyelaran") == 1
        assert not {"Radio Meridian", "Daily Lantern"} & set(names)
