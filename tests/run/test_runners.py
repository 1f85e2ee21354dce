"""What every runner does, whoever calls the stages: one suite for all of them."""

from __future__ import annotations

import pytest

from headwater.case import Case
from headwater.records import TABLES, Claim, Copy, Entity, Fingerprint, Kin, Passage, Relies, Report, Seed, Tally
from headwater.run.local import run_local
from headwater.run.memory import run_in_memory
from headwater.stage import Hop, Read, Stage, each
from tests.run.toys import SPLIT, TOYS, make_pile, make_report


def in_memory(stages, rows, _folder):
    return run_in_memory(stages, rows)


def in_one_process(stages, rows, folder, jobs=1):
    with Case.create(folder / "toy.case") as case:
        case.add(rows)
        run_local(case, stages, jobs)
        return {record: {row.id: row for row in case.rows(record)} for record in TABLES}


def in_two_processes(stages, rows, folder):
    return in_one_process(stages, rows, folder, jobs=2)


@pytest.fixture(params=[in_memory, in_one_process, in_two_processes], ids=lambda runner: runner.__name__)
def run(request, tmp_path):
    return lambda stages, rows: request.param(stages, rows, tmp_path)


def tell(group):
    """Keep what a group held as a row, so that tests can look into it."""
    held = {record: [row.id for row in group[record]] for record in (Report, Passage, Seed, Kin, Entity)}
    yield Claim(f"{group.key}: {held}")


def test_a_pipeline_yields_what_it_yields_in_memory(run):
    pile = make_pile(24)
    expected = run_in_memory(TOYS, pile)
    found = run(TOYS, pile)
    for record in (Passage, Fingerprint, Seed, Copy, Kin, Relies, Claim, Entity):
        assert expected[record]
        assert found[record] == expected[record]


def test_no_stages_leave_a_case_as_it_was_brought(run):
    pile = make_pile(3)
    found = run((), pile)
    assert sorted(row.id for rows in found.values() for row in rows.values()) == sorted(row.id for row in pile)


def test_an_empty_case_yields_what_whole_case_stages_make_of_nothing(run):
    assert [row.first for row in run(TOYS, [])[Claim].values()] == ["0 0"]


def test_a_whole_case_stage_gets_the_whole_of_every_table_even_where_it_names_a_key(run):
    stage = Stage("tell", 1, None, (Read(Report, "id"), Read(Passage, "report")), (Claim,), each(tell))
    pile = make_pile(3)
    (claim,) = run((SPLIT, stage), pile)[Claim].values()
    assert all(row.id in claim.first for row in pile[::2])


def test_a_group_exists_where_any_keyed_read_has_a_row_for_it_and_nowhere_else(run):
    reads = (Read(Report, "id"), Read(Kin, "report"), Read(Entity, None))
    stage = Stage("tell", 1, "report", reads, (Claim,), each(tell))
    report = make_report("a", "x")
    found = run((stage,), [report, Kin("nowhere", "else", 1.0), Entity("e", "Quill", "person", ())])[Claim].values()
    assert sorted(claim.first.split(":")[0] for claim in found) == sorted([report.id, "nowhere"])
    assert all(Entity("e", "Quill", "person", ()).id in claim.first for claim in found)


def test_a_row_that_two_reads_bring_is_in_its_group_once(run):
    reads = (
        Read(Seed, "pair"),
        Read(Report, "id", via=(Hop(Seed, "a", "pair"),)),
        Read(Report, "id", via=(Hop(Seed, "b", "pair"),)),
    )
    stage = Stage("tell", 1, "pair", reads, (Claim,), each(tell))
    report = make_report("a", "x")
    seeds = [Seed("p", bucket, report.id, report.id, b"", b"") for bucket in (1, 2)]
    (claim,) = run((stage,), [report, *seeds])[Claim].values()
    assert claim.first.count(report.id) == 1


def test_a_rows_order_within_its_group_is_that_of_its_key_fields(run):
    passages = [Passage("r", start, 90, "sentence", 0, "") for start in (30, 4, 100, 0, 11)]
    stage = Stage("tell", 1, "report", (Read(Passage, "report"),), (Claim,), each(tell))
    (claim,) = run((stage,), passages)[Claim].values()
    places = [claim.first.index(row.id) for row in sorted(passages, key=lambda row: row.start)]
    assert places == sorted(places)


def test_a_number_can_be_a_groups_key(run):
    prints = [Fingerprint("r", bucket, "", b"", b"") for bucket in (10, 9, -1)]
    stage = Stage("tell", 1, "bucket", (Read(Fingerprint, "bucket"),), (Claim,), each(tell))
    assert sorted(c.first.split(":")[0] for c in run((stage,), prints)[Claim].values()) == ["-1", "10", "9"]


def test_of_rows_with_one_id_in_a_group_the_last_counts(run):
    stage = Stage("draft", 1, "report", (Read(Report, "id"),), (Entity,), each(write_twice))
    assert {row.name for row in run((stage,), make_pile(2))[Entity].values()} == {"fair copy"}


def write_twice(group):
    return [Entity(group.key, name, "person", ()) for name in ("draft", "fair copy")]


def test_a_stage_does_not_see_rows_of_the_stages_after_it(run):
    tell_one = Stage("one", 1, None, (Read(Claim, None),), (Claim,), each(count_claims))
    tell_two = Stage("two", 1, None, (Read(Claim, None),), (Claim,), each(count_claims))
    found = run((tell_one, tell_two), [Claim("brought")])[Claim].values()
    assert sorted(row.first for row in found) == ["1 claims", "2 claims", "brought"]


def test_a_stage_does_not_see_its_own_rows_however_many_calls_it_takes(run):
    stage = Stage("more", 1, "report", (Read(Report, "id"), Read(Claim, None)), (Claim,), each(count_own_claims))
    found = run((stage,), [*make_pile(40), Claim("brought")])[Claim].values()
    assert {row.first.split(" ", 1)[-1] for row in found} == {"has 1 claims", "brought"}


def count_own_claims(group):
    yield Claim(f"{group.key} has {len(group[Claim])} claims")


def count_claims(group):
    yield Claim(f"{len(group[Claim])} claims")


def test_many_groups_reach_a_stage_in_one_call(run):
    stage = Stage("batch", 1, "report", (Read(Report, "id"),), (Tally,), tally_batch)
    sizes = [row.reports for row in run((stage,), make_pile(12))[Tally].values()]
    assert max(sizes) > 1


def tally_batch(groups):
    """Break the rule that groups know nothing of one another, to see how many came."""
    return [[Tally(group.key, "", "", len(groups), 0, 0, 0, 0, "", "", None)] for group in groups]
