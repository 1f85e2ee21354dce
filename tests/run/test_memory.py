from __future__ import annotations

from headwater.records import Claim, Entity, Passage, Report, Tally
from headwater.run.memory import group_rows, run_in_memory
from headwater.stage import Hop, Read, Stage, each


def make_report(name):
    return Report(name, "", name * 3, f"{name}.txt", "", None, "", "", "en", ())


def split(group):
    report = group.one(Report)
    yield from (Passage(report.id, n, n + 1, "sentence", n, "") for n in range(len(report.text)))


def collect(group):
    yield Claim(f"{group.key} {len(group[Passage])}")


SPLIT = Stage("split", 1, "report", (Read(Report, "id"),), (Passage,), each(split))
WHOLE = Stage("whole", 1, None, (Read(Passage, None),), (Claim,), each(collect))


def test_a_stage_sees_what_the_one_before_it_found():
    tables = run_in_memory([SPLIT, WHOLE], [make_report("ab"), make_report("c")])
    assert len(tables[Passage]) == 9
    assert [row.first for row in tables[Claim].values()] == [" 9"]


def test_groups_come_in_the_order_of_their_keys_whatever_the_order_of_the_rows():
    reports = [make_report(letter) for letter in "abcde"]
    forwards = run_in_memory([SPLIT], reports)
    backwards = run_in_memory([SPLIT], reports[::-1])
    assert list(forwards[Passage]) == list(backwards[Passage])


def test_a_whole_case_is_one_group_even_when_it_is_empty():
    assert [g.key for g in group_rows(WHOLE, {})] == [""]


def test_rows_reach_their_groups_over_several_tables():
    a, b = make_report("a"), make_report("b")
    passages = [Passage(r.id, 0, 1, "sentence", 0, "") for r in (a, b)]
    claims = [Claim(p.id) for p in passages]
    hops = (Hop(Passage, "report", "id"), Hop(Claim, "first", "id"))
    stage = Stage("far", 1, "claim", (Read(Claim, "id"), Read(Report, "id", via=hops)), (Tally,), each(lambda _: ()))
    tables = run_in_memory([], [a, b, *passages, *claims])
    assert {g.key: g.one(Report) for g in group_rows(stage, tables)} == {claims[0].id: a, claims[1].id: b}


def test_a_read_without_a_key_reaches_every_group_but_makes_none():
    entity = Entity("e", "Quill", "person", ())
    stage = Stage("all", 1, "report", (Read(Report, "id"), Read(Entity, None)), (Claim,), each(lambda _: ()))
    tables = run_in_memory([], [make_report("a"), make_report("b"), entity])
    assert [group[Entity] for group in group_rows(stage, tables)] == [[entity], [entity]]
    assert group_rows(stage, run_in_memory([], [entity])) == []
