from datetime import date

from headwater.records import Date, Day, Kin, Passage, Report, hash_key
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


def test_an_undated_report_much_like_a_dated_one_is_read_as_of_its_day_and_says_so():
    report = make_report("The dam was closed on Monday.", None)
    rows = [report, Kin(report.id, "other", 0.8, "2031-03-05T09:00")]
    assert [(row.value, row.why.partition("; ")[2]) for row in dates(rows)] == [
        ("2031-03-03", "undated itself, it is read as of 2031-03-05, when the report most like it appeared")
    ]


def test_each_report_has_its_day():
    report = make_report()
    (row,) = run_in_memory([DATE], [report])[Day].values()
    assert row == Day(report.id, date(2031, 3, 5).toordinal(), report.id, "its own date")
