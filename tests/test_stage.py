from __future__ import annotations

import pickle

import pytest

from headwater.errors import Bug
from headwater.records import Claim, Decision, Engine, Passage, Reply, Report, Statement
from headwater.stage import Group, each, order
from headwater.stages import PIPELINE


def count_passages(group):
    yield Claim(f"{group.key}:{len(group[Passage])}")


def test_a_group_gives_its_rows_by_kind_and_nothing_for_a_kind_it_lacks():
    passage = Passage("r", 0, 5, "sentence", 0, "")
    group = Group("r", {Passage: [passage]})
    assert group[Passage] == [passage]
    assert group[Report] == []
    assert group.one(Passage) is passage


def test_asking_for_the_one_row_where_there_are_none_is_our_bug():
    with pytest.raises(Bug, match="expected one Report in group r, got 0"):
        Group("r", {}).one(Report)


def test_each_turns_a_function_of_one_group_into_one_of_many():
    run = each(count_passages)
    assert run([Group("a", {}), Group("b", {})]) == [[Claim("a:0")], [Claim("b:0")]]


def test_what_each_returns_can_be_handed_to_another_process():
    assert pickle.loads(pickle.dumps(each(count_passages)))([Group("a", {})]) == [[Claim("a:0")]]  # noqa: S301  # our own bytes


def test_rows_are_ordered_by_their_key_and_none_comes_first():
    early, late = Statement("r", 0, 5, "asserts", "sentence", ""), Statement("r", 3, 5, "asserts", "sentence", "")
    assert sorted([late, early], key=order) == [early, late]


def test_stage_names_are_unique_and_every_stage_says_what_it_reads_and_writes():
    assert len({stage.name for stage in PIPELINE}) == len(PIPELINE)
    assert all(stage.reads and stage.writes for stage in PIPELINE)


def test_a_stage_reads_only_what_an_earlier_one_writes_or_what_is_brought():
    known = {Report, Decision, Engine, Reply}
    for stage in PIPELINE:
        for read in stage.reads:
            assert {read.record, *(hop.record for hop in read.via)} <= known, (stage.name, read)
        known |= set(stage.writes)


def test_no_two_stages_write_the_same_table():
    written = [record for stage in PIPELINE for record in stage.writes]
    assert len(written) == len(set(written))


@pytest.mark.parametrize("stage", PIPELINE, ids=lambda s: s.name)
def test_every_stage_can_be_handed_to_another_process(stage):
    assert pickle.loads(pickle.dumps(stage)).name == stage.name  # noqa: S301  # our own bytes
