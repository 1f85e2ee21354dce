from headwater.records import Date, Passage, Report, hash_key
from headwater.run.memory import run_in_memory
from headwater.stages.date import DATE

TEXT = "Dam closed\n\nREAD on Sunday: more\n\nThe dam was closed on Monday and will reopen next month."


def make_report(text=TEXT, published="2031-03-05"):
    return Report(hash_key(text), "The Ledger", text, "01.txt", "", published, "", "", "en", ())


def dates(rows):
    return sorted(run_in_memory([DATE], rows).get(Date, {}).values(), key=lambda row: row.start)


def test_each_expression_becomes_a_row_that_points_at_its_words():
    report = make_report()
    rows = dates([report])
    assert [report.text[row.start : row.end] for row in rows] == ["Sunday", "Monday", "next month"]
    assert [(row.value, row.end_value, row.grain) for row in rows][1:] == [
        ("2031-03-03", None, "day"),
        ("2031-04", None, "month"),
    ]
    assert all(row.why for row in rows)


def test_a_week_has_its_monday_and_its_sunday():
    (row,) = dates([make_report("Shares rose last week.")])
    assert (row.value, row.end_value, row.grain) == ("2031-02-24", "2031-03-02", "week")


def test_furniture_has_no_dates():
    report = make_report()
    start = TEXT.index("READ")
    rows = dates([report, Passage(report.id, start, start + 20, "furniture", 1, "teaser")])
    assert [TEXT[row.start : row.end] for row in rows] == ["Monday", "next month"]


def test_two_reports_are_read_each_against_its_own_date():
    first, second = make_report("It fell on Monday.", "2031-03-05"), make_report("It fell on Monday, they say.", "2031-03-12")
    assert {row.report: row.value for row in dates([first, second])} == {first.id: "2031-03-03", second.id: "2031-03-10"}


def test_an_undated_report_keeps_only_what_is_written_out():
    assert [row.value for row in dates([make_report("It fell on Monday, 3 March 2031.", None)])] == ["2031-03-03"]
