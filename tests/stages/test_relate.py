from __future__ import annotations

from headwater.run.memory import group_rows, run_in_memory
from headwater.stages.relate import RELATE
from tests.copying.newsroom import STAGES, report

REPORTS = [
    report("The spillway gates jammed on Friday, engineer Okafor said.", "Post", "2031-03-10"),
    report("Okafor: gates of the spillway jammed.", "Herald"),
    report("Barley growers marched.", "Wire"),
]


def relate():
    (group,) = group_rows(RELATE, run_in_memory(STAGES[:3], REPORTS))
    (rows,) = RELATE.run([group])
    return rows


def test_kin_are_rows_in_both_directions_ordered_by_report():
    rows = relate()
    assert {(row.report, row.other) for row in rows} == {(row.other, row.report) for row in rows}
    assert {row.report for row in rows} == {REPORTS[0].id, REPORTS[1].id}


def test_kin_say_when_the_other_one_was_published():
    assert {(row.other, row.published) for row in relate()} == {(REPORTS[0].id, "2031-03-10"), (REPORTS[1].id, "")}


def test_an_empty_case_has_no_kin():
    (group,) = group_rows(RELATE, {})
    assert RELATE.run([group]) == [[]]
