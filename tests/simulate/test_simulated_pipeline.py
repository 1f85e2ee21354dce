"""The whole pipeline on small invented corpora: what must hold whatever the news."""

from __future__ import annotations

import dataclasses
from hashlib import sha256

import pytest

from headwater.records import TABLES, Copy, Membership, Relies, Report, Statement, Tally
from headwater.run.memory import run_in_memory
from headwater.simulate import simulate
from headwater.stages import PIPELINE


def run(reports):
    return run_in_memory(PIPELINE, reports)


def dump(tables):
    rows = ((record, sorted(tables.get(record, {}).items())) for record in TABLES)
    return {record.__name__: [(id_, dataclasses.astuple(row)) for id_, row in found] for record, found in rows}


@pytest.fixture(scope="module")
def stories():
    """The stories of a small corpus that are told by several reports."""
    return [story for story in simulate(11, 16) if len(story.printed) > 2]


@pytest.fixture(scope="module")
def reports(stories):
    return [report for story in stories for report in story.reports]


@pytest.fixture(scope="module")
def tables(reports):
    return run(reports)


@pytest.fixture(scope="module")
def copied(reports):
    """A later copy of the first original, by an outlet that nobody knows."""
    base = min(reports, key=lambda report: report.published or "9")
    text = base.text + "\n© " + base.outlet + "\n"
    digest, time = sha256(text.encode()).hexdigest(), "2099-01-01T12:00"
    url = "https://almanac.example/1"
    return base, Report(digest, "The Almanac of Nowhere", text, "copy.txt", url, time, base.outlet, base.outlet, "en", ())


@pytest.fixture(scope="module")
def with_copy(reports, copied):
    return run([*reports, copied[1]])


def test_the_order_of_reading_changes_nothing(reports, tables):
    assert dump(run(reports[::-1])) == dump(tables)


def test_most_reliance_that_was_invented_is_found(stories, reports, tables):
    ids = {report.file.removesuffix(".txt"): report.id for report in reports}
    wanted = {(ids[row["id"]], ids[on]) for story in stories for row in story.truth["reports"] for on in row["relies_on"]}
    found = {(row.report, row.on) for row in tables[Relies].values()}
    assert len(wanted & found) >= 0.6 * len(wanted)


def test_a_copy_is_seen_to_rely_on_what_it_copies(copied, with_copy):
    base, copy = copied
    assert any(row.report == copy.id and row.on == base.id for row in with_copy[Relies].values())
    assert any({row.a, row.b} == {base.id, copy.id} for row in with_copy[Copy].values())


def test_a_copy_adds_no_origin_to_any_claim(reports, tables, with_copy):
    """Claims are told apart by their statements: a claim that the copy's words drew together is compared with the same."""
    before, after = count_by_statements(tables, reports), count_by_statements(with_copy, reports)
    same = before.keys() & after.keys()
    assert len(same) > 0.9 * len(before)
    assert {key: after[key] for key in same} == {key: before[key] for key in same}


def count_by_statements(tables, reports):
    """Return the range of origins of each claim by the set of its statements in these reports."""
    known = {report.id for report in reports}
    members = {}
    for row in tables[Membership].values():
        if tables[Statement][row.statement].report in known:
            members.setdefault(row.claim, set()).add(row.statement)
    tallies = {row.claim: (row.origins_min, row.origins_max) for row in tables[Tally].values()}
    return {frozenset(statements): tallies[claim] for claim, statements in members.items()}
