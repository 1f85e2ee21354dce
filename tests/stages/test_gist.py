from __future__ import annotations

from headwater.ids import unpack_ids
from headwater.records import Date, Figure, Gist, Gists, Statement
from headwater.run.memory import run_in_memory
from headwater.stages.gist import GIST
from tests.stages.claim_stories import CHEESE, DEAD, DENIAL, GATES, dam_story, make_report


def test_every_statement_has_one_gist():
    tables = run_in_memory((GIST,), dam_story())
    assert {row.statement for row in tables[Gist].values()} == set(tables[Statement])
    assert len(tables[Gist]) == len(tables[Statement])


def test_a_report_s_gists_do_not_depend_on_the_other_reports():
    alone = run_in_memory((GIST,), make_report(1, [GATES[0], CHEESE]))
    beside = run_in_memory((GIST,), [*make_report(1, [GATES[0], CHEESE]), *make_report(2, [GATES[1] * 9, DENIAL])])
    assert all(beside[Gist][key] == row for key, row in alone[Gist].items())


def test_a_denial_is_marked():
    tables = run_in_memory((GIST,), make_report(1, [CHEESE, DENIAL]))
    marked = {tables[Statement][row.statement].stance for row in tables[Gist].values() if "denied" in row.marks}
    assert marked == {"denies"}


def test_a_gist_has_the_days_and_the_roles_of_figures_within_its_statement_alone():
    report, dead, cheese = make_report(1, [DEAD[0], CHEESE])
    nine, sunday = DEAD[0].index("Nine"), report.text.index("Sunday")
    figure = Figure(report.id, nine, nine + 4, 9.0, 9.0, 9.0, "exact", "people", "killed")
    date = Date(report.id, sunday, sunday + 6, "2031-03-09", None, "day", "")
    month = Date(report.id, 0, 4, "2031-03", None, "month", "")
    gists = {
        row.statement: row.facts for row in run_in_memory((GIST,), [report, dead, cheese, figure, date, month])[Gist].values()
    }
    assert gists == {dead.id: ("killed",), cheese.id: ("2031-03-09",)}


def test_a_report_without_statements_has_nothing():
    report, *_ = make_report(1, [CHEESE])
    tables = run_in_memory((GIST,), [report])
    assert not tables[Gist]
    assert not tables[Gists]


def test_the_gists_of_a_report_are_there_in_columns_too():
    tables = run_in_memory((GIST,), dam_story())
    found = {row.report: unpack_ids(row.statements) for row in tables[Gists].values()}
    for report, statements in found.items():
        assert statements == sorted(row.id for row in tables[Statement].values() if row.report == report)
    assert sum(map(len, found.values())) == len(tables[Statement])
